//! Providers as they are written.

use serde::{Deserialize, Serialize};

use super::common::entry;
use crate::model::Verdict;
use crate::source::Located;

entry! {
    /// Who answers a request.
    pub struct RawProvider {
        /// Kebab-case.
        pub id: Located<String>,
        /// What a person would call it.
        pub title: Located<String>,
        /// Where its API begins.
        pub base_url: Option<String>,
        /// Where its keys and bills are.
        pub console: Option<String>,
        /// Where it tells of outages.
        pub status_page: Option<String>,
        /// The host names that it answers from.
        #[serde(default)]
        pub hosts: Vec<String>,
        /// A test of a key that costs no tokens.
        pub probe: Option<RawProbe>,
        /// What each answer to the test proves.
        #[serde(default)]
        pub answers: Vec<RawAnswer>,
        /// How well all this is supported.
        pub verdict: Option<Verdict>,
    }
}

/// A test of a key that costs no tokens.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawProbe {
    /// What to do, or to know, beside running it.
    #[serde(rename = "do")]
    pub action: Option<String>,
    /// Where the request goes, a GET that costs no tokens. Capitals in the host stand for what the reader fills in.
    pub url: Option<Located<String>>,
    /// The header in which the key travels, with `{key}` in its place: `Authorization: Bearer {key}`, or for basic
    /// authentication `Authorization: Basic {key}:`. Without it there is no key.
    pub send: Option<Located<String>>,
    /// The environment variable that customarily holds the key.
    pub variable: Option<Located<String>>,
    /// Other headers, each `Name: value`.
    #[serde(default)]
    pub headers: Vec<Located<String>>,
    /// The exact command, where there is no `url` to make it from. It never holds a key.
    pub run: Option<Located<String>>,
    /// What you see when the key is good.
    pub pass: String,
    /// What it costs.
    pub cost: Option<String>,
}

/// What an answer to a key test proves, and what it does not.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawAnswer {
    /// The HTTP status, or 0 where nothing answered.
    pub status: u16,
    /// The code beside it, where it matters.
    pub code: Option<String>,
    /// What it proves.
    pub proves: String,
    /// What it does not prove.
    pub not_proves: Option<String>,
}
