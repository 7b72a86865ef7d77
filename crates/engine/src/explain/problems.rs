//! Several problems in one paste: each event is explained on its own, and equal ones are folded.
//!
//! A log with a refused key, a name that is not found and a limit that is reached holds three answers, not one distribution
//! over all their causes. Events of one layer are one problem: a retry repeats it, a wrapper passes it on. What only a status
//! or a type word says beside a message belongs to that message.

use std::collections::BTreeMap;

use super::answer::{Explanation, Problem, Status};
use super::diagnosis::Diagnosis;
use super::given::Given;
use super::narrate::narrate;
use super::recognise::Rank;
use crate::model::KnowledgeBase;
use crate::payload::events;
use crate::span::Span;

/// Of more events only the last ones are read: what stops somebody comes late in a log.
const MOST_EVENTS: usize = 256;

/// Explains a payload: as a whole where it holds one problem, else by the last one that is no look-alike.
pub(super) fn explain(knowledge: &KnowledgeBase, payload: &str, given: &Given) -> Explanation {
    let mut found = found(knowledge, payload, given);
    if found.len() < 2 {
        let mut answer = narrate(&Diagnosis::of(knowledge, payload, given));
        let count = found.first().map_or(1, |one| one.count);
        answer.problems = vec![Problem::of(&answer, Span::from(0..payload.len()), count)];
        return answer;
    }
    found.sort_by_key(|one| (one.is_aside, std::cmp::Reverse(one.span.end)));
    let mut answers = found.iter().map(|one| {
        let answer = narrate(&Diagnosis::of(knowledge, one.span.of(payload), given));
        (Problem::of(&answer, one.span, one.count), answer, one.span)
    });
    let Some((leading, mut answer, span)) = answers.next() else {
        return narrate(&Diagnosis::of(knowledge, payload, given));
    };
    answer.problems = std::iter::once(leading).chain(answers.map(|(problem, ..)| problem)).collect();
    answer.is_part_of(payload, span);
    answer
}

/// A problem, as far as it must be known to be told from others.
struct Found {
    /// Its last event.
    span: Span,
    layer: usize,
    rank: Rank,
    status: Status,
    is_aside: bool,
    count: usize,
}

/// The problems of a payload, in the order of their last events; none where it holds only one event.
fn found(knowledge: &KnowledgeBase, payload: &str, given: &Given) -> Vec<Found> {
    let all = events(payload);
    if all.len() < 2 {
        return Vec::new();
    }
    let read = all.into_iter().rev().take(MOST_EVENTS).map(Span::from).collect::<Vec<_>>().into_iter().rev();
    let mut same: BTreeMap<String, usize> = BTreeMap::new();
    let mut found: Vec<Found> = Vec::new();
    for span in read {
        let shape = shape(span.of(payload));
        let one = match same.get(&shape).and_then(|layer| found.iter().position(|one| one.layer == *layer)) {
            Some(known) => Found { span, ..found.remove(known) }.again(),
            None => match of_event(knowledge, span, payload, given) {
                Some(one) => one,
                None => continue,
            },
        };
        same.insert(shape, one.layer);
        add(&mut found, one);
    }
    found
}

/// Adds a problem: one of the same layer takes it in, and so does a message right before it that it only passes on.
fn add(found: &mut Vec<Found>, one: Found) {
    if let Some(known) = found.iter().position(|known| known.layer == one.layer) {
        let known = found.remove(known);
        let count = known.count.max(one.count) + usize::from(known.span != one.span && one.count == 1);
        let clearer = if known.is_clearer_than(&one) { known } else { one };
        found.push(Found { count, ..clearer });
    } else if one.is_vague() && found.last().is_some_and(|last| last.rank > one.rank) {
        // The wrapper says less than what it wraps.
    } else {
        if found.last().is_some_and(|last| last.is_vague() && last.rank < one.rank) {
            found.pop();
        }
        found.push(one);
    }
}

impl Found {
    fn again(self) -> Self {
        Self { count: self.count + 1, ..self }
    }

    fn is_vague(&self) -> bool {
        self.status == Status::Ambiguous && self.rank <= Rank::Type
    }

    fn is_clearer_than(&self, other: &Self) -> bool {
        (self.rank, self.status != Status::Ambiguous) > (other.rank, other.status != Status::Ambiguous)
    }
}

fn of_event(knowledge: &KnowledgeBase, span: Span, payload: &str, given: &Given) -> Option<Found> {
    let diagnosis = Diagnosis::of(knowledge, span.of(payload), given);
    let rank = diagnosis.recognition.rank()?;
    let (layer, _) = diagnosis.weighing.layers(knowledge).first().copied()?;
    let status = diagnosis.status();
    Some(Found {
        span,
        layer: layer.position(),
        rank,
        status,
        is_aside: knowledge.layers[layer].out_of_scope,
        count: 1,
    })
}

/// The text of an event without what changes from one time to the next: its numbers.
fn shape(event: &str) -> String {
    event.chars().filter(|letter| !letter.is_ascii_digit()).take(400).collect()
}

#[cfg(test)]
mod tests;
