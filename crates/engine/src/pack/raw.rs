//! Rule files as they are written: serde types, nothing checked yet.
//!
//! These types are the rule format. Their documentation becomes the JSON Schema that editors complete and validate with
//! (`triage schema`). They stop at [`check`](crate::pack::check): nothing behind it sees a raw type.

mod case;
mod cause;
mod client;
mod common;
mod concept;
mod error;
mod fact;
mod reference;

pub use case::{RawExpectation, RawFixture};
pub use cause::{RawAdvice, RawCause, RawEvidence, RawFix, RawStep};
pub use client::{RawClient, RawPerSystem};
pub use common::RawCommon;
pub use concept::RawConcept;
pub use error::{RawError, RawMatch, RawPointer};
pub use fact::{RawEcho, RawFact, RawPlace, RawRedact};
pub use reference::{
    RawAnswer, RawCell, RawClaim, RawFeature, RawFormat, RawKey, RawLayer, RawNote, RawProbe, RawProvider, RawSource,
};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::source::Located;

/// The manifest of a pack, in `pack.toml`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawManifest {
    /// The name of the pack, kebab-case.
    pub id: Located<String>,
    /// The version of the pack's knowledge, as semantic versioning writes it.
    pub version: Located<String>,
    /// The rule format: 1 or 2. Concepts and `says` need 2.
    pub schema: Located<u32>,
    /// The versions of triage that can read the pack, such as `>=0.1`.
    pub engine: Located<String>,
    /// One line that says what the pack is about.
    pub title: String,
    /// The licence of the rule files.
    pub license: String,
    /// A paragraph more.
    pub description: Option<String>,
    /// Where the pack lives; links to `Edit this rule` start here.
    pub homepage: Option<String>,
    /// What stands for a placeholder such as `{provider.console}` where nothing is known to fill it, by the placeholder's name.
    /// Rule format 2.
    #[serde(default)]
    pub neutral: BTreeMap<String, Located<String>>,
}

/// A rule file: any number of entries of any kind. The kind of an entry is its table, never its path.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawFile {
    /// The manifest; one file of the pack has it.
    pub pack: Option<RawManifest>,
    /// Where a failure can sit.
    #[serde(default)]
    pub layer: Vec<RawLayer>,
    /// What can be known about a case.
    #[serde(default)]
    pub fact: Vec<RawFact>,
    /// Named lists of words for one idea.
    #[serde(default)]
    pub concept: Vec<RawConcept>,
    /// Regions that only repeat what the user sent.
    #[serde(default)]
    pub echo: Vec<RawEcho>,
    /// Personal or secret text to hide.
    #[serde(default)]
    pub redact: Vec<RawRedact>,
    /// The error table.
    #[serde(default)]
    pub error: Vec<RawError>,
    /// The root-cause matrix.
    #[serde(default)]
    pub cause: Vec<RawCause>,
    /// The fix steps.
    #[serde(default)]
    pub fix: Vec<RawFix>,
    /// The feature matrix.
    #[serde(default)]
    pub feature: Vec<RawFeature>,
    /// The key systems.
    #[serde(default)]
    pub key: Vec<RawKey>,
    /// Who answers.
    #[serde(default)]
    pub provider: Vec<RawProvider>,
    /// The programs that show errors.
    #[serde(default)]
    pub client: Vec<RawClient>,
    /// What is said, and whether it is so.
    #[serde(default)]
    pub claim: Vec<RawClaim>,
    /// Security and cost notes, questions and answers.
    #[serde(default)]
    pub note: Vec<RawNote>,
    /// Where knowledge comes from.
    #[serde(default)]
    pub source: Vec<RawSource>,
}
