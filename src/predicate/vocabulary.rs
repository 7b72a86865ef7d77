//! What predicates may name: facts, errors and five functions.

use std::collections::BTreeMap;

use crate::model::{Error, Fact, FactType, Ref};

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
#[derive(Clone, Debug)]
pub(crate) struct FactName {
    pub(crate) reference: Ref<Fact>,
    pub(crate) value_type: FactType,
    pub(crate) choices: Vec<String>,
}

/// The facts and errors of a pack, by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    pub(crate) facts: BTreeMap<String, FactName>,
    pub(crate) errors: BTreeMap<String, Ref<Error>>,
}

impl Vocabulary {
    pub(crate) fn name_fact(&mut self, id: &str, reference: Ref<Fact>, value_type: FactType, choices: Vec<String>) {
        self.facts.insert(id.to_owned(), FactName { reference, value_type, choices });
    }
}
