//! The error table as it is written.

use serde::{Deserialize, Serialize};

use super::common::entry;
use crate::model::{Retry, Strength, Verdict};
use crate::payload::Region;
use crate::source::Located;

entry! {
    /// A known error: the signatures that recognise it, and what it can point to.
    pub struct RawError {
        /// Kebab-case, with an optional system in front: `system/what-it-says`.
        pub id: Located<String>,
        /// What a person would call it.
        pub title: Located<String>,
        /// Other spellings and codes that people search for.
        #[serde(default)]
        pub aliases: Vec<Located<String>>,
        /// What it means, in one to three sentences.
        pub meaning: Option<String>,
        /// How it is recognised.
        #[serde(rename = "match")]
        pub signature: Located<RawMatch>,
        /// The layer that it most often points to.
        pub layer: Located<String>,
        /// Whether sending the same request again can help.
        pub retry: Option<Retry>,
        /// The one thing to do first.
        pub first_action: Option<String>,
        /// The causes that it can point to, and how strongly.
        pub points_to: Vec<RawPointer>,
        /// Signs that this is not the error at hand.
        #[serde(default)]
        pub not_this_when: Vec<String>,
        /// Short texts that this error must not be recognised in: what it could be taken for. `check` proves them.
        #[serde(default)]
        pub not_this: Vec<String>,
        /// Why no fixture shows this error: `check` asks for one otherwise.
        pub no_fixture: Option<String>,
        /// Counts only where nothing more particular was recognised.
        #[serde(default)]
        pub generic: bool,
        /// Counts only where nothing else is recognised, in a payload of one line, and never in a scan: for texts that report no
        /// failure.
        #[serde(default)]
        pub alone: bool,
        /// Errors that do not count when this one is recognised.
        #[serde(default)]
        pub supersedes: Vec<Located<String>>,
        /// How well the meaning is supported.
        pub verdict: Option<Verdict>,
    }
}

/// What an error is recognised by. Codes, texts, patterns and statements recognise, each alone; status and `when` narrow.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawMatch {
    /// Structured codes, compared whole and without regard to case.
    #[serde(default)]
    pub codes: Vec<Located<String>>,
    /// Literal fragments; ` ... ` inside one stands for a gap of up to 80 characters, `{concept}` for any of its words.
    #[serde(default)]
    pub texts: Vec<Located<String>>,
    /// Regular expressions, each with a literal that always occurs.
    #[serde(default)]
    pub regex: Vec<Located<String>>,
    /// Concepts and words that meet in one statement, in any order and close together: `{credential} {not-accepted}`; `{!valid}`
    /// is a concept turned round. Rule format 2.
    #[serde(default)]
    pub says: Vec<Located<String>>,
    /// Where codes and texts are looked for as well, beyond what is said: `html`, `json`, `stack`, `path`, `header`. Rule
    /// format 2.
    #[serde(default, rename = "in")]
    pub within: Vec<Located<Region>>,
    /// HTTP statuses: beside codes, texts or patterns a known other status voids the match.
    #[serde(default)]
    pub status: Vec<Located<u16>>,
    /// A predicate that must hold as well.
    pub when: Option<Located<String>>,
    /// Literal fragments that void the match, or, where they name a `{concept}`, statements that do.
    #[serde(default)]
    pub unless: Vec<Located<String>>,
}

/// A cause that an error can point to.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawPointer {
    /// The id of the cause.
    pub cause: Located<String>,
    /// How strongly the error speaks for it.
    pub strength: Strength,
    /// Only where this predicate holds.
    pub when: Option<Located<String>>,
    /// Why.
    pub because: Option<String>,
}
