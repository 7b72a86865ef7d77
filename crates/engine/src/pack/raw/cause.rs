//! The root-cause matrix as it is written.

use serde::{Deserialize, Serialize};

use super::common::entry;
use crate::model::{Prior, Strength, Verdict};
use crate::source::Located;

entry! {
    /// A root cause: why a layer failed.
    pub struct RawCause {
        /// Kebab-case.
        pub id: Located<String>,
        /// What a person would call it.
        pub title: Located<String>,
        /// The layer that it belongs to.
        pub layer: Located<String>,
        /// What somebody who has it sees.
        pub symptom: String,
        /// Why it happens.
        pub why: String,
        /// How often it is behind such errors.
        #[serde(default)]
        pub prior: Prior,
        /// What speaks for or against it once an error points to it.
        #[serde(default)]
        pub evidence: Vec<RawEvidence>,
        /// Ids of the fixes, best first.
        pub fixes: Vec<Located<String>>,
        /// The one thing to do first where this cause leads and the error that was recognised says it for another one.
        pub first_action: Option<Located<String>>,
        /// What not to do.
        #[serde(default)]
        pub avoid: Vec<RawAdvice>,
        /// How well the cause is supported.
        pub verdict: Option<Verdict>,
    }
}

/// A piece of evidence for or against a cause.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawEvidence {
    /// The predicate that must hold.
    pub when: Located<String>,
    /// How much it speaks for the cause, or against it.
    pub strength: Strength,
    /// Why, in a sentence that a reader sees.
    pub because: String,
    /// The cell of the feature matrix that says so: `feature-id/provider-id`.
    pub cell: Option<Located<String>>,
}

/// Something not to do.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawAdvice {
    /// What not to do.
    pub text: String,
    /// Why not.
    pub because: String,
    /// Only where this predicate holds.
    pub when: Option<Located<String>>,
}
