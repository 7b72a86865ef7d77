//! The case: a payload with everything that was read from it.

use super::echo::{Mask, masks};
use super::extract::{Facts, Known, facts};
use super::given::Given;
use super::hits::Hits;
use super::spoken::Spoken;
use crate::model::{Fact, KnowledgeBase, Ref, Value};
use crate::payload::Payload;

/// A payload, what is masked in it, and the facts.
pub(crate) struct Case<'k> {
    pub(super) knowledge: &'k KnowledgeBase,
    pub(super) payload: Payload,
    /// One per view.
    pub(super) hits: Vec<Hits>,
    /// One per view.
    pub(super) masks: Vec<Mask>,
    /// What its statements mention.
    pub(super) spoken: Spoken,
    pub(super) facts: Facts,
}

impl<'k> Case<'k> {
    /// Unwraps a payload and reads the facts.
    pub(super) fn open(knowledge: &'k KnowledgeBase, text: &str, given: &Given) -> Self {
        let payload = Payload::unwrap(text);
        let mut hits: Vec<Hits> = payload.views().iter().map(|view| Hits::find(&knowledge.anchors, view)).collect();
        let masks = masks(knowledge, &payload, &hits);
        for ((view, hits), mask) in payload.views().iter().zip(&mut hits).zip(&masks) {
            hits.mask(view, |folded| mask.hides(&view.folded_to_text(folded.clone())));
        }
        let spoken = Spoken::of(&knowledge.lexicon, payload.views(), &hits, &masks);
        let facts = facts(knowledge, &payload, &hits, &masks, given);
        Self { knowledge, payload, hits, masks, spoken, facts }
    }

    /// What is known of a fact.
    pub(super) fn known(&self, fact: Ref<Fact>) -> &Known {
        &self.facts[fact.position()]
    }

    /// The value of a fact: the first of those that were found.
    pub(super) fn value(&self, fact: Ref<Fact>) -> Option<&Value> {
        self.known(fact).values.first().map(|(value, _)| value)
    }
}
