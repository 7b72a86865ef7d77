//! The feature matrix.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::{Cell, Feature};
use crate::pack::raw::{RawCell, RawFeature};
use crate::pack::raw_pack::Sited;
use crate::source::FileId;

impl FromRaw for Feature {
    type Raw = RawFeature;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawFeature>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        checker.require(
            &raw.support,
            file,
            &raw.id.span,
            "this feature has no cell",
            "add `support = [{ provider = \"*\", … }]`",
        );
        Some(Self {
            id: id(&raw.id)?,
            title: checker.filled(file, &raw.title),
            summary: raw.summary,
            support: raw.support.iter().filter_map(|cell| checker.cell(file, cell)).collect(),
            common,
        })
    }
}

impl Checker<'_> {
    fn cell(&mut self, file: FileId, raw: &RawCell) -> Option<Cell> {
        let provider = if raw.provider.value == "*" { None } else { Some(self.resolve(file, &raw.provider)?) };
        Some(Cell {
            provider,
            answer: raw.answer,
            verdict: raw.verdict,
            note: raw.note.clone(),
            sources: self.resolve_all(file, &raw.sources),
        })
    }
}
