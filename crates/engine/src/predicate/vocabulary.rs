//! What predicates may name: facts, errors and eight functions.

use serde::{Deserialize, Serialize};

use super::number::{ErrorNumber, FactNumber};
use super::value::FactType;
use crate::span::Texts;

/// The functions that predicates may call, each with what it says: the source of the rule reference.
pub const FUNCTIONS: [(&str, &str); 8] = [
    (
        "has(\"text\")",
        "the literal text stands in the payload (` ... ` is a gap), outside what only echoes the request",
    ),
    ("matches('regex')", "the pattern matches in the payload, outside what only echoes the request"),
    (
        "saw(\"error-id\")",
        "the error was recognised, or with `saw(\"system/*\")` any one whose id begins so; not to be asked while errors are being recognised",
    ),
    ("known(\"fact\")", "the fact has a value"),
    ("any(\"fact\", \"value\")", "one of the values found for the fact is this one"),
    (
        "quantity(fact) > quantity(\"512Mi\")",
        "the amounts stand so, with `==`, `!=`, `<`, `<=`, `>` and `>=`: `n` to `E` and `Ki` to `Ei`, a `B` behind or not, `m` is a thousandth",
    ),
    (
        "duration(fact) < duration(\"1m30s\")",
        "the times stand so: `ns`, `us`, `ms`, `s`, `m`, `h`, `d`, several behind each other",
    ),
    (
        "version(fact) < version(\"1.20\")",
        "the versions stand so, number by number; `alpha`, `beta`, `rc` and the like come before their release, other suffixes do not count",
    ),
];

/// A fact as predicates see it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct FactName {
    pub(crate) id: String,
    pub(crate) number: FactNumber,
    pub(crate) value_type: FactType,
    pub(crate) choices: Vec<String>,
}

/// The facts and errors of a pack, by name.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(crate) struct Vocabulary {
    /// In the order of their ids.
    facts: Vec<FactName>,
    /// The ids, in order: the position of an id is that of the entry in its table.
    errors: Texts,
}

impl Vocabulary {
    /// Facts and errors must be in the order of their ids.
    pub(crate) fn new(facts: Vec<FactName>, errors: Texts) -> Self {
        Self { facts, errors }
    }

    /// The fact with this number.
    pub(crate) fn numbered(&self, number: FactNumber) -> Option<&FactName> {
        self.facts.iter().find(|fact| fact.number == number)
    }

    pub(crate) fn fact(&self, id: &str) -> Option<&FactName> {
        self.facts.binary_search_by(|fact| fact.id.as_str().cmp(id)).ok().and_then(|position| self.facts.get(position))
    }

    pub(crate) fn facts(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().map(|fact| fact.id.as_str())
    }

    pub(crate) fn error(&self, id: &str) -> Option<ErrorNumber> {
        let number = self.errors.first_from(id);
        (number < self.errors.len() && self.errors.get(number) == id).then(|| ErrorNumber::new(number))
    }

    /// All errors whose ids begin so.
    pub(crate) fn errors_with(&self, beginning: &str) -> Vec<ErrorNumber> {
        let numbers = self.errors.first_from(beginning)..self.errors.len();
        numbers.take_while(|number| self.errors.get(*number).starts_with(beginning)).map(ErrorNumber::new).collect()
    }

    pub(crate) fn errors(&self) -> impl Iterator<Item = &str> {
        self.errors.iter()
    }
}
