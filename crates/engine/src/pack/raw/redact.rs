//! Redactions as they are written.

use super::common::entry;
use crate::source::Located;

entry! {
    /// Personal or secret text to hide, besides the formats of keys.
    pub struct RawRedact {
        /// Kebab-case.
        pub id: Located<String>,
        /// What is hidden.
        pub title: Located<String>,
        /// The pattern; group 1 is hidden, or the whole match.
        pub regex: Located<String>,
        /// The word that stands in its place, in square brackets.
        pub label: Located<String>,
        /// What such texts look like, with counts in place of the secret: `{32 hex}.{16}`. `check` proves that the pattern
        /// finds them.
        #[serde(default)]
        pub examples: Vec<Located<String>>,
    }
}
