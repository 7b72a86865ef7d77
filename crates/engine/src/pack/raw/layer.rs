//! Layers as they are written.

use super::common::entry;
use crate::source::Located;

entry! {
    /// A part of the system that can fail.
    pub struct RawLayer {
        /// Kebab-case.
        pub id: Located<String>,
        /// What a person would call it.
        pub title: Located<String>,
        /// What a failure there means.
        pub summary: String,
        /// Who can mend it.
        pub owner: String,
        /// The place in the chain; lower comes first.
        pub order: u32,
        /// Whether a failure there is none of the pack's subject: a look-alike.
        #[serde(default)]
        pub out_of_scope: bool,
    }
}
