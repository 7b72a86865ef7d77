//! The numbers that a pack knows: error numbers, ports, years. Others of their length are counts and ids.

use std::ops::RangeInclusive;

use rustc_hash::FxHashSet;

use crate::model::KnowledgeBase;

/// Numbers as they are written.
#[derive(Debug, Default)]
pub(super) struct Numbers(FxHashSet<Vec<u8>>);

impl Numbers {
    /// How many digits they have: fewer may be a status of any sort, more are ids.
    pub(super) const LENGTHS: RangeInclusive<usize> = 4..=5;

    /// All that stand in what a pack recognises and weighs, wherever they stand there: one too many costs time only.
    pub(super) fn of(knowledge: &KnowledgeBase) -> Self {
        let written = (&knowledge.errors, &knowledge.causes, &knowledge.facts, &knowledge.clients, &knowledge.concepts);
        // It cannot fail: what is written is of fixed types and goes to memory.
        Self::in_text(&postcard::to_stdvec(&written).unwrap_or_default())
    }

    /// All that stand in a text.
    pub(super) fn in_text(text: &[u8]) -> Self {
        let runs = text.split(|byte| !byte.is_ascii_digit());
        Self(runs.filter(|run| Self::LENGTHS.contains(&run.len())).map(<[u8]>::to_vec).collect())
    }

    pub(super) fn contains(&self, number: &[u8]) -> bool {
        self.0.contains(number)
    }
}
