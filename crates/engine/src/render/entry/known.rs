//! What the page of an entry knows of every case: where one program alone shows an error, its page is written for that program.

use std::collections::BTreeMap;

use crate::explain::{Filler, of_client};
use crate::model::{Error, Fact, KnowledgeBase, Ref, Value, Wording};
use crate::predicate::{Environment, ErrorNumber, FactNumber, Predicate, Truth};
use crate::signature::Pattern;

/// What is known without a payload. Everything else may be one way or the other; but the page of an error is about that one alone.
pub(super) struct Known<'k> {
    knowledge: &'k KnowledgeBase,
    error: Option<Ref<Error>>,
    /// The facts, by their ids.
    facts: BTreeMap<String, Value>,
}

impl<'k> Known<'k> {
    /// Nothing: what is said of every case.
    pub(super) fn nothing(knowledge: &'k KnowledgeBase) -> Self {
        Self { knowledge, error: None, facts: BTreeMap::new() }
    }

    /// What is so wherever an error is met.
    pub(super) fn of_error(knowledge: &'k KnowledgeBase, error: Ref<Error>) -> Self {
        let client = knowledge.errors[error].id.system().and_then(|system| knowledge.client_of(system));
        let told = client.map(|client| of_client(knowledge, client)).unwrap_or_default();
        let facts = told.into_iter().map(|(fact, value)| (knowledge.facts[fact].id.to_string(), value)).collect();
        Self { knowledge, error: Some(error), facts }
    }

    /// Whether what stands under a condition can concern a case.
    pub(super) fn may_hold(&self, when: Option<&Predicate>) -> bool {
        self.truth(when) != Truth::Fails
    }

    /// Whether the question for a fact can concern a case: it may be open, and may matter.
    pub(super) fn may_be_asked(&self, fact: &Fact) -> bool {
        !self.facts.contains_key(fact.id.as_str()) && self.may_hold(fact.ask_when.as_ref())
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
        Filler { knowledge: self.knowledge, facts: &self.facts }
    }

    fn truth(&self, when: Option<&Predicate>) -> Truth {
        when.map_or(Truth::Holds, |when| when.truth(self))
    }
}

impl Environment for Known<'_> {
    fn fact(&self, fact: FactNumber) -> Option<&Value> {
        self.facts.get(self.knowledge.facts[Ref::from(fact)].id.as_str())
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
