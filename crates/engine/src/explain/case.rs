//! The case: a payload with everything that was read from it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::extract::{FactReader, Facts, Known};
use super::given::Given;
use super::sheet::Sheet;
use super::spoken::Spoken;
use crate::model::{Fact, Fix, KnowledgeBase, Ref, Value};
use crate::payload::{View, views};
use crate::span::Span;

/// What is known of a fact that the pack does not have.
static NOT_KNOWN: Known = Known { values: Vec::new(), is_given: false };

/// A payload, its views as they were read, and the facts.
pub(super) struct Case<'k> {
    pub(super) knowledge: &'k KnowledgeBase,
    /// The payload as it was captured.
    pub(super) payload: &'k str,
    /// How many bytes of it were not read.
    pub(super) unread: usize,
    /// One per view, parents before children.
    pub(super) sheets: Vec<Sheet>,
    /// What its statements mention.
    pub(super) spoken: Spoken,
    facts: Facts,
    /// The fixes that did not help.
    pub(super) failed_fixes: BTreeSet<Ref<Fix>>,
    /// Predicates that could not be evaluated.
    failures: RefCell<BTreeSet<String>>,
}

impl<'k> Case<'k> {
    /// Unwraps a payload and reads it, view by view.
    pub(super) fn open(knowledge: &'k KnowledgeBase, payload: &'k str, given: &Given) -> Self {
        let (views, unread) = views(payload);
        let nested = nested(&views);
        let mut sheets: Vec<Sheet> = Vec::with_capacity(views.len());
        let mut reader = FactReader::new(knowledge);
        for (number, (view, nested)) in views.into_iter().zip(nested).enumerate() {
            let parent = view.parent().and_then(|parent| sheets.get(parent)).zip(view.place_in_parent());
            let is_echo = parent.is_some_and(|(parent, place)| parent.is_echo(place.into()));
            let sheet = Sheet::read(knowledge, number, view, nested, is_echo);
            reader.read(&sheet);
            sheets.push(sheet);
        }
        let spoken = Spoken::of(&knowledge.lexicon, &sheets);
        let failed_fixes = given.failed().clone();
        let facts = reader.facts(given);
        Self { knowledge, payload, unread, sheets, spoken, facts, failed_fixes, failures: RefCell::default() }
    }

    /// What is known of a fact.
    pub(super) fn known(&self, fact: Ref<Fact>) -> &Known {
        self.facts.get(fact.position()).unwrap_or(&NOT_KNOWN)
    }

    /// The value of a fact: the first of those that were found.
    pub(super) fn value(&self, fact: Ref<Fact>) -> Option<&Value> {
        self.known(fact).values.first().map(|(value, _)| value)
    }

    /// Whether the user stated a fact.
    pub(super) fn is_told(&self) -> bool {
        self.facts.iter().any(|known| known.is_given)
    }

    /// Notes a predicate that could not be evaluated.
    pub(super) fn failed(&self, predicate: &str, message: &str) {
        self.failures.borrow_mut().insert(format!("`{predicate}`: {message}"));
    }

    /// The predicates that could not be evaluated so far, with the reason.
    pub(super) fn failures(&self) -> Vec<String> {
        self.failures.borrow().iter().cloned().collect()
    }
}

/// For each view the places at which others are wrapped in it.
fn nested(views: &[View]) -> Vec<Vec<Span>> {
    let mut nested = vec![Vec::new(); views.len()];
    for view in views {
        if let Some((parent, place)) = view.parent().zip(view.place_in_parent())
            && let Some(places) = nested.get_mut(parent)
        {
            places.push(Span::from(place));
        }
    }
    nested
}
