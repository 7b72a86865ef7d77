//! What the user states: facts, and fixes that did not help.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Fact, Fix, KnowledgeBase, Ref, Value};
use crate::source::suggest;

/// What the user states. Facts win over what the payload says; a fix that did not help speaks against what it is for. Facts that
/// her machine tells win over nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Given {
    values: BTreeMap<Ref<Fact>, Value>,
    here: BTreeMap<Ref<Fact>, Value>,
    failed: BTreeSet<Ref<Fix>>,
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
        if problems.is_empty() { Ok(Self { values, ..Self::default() }) } else { Err(problems) }
    }

    /// The same with one more fact.
    ///
    /// # Errors
    ///
    /// A sentence where there is no such fact or it cannot have this value.
    pub fn with_fact(mut self, knowledge: &KnowledgeBase, name: &str, raw: &str) -> Result<Self, String> {
        let fact = knowledge.facts.find(name).ok_or_else(|| unknown(knowledge, name))?;
        self.values.insert(fact, knowledge.facts[fact].read(raw)?);
        Ok(self)
    }

    /// The same with one more fix, by its id, that was tried whole and did not help. An id that no fix has changes nothing.
    #[must_use]
    pub fn with_failed(mut self, knowledge: &KnowledgeBase, fix: &str) -> Self {
        self.failed.extend(knowledge.fixes.find(fix));
        self
    }

    /// The fixes that did not help.
    pub(crate) fn failed(&self) -> &BTreeSet<Ref<Fix>> {
        &self.failed
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
