//! Facts, and the places in a payload where they are found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;
use super::word::FactType;
use crate::signature::{LiteralText, Pattern};

/// A named, typed value that can be known about a case.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Fact {
    /// Its id, which predicates use as a variable.
    pub id: Id<Fact>,
    /// What a person calls it.
    pub title: String,
    /// The type of its values.
    pub value_type: FactType,
    /// The values that a choice can have, in the author's order.
    pub choices: Vec<String>,
    /// What it says.
    pub doc: String,
    /// Where it is found, best place first.
    pub from: Vec<Place>,
    /// The question to a person.
    pub ask: Option<String>,
    /// How she finds the answer.
    pub how: Option<String>,
    /// A sentence for the reader once the fact is known; `{}` stands for the value.
    pub tell: Option<String>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Fact);

/// A place in a payload, and what is made of the text that stands there.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Place {
    /// Where.
    pub spot: Spot,
    /// What the raw text means.
    pub meaning: Meaning,
    /// What the whole raw text must match.
    pub keep: Option<Pattern>,
}

/// Where in a payload.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Spot {
    /// At a path in a JSON-like document. The last step comes first, for documents are walked from the top.
    Json(Vec<String>),
    /// At a path of field numbers in a protobuf message.
    Protobuf(Vec<String>),
    /// Where a pattern matches.
    Pattern(Pattern),
    /// Where a fragment stands.
    Texts(Vec<LiteralText>),
    /// Where a text has the format of a key.
    KeyFormat,
}

/// What a raw text means.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Meaning {
    /// Itself.
    Itself,
    /// Always the same value.
    Constant(String),
    /// What the table says; nothing where it says nothing.
    Table(BTreeMap<String, String>),
}

impl Meaning {
    /// The value that `raw` stands for.
    pub fn of<'a>(&'a self, raw: &'a str) -> Option<&'a str> {
        match self {
            Self::Itself => Some(raw),
            Self::Constant(value) => Some(value),
            Self::Table(values) => values.get(raw).map(String::as_str),
        }
    }
}
