//! What every entry has, of a known kind or of any.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::common::Common;
use super::id::Id;
use super::kind::Kind;
use super::source::Source;
use super::typed_ref::Ref;
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

    /// The sources that parts of it cite, beside those of the whole.
    fn cited_by_parts(&self) -> Vec<Ref<Source>> {
        Vec::new()
    }

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

    /// Every source that it cites, as a whole or in its parts, each once and in order.
    fn cites(&self) -> Vec<Ref<Source>>;

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

    fn cites(&self) -> Vec<Ref<Source>> {
        let mut cited = self.cited_by_parts();
        cited.extend(&Entry::common(self).sources);
        cited.sort_unstable();
        cited.dedup();
        cited
    }

    fn fields(&self) -> Value {
        // Every entry can be written; a test writes one of each kind. Were there one that cannot, the reason would be seen.
        serde_json::to_value(self).unwrap_or_else(|error| Value::String(error.to_string()))
    }
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
