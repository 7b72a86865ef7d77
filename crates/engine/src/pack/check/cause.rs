//! The root-cause matrix.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use super::wording::Site;
use crate::model::{Advice, Cause, Evidence, Feature, Ref};
use crate::pack::raw::{RawAdvice, RawCause, RawEvidence};
use crate::pack::raw_pack::Sited;
use crate::source::{Diagnostic, FileId, Located, ProblemKind, suggest};

impl FromRaw for Cause {
    type Raw = RawCause;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawCause>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, pack, raw) = (entry.file, entry.pack, entry.raw);
        let site = Site { file, pack, entry: &raw.id.span };
        checker.require(&raw.fixes, file, &raw.id.span, "this cause has no fix", "add `fixes = [\"…\"]`, best first");
        let layer = checker.resolve(file, &raw.layer);
        let evidence = raw.evidence.iter().filter_map(|evidence| checker.evidence(file, evidence)).collect();
        let avoid = raw.avoid.iter().filter_map(|advice| checker.advice(site, advice)).collect();
        let first_action = raw.first_action.as_ref().map(|text| checker.wording(site, &text.value, Some(&text.span)));
        Some(Self {
            id: id(&raw.id)?,
            title: checker.filled(file, &raw.title),
            layer: layer?,
            symptom: raw.symptom,
            why: raw.why,
            prior: raw.prior,
            evidence,
            fixes: checker.resolve_all(file, &raw.fixes),
            first_action,
            avoid,
            verdict: raw.verdict,
            common,
        })
    }
}

impl Checker<'_> {
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

    fn advice(&mut self, site: Site<'_>, raw: &RawAdvice) -> Option<Advice> {
        let when = self.optional_predicate(site.file, raw.when.as_ref())?;
        Some(Advice {
            text: self.wording(site, &raw.text, None),
            because: self.wording(site, &raw.because, None),
            when,
        })
    }
}
