//! Concepts as they are written.

use super::common::entry;
use crate::source::Located;

entry! {
    /// A named list of words for one idea, used as `{id}` in `says`, `texts`, `regex` and `unless`. Rule format 2.
    pub struct RawConcept {
        /// Kebab-case.
        pub id: Located<String>,
        /// What a person would call it.
        pub title: Option<String>,
        /// What it stands for, and what not.
        pub doc: Option<String>,
        /// The words, in several languages. Case, accents, hyphens and underscores do not matter; a `*` at the end stands for up to four letters.
        pub words: Vec<Located<String>>,
        /// The id of another concept, whose words turn this one round where they stand at most three words before it; two cancel.
        pub negated_by: Option<Located<String>>,
        /// Whether it stands for literal texts rather than for words of a language: in `unless` its words are then looked for in
        /// the whole payload as the texts of an error are, paths, hosts and commands included.
        #[serde(default)]
        pub anywhere: bool,
    }
}
