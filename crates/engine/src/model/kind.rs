//! The kinds of entry, and what every entry has in common.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::common::Common;
use super::id::Id;
use crate::predicate::Predicate;

/// A kind of entry: the name of its table in a rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the table of that name; the raw type of the table documents it")]
pub enum Kind {
    Error,
    Cause,
    Fix,
    Layer,
    Feature,
    Key,
    Provider,
    Concept,
    Fact,
    Claim,
    Note,
    Source,
    Echo,
    Redact,
}

impl Kind {
    /// All kinds, in the order in which a reader wants them.
    pub const ALL: [Self; 14] = [
        Self::Error,
        Self::Cause,
        Self::Fix,
        Self::Layer,
        Self::Feature,
        Self::Key,
        Self::Provider,
        Self::Concept,
        Self::Fact,
        Self::Claim,
        Self::Note,
        Self::Source,
        Self::Echo,
        Self::Redact,
    ];

    /// The name of the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Cause => "cause",
            Self::Fix => "fix",
            Self::Layer => "layer",
            Self::Feature => "feature",
            Self::Key => "key",
            Self::Provider => "provider",
            Self::Concept => "concept",
            Self::Fact => "fact",
            Self::Claim => "claim",
            Self::Note => "note",
            Self::Source => "source",
            Self::Echo => "echo",
            Self::Redact => "redact",
        }
    }

    /// Several of them, for headlines and folders.
    pub fn plural(self) -> String {
        match self {
            Self::Fix => "fixes".to_owned(),
            Self::Redact => "redactions".to_owned(),
            Self::Echo => "echoes".to_owned(),
            other => format!("{}s", other.name()),
        }
    }

    /// What joins the words of an id: facts are variables of predicates, so theirs is an underscore.
    pub(super) fn id_separator(self) -> char {
        if self == Self::Fact { '_' } else { '-' }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = text.to_lowercase();
        Self::ALL.into_iter().find(|kind| wanted == kind.name() || wanted == kind.plural()).ok_or_else(|| {
            let names: Vec<String> = Self::ALL.iter().map(|kind| kind.plural()).collect();
            format!("there is no such kind of entry; there are {}", names.join(", "))
        })
    }
}

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

    /// The predicates in it.
    fn predicates(&mut self) -> Vec<&mut Predicate> {
        Vec::new()
    }
}

/// Gives a model type its kind, with `id`, `title` and `common` as fields, and a function that finds its predicates if it
/// has any.
macro_rules! impl_entry {
    ($type:ty, $kind:ident $(, $predicates:expr)?) => {
        impl crate::model::kind::Entry for $type {
            const KIND: crate::model::kind::Kind = crate::model::kind::Kind::$kind;

            fn id(&self) -> &crate::model::id::Id<Self> {
                &self.id
            }

            fn title(&self) -> &str {
                &self.title
            }

            fn common(&self) -> &crate::model::common::Common {
                &self.common
            }

            $(
                fn predicates(&mut self) -> Vec<&mut crate::predicate::Predicate> {
                    $predicates(self)
                }
            )?
        }
    };
}
pub(super) use impl_entry;
