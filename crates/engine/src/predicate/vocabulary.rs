//! What predicates may name: facts, errors and five functions.

use serde::{Deserialize, Serialize};

use crate::model::{Error, Fact, FactType, Ref, Table};

/// The functions that predicates may call, each with what it says: the source of the rule reference.
pub const FUNCTIONS: [(&str, &str); 5] = [
    (
        "has(\"text\")",
        "the literal text stands in the payload (` ... ` is a gap), outside what only echoes the request",
    ),
    ("matches('regex')", "the pattern matches in the payload, outside what only echoes the request"),
    ("saw(\"error-id\")", "the error was recognised; not to be asked while errors are being recognised"),
    ("known(\"fact\")", "the fact has a value"),
    ("any(\"fact\", \"value\")", "one of the values found for the fact is this one"),
];

/// A fact as predicates see it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct FactName {
    pub(crate) id: String,
    pub(crate) reference: Ref<Fact>,
    pub(crate) value_type: FactType,
    pub(crate) choices: Vec<String>,
}

/// The facts and errors of a pack, by name.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Vocabulary {
    /// In the order of their ids.
    facts: Vec<FactName>,
    /// The ids, in order: the position of an id is that of the entry in its table.
    errors: Vec<String>,
}

impl Vocabulary {
    /// `errors` must be in order.
    pub(crate) fn new(facts: &Table<Fact>, errors: Vec<String>) -> Self {
        let name = |(reference, fact): (Ref<Fact>, &Fact)| {
            let choices = if fact.value_type == FactType::Choice { fact.choices.clone() } else { Vec::new() };
            FactName { id: fact.id.to_string(), reference, value_type: fact.value_type, choices }
        };
        Self { facts: facts.iter().map(name).collect(), errors }
    }

    /// `facts` must be in the order of their ids.
    #[cfg(test)]
    pub(super) fn of_facts(facts: Vec<FactName>) -> Self {
        Self { facts, errors: Vec::new() }
    }

    pub(crate) fn fact(&self, id: &str) -> Option<&FactName> {
        self.facts.binary_search_by(|fact| fact.id.as_str().cmp(id)).ok().and_then(|position| self.facts.get(position))
    }

    pub(crate) fn facts(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().map(|fact| fact.id.as_str())
    }

    pub(crate) fn error(&self, id: &str) -> Option<Ref<Error>> {
        self.errors.binary_search_by(|error| error.as_str().cmp(id)).ok().map(Ref::new)
    }

    pub(crate) fn errors(&self) -> impl Iterator<Item = &str> {
        self.errors.iter().map(String::as_str)
    }
}
