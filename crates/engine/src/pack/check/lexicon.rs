//! The lexicon: what the words of all concepts and statements stand for, and what a payload is searched for because of them.

use super::checker::Checker;
use crate::model::{Concept, Error, Table};
use crate::signature::{Idea, Lexicon, triggers, word};

impl Checker<'_> {
    /// The lexicon of a pack; its literals join those of everything else.
    pub(super) fn lexicon(&mut self, concepts: &Table<Concept>, errors: &Table<Error>) -> Lexicon {
        let number = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
        let current = concepts.iter().filter(|(_, concept)| concept.common.is_current());
        let mut words: Vec<(String, Option<u32>)> = current
            .flat_map(|(at, concept)| concept.words.iter().map(move |text| (word(text), Some(number(at.position())))))
            .collect();
        let mut announcers: Vec<&Idea> = Vec::new();
        for says in errors.entries().flat_map(|error| error.signature.all_says()) {
            words.extend(says.members.iter().filter_map(own_word));
            announcers.extend(says.announcer());
        }
        announcers.sort_unstable();
        announcers.dedup();
        let texts: Vec<String> = announcers.into_iter().flat_map(|idea| sought(concepts, idea)).collect();
        let literals = texts.into_iter().map(|text| self.anchors.intern(text)).collect();
        let negators = concepts.entries().map(|concept| concept.negated_by.map(|by| number(by.position()))).collect();
        Lexicon::new(words, negators, literals)
    }
}

fn own_word(idea: &Idea) -> Option<(String, Option<u32>)> {
    match idea {
        Idea::Word(word) => Some((word.clone(), None)),
        Idea::Concept { .. } => None,
    }
}

/// The literals that an idea is looked for by.
fn sought(concepts: &Table<Concept>, idea: &Idea) -> Vec<String> {
    match idea {
        Idea::Word(word) => triggers(word),
        Idea::Concept { concept, .. } => {
            let concept = concepts.entries().nth(*concept as usize);
            concept.into_iter().flat_map(|concept| &concept.words).flat_map(|word| triggers(word)).collect()
        }
    }
}
