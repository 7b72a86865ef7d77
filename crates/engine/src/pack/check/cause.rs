//! The root-cause matrix and the fixes.

use super::checker::{Checker, id};
use super::wording::Site;
use crate::model::{Advice, Cause, Evidence, Feature, Fix, Ref, Step};
use crate::pack::raw::{RawAdvice, RawCause, RawEvidence, RawFix, RawStep};
use crate::pack::raw_pack::Sited;
use crate::source::Diagnostic;
use crate::source::FileId;
use crate::source::{Located, suggest};

impl Checker<'_> {
    pub(super) fn cause(&mut self, entry: Sited<RawCause>) -> Option<Cause> {
        let common = self.common(&entry);
        let (file, pack, raw) = (entry.file, entry.pack, entry.raw);
        let site = Site { file, pack, entry: &raw.id.span };
        self.require(&raw.fixes, file, &raw.id.span, "this cause has no fix", "add `fixes = [\"…\"]`, best first");
        let layer = self.resolve(file, &raw.layer);
        let evidence = raw.evidence.iter().filter_map(|evidence| self.evidence(file, evidence)).collect();
        let avoid = raw.avoid.iter().filter_map(|advice| self.advice(site, advice)).collect();
        let first_action = raw.first_action.as_ref().map(|text| self.wording(site, &text.value, Some(&text.span)));
        Some(Cause {
            id: id(&raw.id)?,
            title: self.filled(file, &raw.title),
            layer: layer?,
            symptom: raw.symptom,
            why: raw.why,
            prior: raw.prior,
            evidence,
            fixes: self.resolve_all(file, &raw.fixes),
            first_action,
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
        self.report(Diagnostic::error("dangling-reference", message).at(file, cell.span.clone()).help(help));
        None
    }

    fn advice(&mut self, site: Site<'_>, raw: &RawAdvice) -> Option<Advice> {
        let when = self.optional_predicate(site.file, raw.when.as_ref())?;
        Some(Advice {
            text: self.wording(site, &raw.text, None),
            because: self.wording(site, &raw.because, None),
            when,
        })
    }

    pub(super) fn fix(&mut self, entry: Sited<RawFix>) -> Option<Fix> {
        let common = self.common(&entry);
        let (file, pack, raw) = (entry.file, entry.pack, entry.raw);
        let site = Site { file, pack, entry: &raw.id.span };
        self.require(
            &raw.steps,
            file,
            &raw.id.span,
            "this fix has no step",
            "add `steps = [{ do = \"…\", pass = \"…\" }]`",
        );
        if raw.minutes.value == 0 {
            let problem = Diagnostic::error("no-time", "no fix takes no time").at(file, raw.minutes.span.clone());
            self.report(problem.help("fixes are ordered by what they cost; write 1 or more"));
        }
        Some(Fix {
            id: id(&raw.id)?,
            title: self.filled(file, &raw.title),
            minutes: raw.minutes.value.max(1),
            reversible: raw.reversible,
            who: raw.who,
            steps: raw.steps.iter().filter_map(|step| self.step(site, step)).collect(),
            when: self.optional_predicate(file, raw.when.as_ref())?,
            common,
        })
    }

    fn step(&mut self, site: Site<'_>, raw: &RawStep) -> Option<Step> {
        let when = self.optional_predicate(site.file, raw.when.as_ref())?;
        let action = self.filled(site.file, &raw.action);
        Some(Step {
            action: self.wording(site, &action, Some(&raw.action.span)),
            run: raw.run.as_ref().map(|run| self.command(site, run)),
            pass: self.wording(site, &raw.pass, None),
            place: raw.place.as_ref().map(|place| self.wording(site, place, None)),
            if_it_fails: raw.if_it_fails.as_ref().map(|fails| self.wording(site, fails, None)),
            when,
        })
    }
}
