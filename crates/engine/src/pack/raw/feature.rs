//! The feature matrix as it is written.

use serde::{Deserialize, Serialize};

use super::common::entry;
use crate::model::{Support, Verdict};
use crate::source::Located;

entry! {
    /// A row of the feature matrix.
    pub struct RawFeature {
        /// Kebab-case.
        pub id: Located<String>,
        /// What a person would call it.
        pub title: Located<String>,
        /// What the feature is.
        pub summary: String,
        /// Whether an own key covers it, provider by provider.
        pub support: Vec<RawCell>,
    }
}

/// A cell of the feature matrix.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawCell {
    /// The id of the provider, or `*` for every provider without a cell of its own.
    pub provider: Located<String>,
    /// Whether it is covered.
    pub answer: Support,
    /// How well that is supported.
    pub verdict: Verdict,
    /// What there is to say about it.
    pub note: String,
    /// Ids of the sources that say so.
    #[serde(default)]
    pub sources: Vec<Located<String>>,
}
