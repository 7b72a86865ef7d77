//! Facts as they are written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::common::entry;
use crate::model::{FactType, Property};
use crate::source::Located;

entry! {
    /// A named, typed value that can be known about a case.
    pub struct RawFact {
        /// Snake-case; predicates use it as a variable.
        pub id: Located<String>,
        /// What a person would call it.
        pub title: Option<String>,
        /// The type of its values.
        #[serde(rename = "type")]
        pub value_type: FactType,
        /// The values that a choice can have.
        #[serde(default)]
        pub choices: Vec<Located<String>>,
        /// What it says.
        pub doc: String,
        /// Where in a payload it is found, best place first.
        #[serde(default)]
        pub from: Vec<Located<RawPlace>>,
        /// The question to a person.
        pub ask: Option<String>,
        /// Not asked where this predicate fails; what is not known does not keep it back.
        pub ask_when: Option<Located<String>>,
        /// How she finds the answer.
        pub how: Option<String>,
        /// A sentence for the reader once the fact is known; `{}` stands for the value.
        pub tell: Option<String>,
    }
}

/// A place in a payload, or on the machine at hand. Exactly one of `json`, `protobuf`, `regex`, `texts`, `key_format`, `client`,
/// `surface`, `provider`, `variable` and `machine` says where.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawPlace {
    /// A path in any JSON-like document: `error.code`; `*` for any one key, `**.` in front for any depth.
    pub json: Option<Located<String>>,
    /// A path of field numbers in a protobuf message found in base64.
    pub protobuf: Option<Located<String>>,
    /// A regular expression on the cleaned text; group 1 is the value.
    pub regex: Option<Located<String>>,
    /// Literal fragments; `value` says what they mean.
    pub texts: Option<Vec<Located<String>>>,
    /// The key system whose format occurs.
    pub key_format: Option<bool>,
    /// The client that is recognised. The choices of the fact are the clients.
    pub client: Option<bool>,
    /// The `surface` of the client that is recognised.
    pub surface: Option<bool>,
    /// The provider one of whose `hosts` is named. The choices of the fact are the providers, and those that are listed.
    pub provider: Option<bool>,
    /// An environment variable that is set and not empty, where somebody lets `triage doctor` look; `value` or `values` say
    /// what it means. What it holds is never shown.
    pub variable: Option<Located<String>>,
    /// The value where `triage doctor` looked and the variable is not set.
    pub unset: Option<Located<String>>,
    /// A property of the machine, where somebody lets `triage doctor` look.
    pub machine: Option<Property>,
    /// The value that the place stands for.
    pub value: Option<Located<String>>,
    /// What each raw value means; anything else is dropped.
    pub values: Option<BTreeMap<String, Located<String>>>,
    /// A pattern that the whole raw value must match.
    pub keep: Option<Located<String>>,
}
