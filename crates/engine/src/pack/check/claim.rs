//! Claims.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::Claim;
use crate::pack::raw::RawClaim;
use crate::pack::raw_pack::Sited;

impl FromRaw for Claim {
    type Raw = RawClaim;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawClaim>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        Some(Self {
            id: id(&raw.id)?,
            title: checker.filled(file, &raw.text),
            verdict: raw.verdict,
            topic: raw.topic,
            said_by: checker.resolve_all(file, &raw.said_by),
            against: checker.resolve_all(file, &raw.against),
            note: raw.note,
            place: raw.place,
            common,
        })
    }
}
