//! What every entry has, of a known kind or of any.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::common::Common;
use super::id::Id;
use super::kind::Kind;
use super::reference::AnyRef;
use super::word::Verdict;
use crate::predicate::Predicate;

/// An entry of a pack.
pub trait Entry: Sized + Serialize + DeserializeOwned {
    /// Its kind.
    const KIND: Kind;

    /// Its id, unique among the entries of its kind.
    fn id(&self) -> &Id<Self>;

    /// What a person calls it.
    fn title(&self) -> &str;

    /// What every entry has.
    fn common(&self) -> &Common;

    /// How well it is supported, where it says so.
    fn verdict(&self) -> Option<Verdict> {
        None
    }

    /// Visits every entry that it or a part of it refers to, beside the sources of the whole.
    fn visit_references(&self, _visit: &mut dyn FnMut(AnyRef)) {}

    /// The predicates in it.
    fn predicates(&mut self) -> Vec<&mut Predicate> {
        Vec::new()
    }
}

/// An entry of any kind: what can be asked of it without knowing which.
pub trait AnyEntry {
    /// Its kind.
    fn kind(&self) -> Kind;

    /// Its id, unique among the entries of its kind.
    fn name(&self) -> &str;

    /// What a person calls it.
    fn title(&self) -> &str;

    /// What every entry has.
    fn common(&self) -> &Common;

    /// How well it is supported, where it says so.
    fn verdict(&self) -> Option<Verdict>;

    /// Every entry that it refers to, as a whole or in its parts, each once and in order: sources, causes, fixes, layers and
    /// so on. What its predicates name is not among them.
    fn references(&self) -> Vec<AnyRef>;

    /// Whether it refers to this entry, as a whole or in its parts.
    fn refers_to(&self, other: AnyRef) -> bool;

    /// What it says, with references that [`KnowledgeBase::content`](super::KnowledgeBase::content) resolves.
    #[doc(hidden)]
    fn fields(&self) -> Value;
}

impl<T: Entry> AnyEntry for T {
    fn kind(&self) -> Kind {
        T::KIND
    }

    fn name(&self) -> &str {
        self.id().as_str()
    }

    fn title(&self) -> &str {
        Entry::title(self)
    }

    fn common(&self) -> &Common {
        Entry::common(self)
    }

    fn verdict(&self) -> Option<Verdict> {
        Entry::verdict(self)
    }

    fn references(&self) -> Vec<AnyRef> {
        let mut found = Vec::new();
        visit_all(self, &mut |reference| found.push(reference));
        found.sort_unstable();
        found.dedup();
        found
    }

    fn refers_to(&self, other: AnyRef) -> bool {
        let mut found = false;
        visit_all(self, &mut |reference| found |= reference == other);
        found
    }

    fn fields(&self) -> Value {
        // Every entry can be written; a test writes one of each kind. Were there one that cannot, the reason would be seen.
        serde_json::to_value(self).unwrap_or_else(|error| Value::String(error.to_string()))
    }
}

/// Visits the sources of an entry, and what else it refers to.
fn visit_all<T: Entry>(entry: &T, visit: &mut dyn FnMut(AnyRef)) {
    entry.common().sources.iter().for_each(|source| visit(source.into()));
    entry.visit_references(visit);
}

/// Makes an entry of a model type with the fields `id`, `title` and `common`; what else it has to say stands in braces.
macro_rules! impl_entry {
    ($type:ident $({ $($more:tt)* })?) => {
        impl crate::model::entry::Entry for $type {
            const KIND: crate::model::kind::Kind = crate::model::kind::Kind::$type;

            fn id(&self) -> &crate::model::id::Id<Self> {
                &self.id
            }

            fn title(&self) -> &str {
                &self.title
            }

            fn common(&self) -> &crate::model::common::Common {
                &self.common
            }

            $($($more)*)?
        }
    };
}
pub(super) use impl_entry;
