//! The words of a payload that mean something to the pack, where they do not make an error that it knows.

use std::collections::BTreeSet;

use super::excerpt::Excerpts;
use crate::explain::answer::Understood;
use crate::explain::case::Case;
use crate::model::{Concept, Ref};
use crate::signature::Idea;

/// More words than this do not help.
const MAX_WORDS: usize = 6;

/// The first word for each concept that somebody speaks of, in the order in which they stand.
pub(super) fn understood(case: &Case<'_>, excerpts: &Excerpts<'_>) -> Vec<Understood> {
    let mut known: BTreeSet<Ref<Concept>> = BTreeSet::new();
    let mut found = Vec::new();
    for (at, ideas) in case.spoken.mentions() {
        let concept = ideas.iter().find_map(|idea| match idea {
            Idea::Concept { concept, .. } => Some(Ref::new(*concept as usize)),
            Idea::Word(_) => None,
        });
        let Some(concept) = concept.filter(|concept| known.insert(*concept)) else { continue };
        let entry = &case.knowledge.concepts[concept];
        let word = case.sheets.get(at.view).map_or("", |sheet| at.span.of(sheet.view.text()));
        let word = excerpts.value(word, Some(&at));
        found.push(Understood { word, concept: entry.id.to_string(), title: entry.title.clone() });
        if found.len() == MAX_WORDS {
            break;
        }
    }
    found
}
