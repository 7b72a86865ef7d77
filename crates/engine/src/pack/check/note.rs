//! Notes.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::Note;
use crate::pack::raw::RawNote;
use crate::pack::raw_pack::Sited;

impl FromRaw for Note {
    type Raw = RawNote;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawNote>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        Some(Self {
            id: id(&raw.id)?,
            kind: raw.kind,
            title: checker.filled(file, &raw.title),
            text: raw.text,
            verdict: raw.verdict,
            common,
        })
    }
}
