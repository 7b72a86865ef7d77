//! Key systems as they are written.

use serde::{Deserialize, Serialize};

use super::common::entry;
use crate::model::Verdict;
use crate::source::Located;

entry! {
    /// A key system.
    pub struct RawKey {
        /// Kebab-case.
        pub id: Located<String>,
        /// What a person would call it.
        pub title: Located<String>,
        /// Where such a key is kept.
        pub lives: String,
        /// What it proves, and to whom.
        pub authenticates: String,
        /// What it looks like. Of several formats that fit, the longest prefix wins.
        #[serde(default)]
        pub formats: Vec<RawFormat>,
        /// How a client sends it.
        pub sent_as: Option<String>,
        /// Where it is issued.
        pub issued_at: Option<String>,
        /// The id of the provider that issues it.
        pub provider: Option<Located<String>>,
        /// The id of the layer that looks at it, if it travels the chain.
        pub checked_at: Option<Located<String>>,
        /// How well all this is supported.
        pub verdict: Option<Verdict>,
    }
}

/// What a key looks like.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawFormat {
    /// How it begins.
    pub prefix: Located<String>,
    /// The whole key, where more than the prefix is known.
    pub regex: Option<Located<String>>,
    /// How long a whole key is, in characters, where every one is as long.
    pub length: Option<u16>,
    /// What such keys look like, with counts in place of the secret: `gsk_{52}` is `gsk_` and 52 letters and digits;
    /// `{32 hex}`, `{32 digits}`, `{32 capitals}` are others. `check` proves that the pattern finds them.
    #[serde(default)]
    pub examples: Vec<Located<String>>,
    /// What there is to say about it.
    pub note: Option<String>,
}
