//! Layers.

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::Layer;
use crate::pack::raw::RawLayer;
use crate::pack::raw_pack::Sited;

impl FromRaw for Layer {
    type Raw = RawLayer;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawLayer>) -> Option<Self> {
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        Some(Self {
            id: id(&raw.id)?,
            title: checker.filled(file, &raw.title),
            summary: raw.summary,
            owner: raw.owner,
            order: raw.order,
            out_of_scope: raw.out_of_scope,
            common,
        })
    }
}
