//! Several problems in one paste: each event is explained on its own, and equal ones are folded.
//!
//! A log with a refused key, a name that is not found and a limit that is reached holds three answers, not one distribution
//! over all their causes. Events of one layer are one problem: a retry repeats it, a wrapper passes it on. An event that leaves
//! open what failed is no problem of its own: it passes on what another says, or all of them together must tell.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::answer::{Explanation, Problem, Status};
use super::diagnosis::Diagnosis;
use super::given::Given;
use super::narrate::narrate;
use super::recognise::Rank;
use crate::model::KnowledgeBase;
use crate::payload::{MOST_READ, events, fingerprint};
use crate::span::Span;

/// Events that differ in more than their numbers are read up to this many, the last ones, and no more of them than is read of
/// any text: what stops somebody comes late in a log.
const MOST_KINDS: usize = 256;

/// Explains a payload: as a whole where it holds one problem, else by the last one that is no look-alike.
pub(super) fn explain(knowledge: &KnowledgeBase, payload: &str, given: &Given) -> Explanation {
    let Outlines { mut found, unread } = outlines(knowledge, payload, given);
    let whole = LazyCell::new(|| Diagnosis::of(knowledge, payload, given));
    // What one event says of a foreign service goes for the others, which need not name it again.
    let is_aside = found.iter().any(|one| one.is_aside) && whole.status() == Status::Unrelated;
    if found.len() < 2 || is_aside {
        let mut answer = narrate(&whole);
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
        return narrate(&whole);
    };
    answer.problems = std::iter::once(leading).chain(answers.map(|(problem, ..)| problem)).collect();
    answer.is_part_of(payload, span);
    answer.unread = Some(unread).filter(|unread| *unread > 0);
    answer
}

/// A problem, as far as it must be known to be told from others.
struct Outline {
    /// Its last event.
    span: Span,
    layer: usize,
    rank: Rank,
    status: Status,
    is_aside: bool,
    count: usize,
}

/// The problems of a payload, in the order of their last events.
#[derive(Default)]
struct Outlines {
    found: Vec<Outline>,
    /// How many bytes of events were not read.
    unread: usize,
}

/// The problems of a payload; none where it holds only one event.
fn outlines(knowledge: &KnowledgeBase, payload: &str, given: &Given) -> Outlines {
    let all = events(payload);
    if all.len() < 2 {
        return Outlines::default();
    }
    let (read, length) = last_of_each(payload, &all);
    let mut unread = 0;
    knowledge.anchors.prepare(length);
    // The layer of each kind that was read, if anything is known of it.
    let mut layers: HashMap<u64, Option<usize>> = HashMap::new();
    let mut found: Vec<Outline> = Vec::new();
    for span in all.into_iter().map(Span::from) {
        let kind = fingerprint(span.of(payload));
        if !read.contains(&kind) {
            unread += span.len();
            continue;
        }
        match layers.get(&kind) {
            Some(None) => {}
            Some(Some(layer)) => again(&mut found, *layer, span),
            None => {
                let one = of_event(knowledge, span, payload, given);
                layers.insert(kind, one.as_ref().map(|one| one.layer));
                if let Some(one) = one {
                    add(&mut found, one);
                }
            }
        }
    }
    // Where some event is clear, what leaves it open only passes that on.
    let is_clear = found.iter().any(|one| one.status == Status::Explained);
    found.retain(|one| if is_clear { one.status != Status::Ambiguous } else { !one.is_vague() });
    Outlines { found, unread }
}

/// The kinds of events that are read, by their fingerprints: the last ones of a long log; and how long these are altogether.
fn last_of_each(payload: &str, all: &[Range<usize>]) -> (HashSet<u64>, usize) {
    let mut read = HashSet::new();
    let mut length = 0;
    for event in all.iter().rev() {
        if read.len() == MOST_KINDS || length > MOST_READ {
            break;
        }
        let is_new = read.insert(fingerprint(payload.get(event.clone()).unwrap_or_default()));
        length += if is_new { event.len() } else { 0 };
    }
    (read, length)
}

/// The same event once more: its problem is now the latest.
fn again(found: &mut Vec<Outline>, layer: usize, span: Span) {
    if let Some(known) = found.iter().position(|known| known.layer == layer) {
        let known = found.remove(known);
        found.push(Outline { span, count: known.count + 1, ..known });
    }
}

/// Adds a problem; one of the same layer takes it in.
fn add(found: &mut Vec<Outline>, one: Outline) {
    let Some(known) = found.iter().position(|known| known.layer == one.layer) else { return found.push(one) };
    let known = found.remove(known);
    let count = known.count + one.count;
    let clearer = if known.is_clearer_than(&one) { known } else { one };
    found.push(Outline { count, ..clearer });
}

impl Outline {
    /// Whether it says so little that it may only pass on what another event says.
    fn is_vague(&self) -> bool {
        self.status == Status::Ambiguous && self.rank <= Rank::Statement
    }

    fn is_clearer_than(&self, other: &Self) -> bool {
        (self.rank, self.status != Status::Ambiguous) > (other.rank, other.status != Status::Ambiguous)
    }
}

fn of_event(knowledge: &KnowledgeBase, span: Span, payload: &str, given: &Given) -> Option<Outline> {
    let diagnosis = Diagnosis::of(knowledge, span.of(payload), given);
    let rank = diagnosis.recognition.rank().filter(|rank| *rank > Rank::Alone)?;
    let (layer, _) = diagnosis.weighing.layers(knowledge).first().copied()?;
    let status = diagnosis.status();
    Some(Outline {
        span,
        layer: layer.position(),
        rank,
        status,
        is_aside: knowledge.layers[layer].out_of_scope,
        count: 1,
    })
}

#[cfg(test)]
mod tests;
