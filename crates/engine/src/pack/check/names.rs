//! The ids of all entries: what a reference can lead to.

use std::collections::{BTreeMap, HashMap};

use rustc_hash::FxBuildHasher;

use crate::model::{Entry, Kind, Ref};

/// The ids of each kind. The position of an id in their order is the position of the entry in its table.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    of_kind: BTreeMap<Kind, HashMap<String, usize, FxBuildHasher>>,
}

impl Names {
    /// Notes the ids of one kind, which come in order.
    pub(super) fn note(&mut self, kind: Kind, ids: impl Iterator<Item = String>) {
        self.of_kind.insert(kind, ids.zip(0..).collect());
    }

    /// The entry with this id.
    pub(super) fn find<T: Entry>(&self, id: &str) -> Option<Ref<T>> {
        self.of_kind.get(&T::KIND)?.get(id).copied().map(Ref::new)
    }

    /// The ids of one kind, in order.
    pub(super) fn ids(&self, kind: Kind) -> Vec<String> {
        let Some(positions) = self.of_kind.get(&kind) else { return Vec::new() };
        let mut ids = vec![String::new(); positions.len()];
        for (id, position) in positions {
            if let Some(slot) = ids.get_mut(*position) {
                slot.clone_from(id);
            }
        }
        ids
    }
}
