//! What a change of rules does to the fixtures, and which rule did it.

use serde::Serialize;

use super::load::Fixture;
use crate::explain::{Explanation, Status, explain};
use crate::model::KnowledgeBase;
use crate::workers;

/// A fixture that is answered otherwise than before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moved {
    /// The fixture.
    pub fixture: String,
    /// What happened to it.
    pub how: Move,
    /// The errors that count now and did not before: a new or wider rule; where there is none, those that count no more.
    pub by: Vec<String>,
    /// What led before.
    pub before: Lead,
    /// What leads now.
    pub after: Lead,
}

/// What happened to a fixture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Move {
    /// Another error leads: its rule took the fixture from the one that had it.
    Stolen,
    /// It was recognised, and is no more.
    Silenced,
    /// It was not recognised, and is now.
    Found,
    /// The same error leads, to another layer, cause or certainty.
    Weighed,
}

/// What leads in an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lead {
    /// The status.
    pub status: Status,
    /// The layer.
    pub layer: Option<String>,
    /// The error: the first that counts.
    pub error: Option<String>,
    /// The cause.
    pub cause: Option<String>,
    /// The probability of the layer.
    pub confidence: f64,
}

/// The fixtures that the two packs answer differently, in their order.
pub fn against(old: &KnowledgeBase, new: &KnowledgeBase, fixtures: &[Fixture]) -> Vec<Moved> {
    let one = |(): &mut (), fixture: &Fixture| {
        let before = explain(old, &fixture.payload, &fixture.given);
        let after = explain(new, &fixture.payload, &fixture.given);
        moved(fixture, &before, &after)
    };
    workers::run(fixtures, || (), one).into_iter().flatten().collect()
}

fn moved(fixture: &Fixture, before: &Explanation, after: &Explanation) -> Option<Moved> {
    let (was, is) = (lead(before), lead(after));
    let how = match (was.status, is.status) {
        (Status::Unknown, Status::Unknown) => return None,
        (Status::Unknown, _) => Move::Found,
        (_, Status::Unknown) => Move::Silenced,
        _ if (&was.layer, &was.cause, was.status) == (&is.layer, &is.cause, is.status) => return None,
        _ if was.error == is.error => Move::Weighed,
        _ => Move::Stolen,
    };
    let (counted, counts) = (counting(before), counting(after));
    let missing_in = |one: &[&str], other: &[&str]| -> Vec<String> {
        one.iter().filter(|id| !other.contains(*id)).map(|id| (*id).to_owned()).collect()
    };
    let mut by = missing_in(&counts, &counted);
    if by.is_empty() {
        by = missing_in(&counted, &counts);
    }
    Some(Moved { fixture: fixture.name.clone(), how, by, before: was, after: is })
}

fn lead(answer: &Explanation) -> Lead {
    Lead {
        status: answer.status,
        layer: answer.layer.clone(),
        error: answer.leading_error().map(|error| error.id.clone()),
        cause: answer.causes.first().map(|cause| cause.id.clone()),
        confidence: answer.confidence,
    }
}

fn counting(answer: &Explanation) -> Vec<&str> {
    answer.errors.iter().filter(|error| error.counts).map(|error| error.id.as_str()).collect()
}
