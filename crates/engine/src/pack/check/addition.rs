//! Facts that several packs speak of: of packs laid over each other each may say where the same fact is read.
//!
//! Without this no two packs could stand side by side: every one reads `code` or `status` somewhere, and what `match.codes` and
//! `match.status` look at has to be one fact.

use super::checker::Checker;
use crate::model::{Fact, FactType, Table};
use crate::pack::raw::RawFact;
use crate::pack::raw_pack::Sited;

/// Takes the facts out that add to one of the same id and type in a lower pack. Their choices join those of the lower one; its
/// words and its question stay. What says `override` replaces the lower one, with all that was added to it.
pub(super) fn take_additions(facts: &mut Vec<Sited<RawFact>>) -> Vec<Sited<RawFact>> {
    facts.sort_by_key(|fact| fact.pack);
    let (mut kept, mut additions) = (Vec::<Sited<RawFact>>::new(), Vec::<Sited<RawFact>>::new());
    for fact in facts.drain(..) {
        let id = &fact.raw.id.value;
        if fact.raw.replaces {
            additions.retain(|addition| addition.raw.id.value != *id);
        }
        let below = kept.iter_mut().rev().find(|below| below.raw.id.value == *id && below.pack < fact.pack);
        match below.filter(|below| below.raw.value_type == fact.raw.value_type && !fact.raw.replaces) {
            Some(below) => {
                if fact.raw.value_type == FactType::Choice {
                    add_choices(&mut below.raw, &fact.raw);
                }
                additions.push(fact);
            }
            None => kept.push(fact),
        }
    }
    *facts = kept;
    additions
}

fn add_choices(below: &mut RawFact, fact: &RawFact) {
    for choice in &fact.choices {
        if below.choices.iter().all(|known| known.value != choice.value) {
            below.choices.push(choice.clone());
        }
    }
}

impl Checker<'_> {
    /// Adds the places behind those of the lower packs: where both find a value, the lower pack's comes first.
    pub(super) fn add_places(&mut self, facts: &mut Table<Fact>, additions: &[Sited<RawFact>]) {
        for addition in additions {
            let Some(reference) = facts.find(&addition.raw.id.value) else { continue };
            self.common(addition);
            let mut fact = facts[reference].clone();
            let places = addition.raw.from.iter().filter_map(|place| self.place(addition.file, place, &fact));
            let places: Vec<_> = places.collect();
            fact.from.extend(places);
            facts.exchange(reference, fact);
        }
    }
}
