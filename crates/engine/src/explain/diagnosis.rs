//! The diagnosis: a case, what is recognised in it, and how likely each cause is.

use super::answer::Status;
use super::case::Case;
use super::environment::CaseEnvironment;
use super::given::Given;
use super::policy::{CLEAR, CLEARLY_ASIDE};
use super::recognise::Recognition;
use super::weigh::Weighing;
use crate::model::{Fact, KnowledgeBase, Ref, Value};

/// All that an answer, a contrast and a trace are made of.
pub(super) struct Diagnosis<'k> {
    pub(super) case: Case<'k>,
    pub(super) recognition: Recognition,
    pub(super) weighing: Weighing,
}

impl<'k> Diagnosis<'k> {
    /// Reads a payload, recognises errors in it and weighs their causes.
    pub(super) fn of(knowledge: &'k KnowledgeBase, payload: &'k str, given: &Given) -> Self {
        let case = Case::open(knowledge, payload, given);
        let recognition = Recognition::of(&case);
        let weighing = Weighing::of(knowledge, &recognition, &CaseEnvironment::new(&case, &recognition.ids));
        Self { case, recognition, weighing }
    }

    /// Whether and how the payload was recognised.
    pub(super) fn status(&self) -> Status {
        let knowledge = self.case.knowledge;
        match self.weighing.layers(knowledge).first() {
            None => Status::Unknown,
            Some((layer, probability)) => match knowledge.layers[*layer].out_of_scope {
                true if *probability >= CLEARLY_ASIDE => Status::Unrelated,
                false if *probability >= CLEAR => Status::Explained,
                _ => Status::Ambiguous,
            },
        }
    }

    /// What predicates see.
    pub(super) fn environment(&self) -> CaseEnvironment<'_> {
        CaseEnvironment::new(&self.case, &self.recognition.ids)
    }

    /// The weighing as it would be with these facts.
    pub(super) fn assuming(&self, facts: Vec<(Ref<Fact>, Value)>) -> Weighing {
        Weighing::of(self.case.knowledge, &self.recognition, &self.environment().assuming(facts))
    }
}
