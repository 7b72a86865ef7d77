//! Facts that the user states.

use std::collections::BTreeMap;

use crate::model::{Fact, KnowledgeBase, Ref, Value};
use crate::source::suggest;

/// Facts that the user states, which win over what the payload says, and facts that her machine tells, which do not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Given {
    values: BTreeMap<Ref<Fact>, Value>,
    here: BTreeMap<Ref<Fact>, Value>,
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
        if problems.is_empty() { Ok(Self { values, here: BTreeMap::new() }) } else { Err(problems) }
    }

    /// The same, with what the machine at hand tells: the facts that `machine` states.
    #[must_use]
    pub fn with_here(self, machine: Self) -> Self {
        Self { here: machine.values, ..self }
    }

    /// What the machine at hand tells.
    pub(crate) fn here(&self) -> impl Iterator<Item = (Ref<Fact>, &Value)> {
        self.here.iter().map(|(fact, value)| (*fact, value))
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
