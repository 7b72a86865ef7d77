//! The line of the reader's own text that decided.

use std::ops::Range;

use crate::explain::answer::{EvidencePlace, Explanation};

/// A line of the reader's own text.
#[derive(Clone, Debug)]
pub struct Excerpt {
    /// The line, redacted; an ellipsis where it goes on.
    pub line: String,
    /// The bytes of it that decided.
    pub mark: Range<usize>,
    /// The id of the error that was recognised by them.
    pub error: String,
}

/// The best place of the leading error: the longest of those that the reader can find again, the first of several.
pub(super) fn excerpt(answer: &Explanation) -> Option<Excerpt> {
    let error = answer.errors.iter().find(|error| error.counts && !error.evidence.is_empty())?;
    let worth = |place: &&EvidencePlace| (place.start.is_some(), place.text.chars().count());
    let place = error.evidence.iter().rev().max_by_key(worth)?;
    let mark = error.evidence.iter().fold(place.mark.0..place.mark.1, |mark, other| joined(mark, place, other));
    Some(Excerpt { line: place.line.clone(), mark, error: error.id.clone() })
}

/// The mark, and the words right behind it where they decided as well.
fn joined(mark: Range<usize>, place: &EvidencePlace, other: &EvidencePlace) -> Range<usize> {
    let follows = place.end.zip(other.start).is_some_and(|(end, start)| start == end + 1);
    let end = mark.end + 1 + other.text.len();
    let is_there = place.line.get(mark.end + 1..end).is_some_and(|text| text == other.text);
    if follows && is_there { mark.start..end } else { mark }
}
