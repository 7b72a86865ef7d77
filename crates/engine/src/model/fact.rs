//! Facts, and the places in a payload where they are found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;
use super::table::Table;
use super::typed_ref::Ref;
use crate::predicate::{FactName, FactNumber, FactType, Predicate, Value, Vocabulary};
use crate::signature::{LiteralText, Pattern};
use crate::span::Texts;

/// A named, typed value that can be known about a case.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Fact {
    /// Its id, which predicates use as a variable.
    pub id: Id<Fact>,
    /// What a person calls it.
    pub title: String,
    /// The type of its values.
    #[serde(rename = "type")]
    pub value_type: FactType,
    /// The values that a choice can have, in the author's order.
    pub choices: Vec<String>,
    /// What it says.
    pub doc: String,
    /// Where it is found, best place first.
    pub from: Vec<Place>,
    /// The question to a person.
    pub ask: Option<String>,
    /// Not asked where this fails.
    pub ask_when: Option<Predicate>,
    /// How she finds the answer.
    pub how: Option<String>,
    /// A sentence for the reader once the fact is known; `{}` stands for the value.
    pub tell: Option<String>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Fact {
    fn predicates(&mut self) -> Vec<&mut Predicate> {
        self.ask_when.iter_mut().collect()
    }
});

impl Fact {
    /// Whether a value is a word of the pack, and not one that stands in a payload.
    pub fn names(&self, value: &str) -> bool {
        let of_place = |place: &Place| match &place.meaning {
            Meaning::Itself => false,
            Meaning::Constant(word) => word == value,
            Meaning::Table(words) => words.values().any(|word| word == value),
        };
        self.choices.iter().any(|choice| choice == value) || self.from.iter().any(of_place)
    }

    /// Reads `raw` as a value of the fact; a choice is matched without regard to case.
    ///
    /// # Errors
    ///
    /// The sentence says what was expected instead.
    pub fn read(&self, raw: &str) -> Result<Value, String> {
        let raw = raw.trim();
        match self.value_type {
            FactType::Text => Ok(Value::Text(raw.to_owned())),
            FactType::Integer => {
                leading_number(raw).map(Value::Integer).ok_or_else(|| format!("`{}` takes a whole number", self.id))
            }
            FactType::Boolean => match raw.to_ascii_lowercase().as_str() {
                "true" | "yes" => Ok(Value::Boolean(true)),
                "false" | "no" => Ok(Value::Boolean(false)),
                _ => Err(format!("`{}` takes `true` or `false`", self.id)),
            },
            FactType::Choice => {
                let choice = self.choices.iter().find(|choice| choice.eq_ignore_ascii_case(raw));
                let choice = choice.map(|choice| Value::Text(choice.clone()));
                choice.ok_or_else(|| format!("`{}` takes one of {}", self.id, self.choices.join(", ")))
            }
        }
    }
}

/// What predicates may name: the facts, and the errors by their ids, which come in order.
pub(crate) fn vocabulary(facts: &Table<Fact>, errors: Texts) -> Vocabulary {
    let name = |(reference, fact): (Ref<Fact>, &Fact)| {
        let choices = if fact.value_type == FactType::Choice { fact.choices.clone() } else { Vec::new() };
        let number = FactNumber::new(reference.position());
        FactName { id: fact.id.to_string(), number, value_type: fact.value_type, choices }
    };
    Vocabulary::new(facts.iter().map(name).collect(), errors)
}

/// Servers write `30`, `30.5` and `30s` for the same thing; what follows the whole number is dropped.
fn leading_number(raw: &str) -> Option<i64> {
    let end = raw.find(|character: char| !character.is_ascii_digit() && character != '-').unwrap_or(raw.len());
    let (number, rest) = raw.split_at(end);
    let is_fraction_or_unit = rest.is_empty() || rest.starts_with('.') || matches!(rest, "s" | "ms");
    is_fraction_or_unit.then(|| number.parse().ok()).flatten()
}

/// A place in a payload, and what is made of the text that stands there.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Place {
    /// Where.
    pub spot: Spot,
    /// What the raw text means.
    pub meaning: Meaning,
    /// What the whole raw text must match.
    pub keep: Option<Pattern>,
    /// The value where a variable is not set.
    pub unset: Option<String>,
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
    /// Where a client is recognised: the client.
    Client,
    /// Where a client is recognised: the sort of place where it shows errors.
    Surface,
    /// No place in a payload, but an environment variable of the machine at hand.
    Variable(String),
    /// No place in a payload, but a property of the machine at hand.
    Machine(Property),
}

/// A property of a machine, as a raw text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Property {
    /// The operating system: `macos`, `linux` or `windows`.
    System,
    /// The clock: `behind` where it shows a day before the newest one on which the pack was verified, else `plausible`.
    Clock,
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
