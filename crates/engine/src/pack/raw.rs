//! Rule files as they are written: serde types, nothing checked yet.
//!
//! These types are the rule format. Their documentation becomes the JSON Schema that editors complete and validate with
//! (`triage schema`). They stop at [`check`](crate::pack::check): nothing behind it sees a raw type.

mod case;
mod cause;
mod claim;
mod client;
mod common;
mod concept;
mod echo;
mod error;
mod fact;
mod feature;
mod fix;
mod key;
mod layer;
mod note;
mod provider;
mod redact;
mod source;

pub use case::{RawExpectation, RawExpectedProblem, RawFixture};
pub use cause::{RawAdvice, RawCause, RawEvidence};
pub use claim::RawClaim;
pub use client::{RawClient, RawPerSystem};
pub use common::RawCommon;
pub use concept::RawConcept;
pub use echo::RawEcho;
pub use error::{RawError, RawMatch, RawPointer};
pub use fact::{RawFact, RawPlace};
pub use feature::{RawCell, RawFeature};
pub use fix::{RawFix, RawStep};
pub use key::{RawFormat, RawKey};
pub use layer::RawLayer;
pub use note::RawNote;
pub use provider::{RawAnswer, RawProbe, RawProvider};
pub use redact::RawRedact;
pub use source::RawSource;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::with_kinds;
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
    /// What stands for a placeholder such as `{provider.console}` where nothing is known to fill it, by the placeholder's
    /// name. Rule format 2.
    #[serde(default)]
    pub neutral: BTreeMap<String, Located<String>>,
    /// What the pack is about, in a few words: the engine's own sentences speak of it so. Rule format 2.
    pub subject: Option<Located<String>>,
    /// The errors that people meet most often, the most frequent first: the start page of the site names them.
    #[serde(default)]
    pub frequent: Vec<Located<String>>,
    /// Other words of the engine's own sentences that depend on the subject.
    #[serde(default)]
    pub words: RawWords,
}

/// Words of the engine's own sentences that depend on the subject; each has a neutral wording.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawWords {
    /// The title of the feature matrix.
    pub matrix: Option<String>,
    /// What would help to recognise a text that nothing is known of, a line each.
    #[serde(default)]
    pub capture: Vec<String>,
    /// What the post of `triage report` asks its writer to fill in, a line each.
    #[serde(default)]
    pub post: Vec<String>,
}

macro_rules! raw_file {
    ($($table:ident $several:ident $checked:ident $written:ident $holds:tt;)*) => {
        /// A rule file: any number of entries of any kind. The kind of an entry is its table, never its path.
        #[derive(Clone, Debug, Default, Deserialize, Serialize)]
        #[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct RawFile {
            /// The manifest; one file of the pack has it.
            pub pack: Option<RawManifest>,
            $(#[doc = $holds] #[serde(default)] pub $table: Vec<$written>,)*
        }
    };
}
with_kinds!(raw_file);
