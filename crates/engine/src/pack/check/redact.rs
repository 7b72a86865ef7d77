//! Redactions.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::Redaction;
use crate::pack::raw::RawRedact;
use crate::pack::raw_pack::Sited;

impl FromRaw for Redaction {
    type Raw = RawRedact;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawRedact>) -> Option<Self> {
        let common = checker.common(&entry);
        Some(Self {
            id: id(&entry.raw.id)?,
            title: checker.filled(entry.file, &entry.raw.title),
            pattern: checker.pattern(entry.file, &entry.raw.regex)?,
            label: checker.filled(entry.file, &entry.raw.label),
            examples: checker.examples(entry.file, &entry.raw.examples),
            common,
        })
    }
}
