//! Echoed regions.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::Echo;
use crate::pack::raw::RawEcho;
use crate::pack::raw_pack::Sited;

impl FromRaw for Echo {
    type Raw = RawEcho;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawEcho>) -> Option<Self> {
        let common = checker.common(&entry);
        Some(Self {
            id: id(&entry.raw.id)?,
            title: checker.filled(entry.file, &entry.raw.title),
            from: entry.raw.from.iter().filter_map(|place| checker.spot(entry.file, place)).collect(),
            common,
        })
    }
}
