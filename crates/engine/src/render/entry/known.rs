//! What the page of an entry knows of every case: where one program alone shows an error, its page is written for that program.

use std::collections::BTreeMap;

use crate::explain::{Filler, of_client};
use crate::model::{Client, Error, Fact, KnowledgeBase, Ref, Value, Wording};
use crate::predicate::{Environment, ErrorNumber, FactNumber, Predicate, Truth};
use crate::signature::Pattern;

/// What is known without a payload. Everything else may be one way or the other; but the page of an error is about that one alone.
pub(super) struct Known<'k> {
    knowledge: &'k KnowledgeBase,
    error: Option<Ref<Error>>,
    values: Vec<(Ref<Fact>, Value)>,
    /// The same by the names of the facts, for placeholders.
    named: BTreeMap<String, Value>,
}

impl<'k> Known<'k> {
    /// Nothing: what is said of every case.
    pub(super) fn nothing(knowledge: &'k KnowledgeBase) -> Self {
        Self { knowledge, error: None, values: Vec::new(), named: BTreeMap::new() }
    }

    /// What is so wherever an error is met.
    pub(super) fn of_error(knowledge: &'k KnowledgeBase, error: Ref<Error>) -> Self {
        let client = knowledge.errors[error].id.system().and_then(|system| shows(knowledge, system));
        let values = client.map(|client| of_client(knowledge, client)).unwrap_or_default();
        let named = values.iter().map(|(fact, value)| (knowledge.facts[*fact].id.to_string(), value.clone())).collect();
        Self { knowledge, error: Some(error), values, named }
    }

    /// Whether what stands under a condition can concern a case.
    pub(super) fn may_hold(&self, when: Option<&Predicate>) -> bool {
        self.truth(when) != Truth::Fails
    }

    /// Whether the question for a fact can concern a case: it may be open, and may matter.
    pub(super) fn may_be_asked(&self, fact: &Fact) -> bool {
        !self.named.contains_key(fact.id.as_str()) && self.may_hold(fact.ask_when.as_ref())
    }

    /// A word for what is left out at times; when that is so stands at the end of the page, for those who read predicates.
    pub(super) fn at_times(&self, when: Option<&Predicate>) -> &'static str {
        if self.truth(when) == Truth::Holds { "" } else { " (not everywhere)" }
    }

    /// A text for people, with neutral words for what only a case tells.
    pub(super) fn text(&self, wording: &Wording) -> String {
        self.filler().text(wording)
    }

    /// A command; `None` where only a case tells whose it is.
    pub(super) fn command(&self, wording: &Wording) -> Option<String> {
        self.filler().command(wording)
    }

    fn filler(&self) -> Filler<'_> {
        Filler { knowledge: self.knowledge, facts: &self.named }
    }

    fn truth(&self, when: Option<&Predicate>) -> Truth {
        when.map_or(Truth::Holds, |when| when.truth(self))
    }
}

/// The program that alone shows the errors of a system.
fn shows(knowledge: &KnowledgeBase, system: &str) -> Option<Ref<Client>> {
    let has = |client: &Client| client.common.is_current() && client.systems.iter().any(|of| of == system);
    knowledge.clients.iter().find(|(_, client)| has(client)).map(|(client, _)| client)
}

impl Environment for Known<'_> {
    fn fact(&self, fact: FactNumber) -> Option<&Value> {
        let fact = Ref::from(fact);
        self.values.iter().find(|(known, _)| *known == fact).map(|(_, value)| value)
    }

    fn is_known(&self, fact: FactNumber) -> Option<bool> {
        self.fact(fact).map(|_| true)
    }

    fn any(&self, fact: FactNumber, value: &str) -> Option<bool> {
        self.fact(fact).map(|known| known.to_string().eq_ignore_ascii_case(value))
    }

    fn has(&self, _: &[String]) -> Option<bool> {
        None
    }

    fn matches(&self, _: &Pattern) -> Option<bool> {
        None
    }

    fn saw(&self, error: ErrorNumber) -> Option<bool> {
        self.error.map(|shown| shown == error.into())
    }

    fn failed(&self, _: &str, _: &str) {}
}
