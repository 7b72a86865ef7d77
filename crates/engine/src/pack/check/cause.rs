//! The root-cause matrix and the fixes.

use super::checker::{Checker, id};
use crate::model::{Advice, Cause, Evidence, Feature, Fix, Ref, Step};
use crate::pack::raw::{RawAdvice, RawCause, RawEvidence, RawFix, RawStep};
use crate::pack::raw_pack::Sited;
use crate::source::FileId;
use crate::source::{Diagnostic, ProblemKind};
use crate::source::{Located, suggest};

impl Checker<'_> {
    pub(super) fn cause(&mut self, entry: Sited<RawCause>) -> Option<Cause> {
        let common = self.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        self.require(&raw.fixes, file, &raw.id.span, "this cause has no fix", "add `fixes = [\"…\"]`, best first");
        let layer = self.resolve(file, &raw.layer);
        let evidence = raw.evidence.iter().filter_map(|evidence| self.evidence(file, evidence)).collect();
        let avoid = raw.avoid.iter().filter_map(|advice| self.advice(file, advice)).collect();
        Some(Cause {
            id: id(&raw.id)?,
            title: self.filled(file, &raw.title),
            layer: layer?,
            symptom: raw.symptom,
            why: raw.why,
            prior: raw.prior,
            evidence,
            fixes: self.resolve_all(file, &raw.fixes),
            avoid,
            verdict: raw.verdict,
            common,
        })
    }

    fn evidence(&mut self, file: FileId, raw: &RawEvidence) -> Option<Evidence> {
        let cell = raw.cell.as_ref().map(|cell| self.cell_reference(file, cell));
        Some(Evidence {
            when: self.predicate(file, &raw.when)?,
            strength: raw.strength,
            because: raw.because.clone(),
            cell: cell.flatten(),
        })
    }

    /// `feature-id/provider-id`: the cell of the matrix that a piece of evidence cites.
    fn cell_reference(&mut self, file: FileId, cell: &Located<String>) -> Option<(Ref<Feature>, usize)> {
        let (feature, provider) = cell.value.split_once('/').unwrap_or((&cell.value, ""));
        let name = Located { value: feature.to_owned(), span: cell.span.clone() };
        let reference = self.resolve::<Feature>(file, &name)?;
        let providers = self.cells.get(feature).map(Vec::as_slice).unwrap_or_default();
        if let Some(position) = providers.iter().position(|known| known == provider) {
            return Some((reference, position));
        }
        let help = match suggest(provider, providers.iter().map(String::as_str)) {
            Some(close) => format!("did you mean `{feature}/{close}`?"),
            None => format!("its cells are for {}", providers.join(", ")),
        };
        let message = format!("the feature `{feature}` has no cell for `{provider}`");
        self.report(Diagnostic::new(ProblemKind::DanglingReference, message).at(file, cell.span.clone()).help(help));
        None
    }

    fn advice(&mut self, file: FileId, raw: &RawAdvice) -> Option<Advice> {
        let when = self.optional_predicate(file, raw.when.as_ref())?;
        Some(Advice { text: raw.text.clone(), because: raw.because.clone(), when })
    }

    pub(super) fn fix(&mut self, entry: Sited<RawFix>) -> Option<Fix> {
        let common = self.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        self.require(
            &raw.steps,
            file,
            &raw.id.span,
            "this fix has no step",
            "add `steps = [{ do = \"…\", pass = \"…\" }]`",
        );
        if raw.minutes.value == 0 {
            let problem =
                Diagnostic::new(ProblemKind::NoTime, "no fix takes no time").at(file, raw.minutes.span.clone());
            self.report(problem.help("fixes are ordered by what they cost; write 1 or more"));
        }
        Some(Fix {
            id: id(&raw.id)?,
            title: self.filled(file, &raw.title),
            minutes: raw.minutes.value.max(1),
            reversible: raw.reversible,
            who: raw.who,
            steps: raw.steps.iter().map(|step| self.step(file, step)).collect(),
            common,
        })
    }

    fn step(&mut self, file: FileId, raw: &RawStep) -> Step {
        Step {
            action: self.filled(file, &raw.action),
            run: raw.run.as_ref().map(|run| self.filled(file, run)),
            pass: raw.pass.clone(),
            place: raw.place.clone(),
            if_it_fails: raw.if_it_fails.clone(),
        }
    }
}
