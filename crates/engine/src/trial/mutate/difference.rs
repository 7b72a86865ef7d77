//! What counts as noticing a mutant.
//!
//! A fixture notices when what `test` says of it changes; or when other errors are recognised, or others of them count; or
//! when the probability of the cause that led changes by [`NOTICEABLE`] or more. The first alone would be too lenient: a
//! fixture that expects no more than a layer would let the error behind it be lost. The last keeps weights honest.

use std::collections::BTreeSet;

use crate::explain::explain;
use crate::model::KnowledgeBase;
use crate::trial::judge::{Outcome, judge};
use crate::trial::load::Fixture;

/// A change of probability that is noticed. Alone against *something else*, the words of an author mean 99, 95, 85 and 67 %;
/// to halve one changes the answer by 0.10 at least. Half of that leaves room for the other causes beside it, and still
/// passes over what only moves the digits.
pub const NOTICEABLE: f64 = 0.05;

/// What of an answer is compared.
#[derive(Debug)]
pub(super) struct Answer {
    outcome: Outcome,
    /// The errors that were recognised, and whether each counts.
    errors: BTreeSet<(String, bool)>,
    /// The causes with their probabilities, likeliest first.
    causes: Vec<(String, f64)>,
}

/// How two answers differ.
pub(super) enum Difference {
    /// So much that somebody sees it.
    Noticed,
    /// By this change of the probability of the cause that led.
    Shift(f64),
}

impl Answer {
    /// The answer to a fixture.
    pub(super) fn to(knowledge: &KnowledgeBase, fixture: &Fixture) -> Self {
        let answer = explain(knowledge, &fixture.payload, &fixture.given);
        Self {
            outcome: judge(&answer, &fixture.expect),
            errors: answer.errors.iter().map(|error| (error.id.clone(), error.counts)).collect(),
            causes: answer.causes.iter().map(|cause| (cause.id.clone(), cause.probability)).collect(),
        }
    }

    /// How the answer after a change differs from this one.
    pub(super) fn compare(&self, after: &Self) -> Difference {
        if self.outcome != after.outcome || self.errors != after.errors {
            return Difference::Noticed;
        }
        let Some((leader, probability)) = self.causes.first() else { return Difference::Shift(0.0) };
        let now = after.causes.iter().find(|(cause, _)| cause == leader).map_or(0.0, |(_, probability)| *probability);
        let shift = (now - probability).abs();
        if shift >= NOTICEABLE { Difference::Noticed } else { Difference::Shift(shift) }
    }
}
