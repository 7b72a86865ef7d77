//! Clients as they are written.

use serde::{Deserialize, Serialize};

use super::common::entry;
use crate::model::Verdict;
use crate::source::Located;

entry! {
    /// A program that shows errors, how it is recognised, and where it keeps its settings. Rule format 2.
    pub struct RawClient {
        /// Kebab-case.
        pub id: Located<String>,
        /// What a person would call it.
        pub title: Located<String>,
        /// The sort of place where it shows errors: a value of the fact with a place `{ surface = true }`.
        pub surface: Located<String>,
        /// Whether it counts only where no other client is recognised: a library, or a language.
        #[serde(default)]
        pub behind: bool,
        /// Words by which it is recognised anywhere in a payload, stack frames and paths included; whole words, any case.
        #[serde(default)]
        pub marks: Vec<Located<String>>,
        /// Regular expressions by which it is recognised.
        #[serde(default)]
        pub mark_patterns: Vec<Located<String>>,
        /// Words that show that it is another one.
        #[serde(default)]
        pub not_marks: Vec<Located<String>>,
        /// The systems of errors that it alone shows: what stands before the `/` of their ids. The pages of these errors are
        /// written for it.
        #[serde(default)]
        pub systems: Vec<Located<String>>,
        /// Where its key is set: `{client.key_place}`.
        pub key_place: Option<String>,
        /// Where its base URL is set: `{client.base_url_place}`.
        pub base_url_place: Option<String>,
        /// Where its proxy is set: `{client.proxy_place}`.
        pub proxy_place: Option<String>,
        /// How one signs in, as an imperative: `{client.sign_in}`.
        pub sign_in: Option<String>,
        /// How one signs out, as an imperative: `{client.sign_out}`.
        pub sign_out: Option<String>,
        /// The command that prints its version: `{client.version}`.
        pub version: Option<String>,
        /// The environment variables that it reads; where their order is known, the one that wins first.
        #[serde(default)]
        pub variables: Vec<String>,
        /// Which of several settings wins.
        pub precedence: Option<String>,
        /// Its settings file: `{client.settings}`.
        pub settings: Option<RawPerSystem>,
        /// Its log: `{client.log}`.
        pub log: Option<RawPerSystem>,
        /// Where it stores what it signs in with: `{client.credentials}`.
        pub credentials: Option<RawPerSystem>,
        /// How well all this is supported.
        pub verdict: Option<Verdict>,
    }
}

/// A place, by operating system.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct RawPerSystem {
    pub macos: Option<String>,
    pub linux: Option<String>,
    pub windows: Option<String>,
}
