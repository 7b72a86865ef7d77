//! The kinds of entry.

use std::fmt;
use std::str::FromStr;

use super::kinds::with_kinds;

macro_rules! kinds {
    ($($table:ident $several:ident $checked:ident $written:ident $holds:tt;)*) => {
        /// A kind of entry: a table of the rule format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = $holds] $checked,)*
        }

        impl Kind {
            /// All kinds, in the order in which a reader wants them.
            pub const ALL: [Self; [$(Self::$checked),*].len()] = [$(Self::$checked),*];

            /// The name of the table.
            pub fn name(self) -> &'static str {
                match self { $(Self::$checked => stringify!($table),)* }
            }

            /// Several of them, for headlines and folders.
            pub fn plural(self) -> &'static str {
                match self { $(Self::$checked => stringify!($several),)* }
            }
        }
    };
}
with_kinds!(kinds);

impl Kind {
    /// All kinds by their plurals, with commas between them.
    pub fn listed() -> String {
        Self::ALL.map(Self::plural).join(", ")
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
        let found = Self::ALL.into_iter().find(|kind| wanted == kind.name() || wanted == kind.plural());
        found.ok_or_else(|| format!("there is no such kind of entry; there are {}", Self::listed()))
    }
}
