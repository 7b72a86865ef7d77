//! A fixture as it is written: one captured payload and what the pack must say of it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::Date;
use crate::source::Located;

/// One captured payload, a file each.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawFixture {
    /// Where it was seen: an address.
    pub source: String,
    /// When it was seen.
    pub captured: Date,
    /// What the program emitted, cut to what matters, without secrets.
    pub payload: String,
    /// Facts that the reporter stated, by name.
    #[serde(default)]
    pub given: BTreeMap<String, Located<GivenValue>>,
    /// What the answer must be.
    pub expect: RawExpectation,
    /// What there is to say about it.
    pub note: Option<String>,
}

/// The value of a given fact, in any type that facts have.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum GivenValue {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Text, or a choice.
    Text(String),
}

impl std::fmt::Display for GivenValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Text(value) => value.fmt(f),
        }
    }
}

/// What the answer to a fixture must be. Only what is written is compared.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawExpectation {
    /// `explained`, `ambiguous`, `unrelated` or `unknown`.
    pub status: Option<Located<String>>,
    /// The leading layer.
    pub layer: Option<Located<String>>,
    /// An error that must be among those recognised.
    pub error: Option<Located<String>>,
    /// The error that must lead: the first of those that count.
    pub leads: Option<Located<String>>,
    /// The leading cause.
    pub cause: Option<Located<String>>,
    /// The fact of the first question.
    pub ask: Option<Located<String>>,
    /// What must come first: a fix, or the error whose own words say what to do first.
    pub first: Option<Located<String>>,
    /// Words that no advice may hold; case does not matter.
    #[serde(default)]
    pub unsaid: Vec<String>,
    /// Layers and causes that must not lead.
    #[serde(default)]
    pub not: Vec<Located<String>>,
    /// The problems of a payload that holds several, in the order of the answer: the first is the one that leads.
    #[serde(default)]
    pub problems: Vec<RawExpectedProblem>,
    /// Why the fixture is known to fail; it is counted, not skipped.
    pub known_gap: Option<String>,
}

/// One of the problems that an answer must tell apart.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawExpectedProblem {
    /// Its leading layer.
    pub layer: Located<String>,
    /// Its leading cause.
    pub cause: Option<Located<String>>,
    /// How often it happened.
    pub count: Option<usize>,
}
