//! What refers to what.

use std::collections::BTreeMap;

use super::entry::{AnyEntry, Entry};
use super::kind::Kind;
use super::knowledge::KnowledgeBase;
use super::source::Source;
use super::typed_ref::Ref;

/// A reference to an entry of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnyRef {
    kind: Kind,
    position: usize,
}

impl AnyRef {
    /// The same reference, if it is one to this kind.
    pub fn to<T: Entry>(self) -> Option<Ref<T>> {
        (self.kind == T::KIND).then(|| Ref::new(self.position))
    }
}

impl<T: Entry> From<Ref<T>> for AnyRef {
    fn from(reference: Ref<T>) -> Self {
        Self { kind: T::KIND, position: reference.position() }
    }
}

impl<T: Entry> From<&Ref<T>> for AnyRef {
    fn from(reference: &Ref<T>) -> Self {
        (*reference).into()
    }
}

impl KnowledgeBase {
    /// The entries of a kind that refer to another entry, as a whole or in their parts, withdrawn ones included.
    pub fn referring(&self, kind: Kind, to: impl Into<AnyRef>) -> impl Iterator<Item = &dyn AnyEntry> {
        let to = to.into();
        self.of_kind(kind).filter(move |entry| entry.refers_to(to))
    }

    /// The entries that cite each source, as a whole or in their parts, in the order in which a reader wants the kinds.
    /// Withdrawn ones are among them; a source that nothing cites is not.
    pub fn citations(&self) -> BTreeMap<Ref<Source>, Vec<&dyn AnyEntry>> {
        let mut found: BTreeMap<Ref<Source>, Vec<&dyn AnyEntry>> = BTreeMap::new();
        for entry in self.all() {
            for source in entry.references().into_iter().filter_map(AnyRef::to) {
                found.entry(source).or_default().push(entry);
            }
        }
        found
    }
}
