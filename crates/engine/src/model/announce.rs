//! The words without one of which no error of a pack is recognised, but for one that a bare status or a predicate tells.

use super::knowledge::KnowledgeBase;
use crate::signature::{Idea, triggers};

impl KnowledgeBase {
    /// These words, in lower case.
    pub(crate) fn announcing_words(&self) -> Vec<String> {
        let literals = self.index.literals().map(|literal| self.anchors.text(literal).to_owned());
        let codes = self.index.codes().map(str::to_lowercase);
        let ideas = self.index.ideas().flat_map(|idea| self.words_of(idea));
        literals.chain(codes).chain(ideas).collect()
    }

    fn words_of(&self, idea: &Idea) -> Vec<String> {
        match idea {
            Idea::Word(word) => triggers(word),
            Idea::Concept { concept, .. } => {
                let concept = self.concepts.entries().nth(*concept as usize);
                concept.into_iter().flat_map(|concept| &concept.words).flat_map(|word| triggers(word)).collect()
            }
        }
    }
}
