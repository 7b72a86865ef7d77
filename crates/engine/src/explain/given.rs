//! Facts that the user states.

use std::collections::BTreeMap;

use crate::model::{Fact, KnowledgeBase, Ref, Value};
use crate::source::suggest;

/// Facts that the user states. They win over what the payload says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Given {
    values: BTreeMap<Ref<Fact>, Value>,
}

impl Given {
    /// Reads names and raw values, as `--fact NAME=VALUE` gives them.
    ///
    /// # Errors
    ///
    /// A sentence for every name that is no fact and every value that the fact cannot have.
    pub fn read<'a>(
        knowledge: &KnowledgeBase,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<String>> {
        let mut values = BTreeMap::new();
        let mut problems = Vec::new();
        for (name, raw) in pairs {
            match knowledge.facts.find(name) {
                None => problems.push(unknown(knowledge, name)),
                Some(fact) => match knowledge.facts[fact].read(raw) {
                    Ok(value) => drop(values.insert(fact, value)),
                    Err(problem) => problems.push(problem),
                },
            }
        }
        if problems.is_empty() { Ok(Self { values }) } else { Err(problems) }
    }

    /// The stated value of a fact.
    pub(crate) fn get(&self, fact: Ref<Fact>) -> Option<&Value> {
        self.values.get(&fact)
    }
}

fn unknown(knowledge: &KnowledgeBase, name: &str) -> String {
    let names = knowledge.facts.entries().map(|fact| fact.id.as_str());
    match suggest(name, names) {
        Some(close) => format!("there is no such fact; did you mean `{close}`?"),
        None => "there is no such fact; `triage list facts` shows them".to_owned(),
    }
}
