//! Claims as they are written.

use super::common::entry;
use crate::model::Verdict;
use crate::source::Located;

entry! {
    /// Something that is said, and whether it is so.
    pub struct RawClaim {
        /// Kebab-case.
        pub id: Located<String>,
        /// What is said, in our own words.
        pub text: Located<String>,
        /// Whether it is so.
        pub verdict: Verdict,
        /// What it is about.
        pub topic: String,
        /// Ids of the sources that say it.
        #[serde(default)]
        pub said_by: Vec<Located<String>>,
        /// Ids of the sources that say otherwise.
        #[serde(default)]
        pub against: Vec<Located<String>>,
        /// What is true.
        pub note: Option<String>,
        /// Where exactly it is said.
        #[serde(rename = "where")]
        pub place: Option<String>,
    }
}
