//! Layers, features, keys, providers, claims, notes and sources as they are written.

use serde::{Deserialize, Serialize};

use super::common::entry;
use crate::model::{Date, SourceKind, Support, Verdict};
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
    /// What there is to say about it.
    pub note: Option<String>,
}

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

entry! {
    /// A note on security or cost, or a question with its answer.
    pub struct RawNote {
        /// Kebab-case.
        pub id: Located<String>,
        /// What sort of note: `security`, `cost`, `faq`, `setup`, …
        pub kind: String,
        /// The headline, or the question.
        pub title: Located<String>,
        /// The text, or the answer.
        pub text: String,
        /// How well it is supported.
        pub verdict: Option<Verdict>,
    }
}

entry! {
    /// Where knowledge comes from.
    pub struct RawSource {
        /// Kebab-case.
        pub id: Located<String>,
        /// What it is called.
        pub title: Located<String>,
        /// Where it is; may lack only where the kind is `observed`.
        pub url: Option<Located<String>>,
        /// When it was written, or read.
        pub date: Option<Date>,
        /// Where it stands.
        pub kind: SourceKind,
        /// What there is to say about it.
        pub note: Option<String>,
    }
}
