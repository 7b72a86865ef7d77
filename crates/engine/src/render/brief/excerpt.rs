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

/// Of the places of an error the first is shown that is at least so long, beside the longest: what went wrong is said before
/// what to do about it. A name of a class says less than a sentence.
const LONG_ENOUGH: f64 = 0.4;

/// The best place of the leading error, of those that the reader can find again if there are any.
pub(super) fn excerpt(answer: &Explanation) -> Option<Excerpt> {
    let error = answer.errors.iter().find(|error| error.counts && !error.evidence.is_empty())?;
    let length = |place: &EvidencePlace| place.text.chars().count();
    let worth = |place: &&EvidencePlace| (place.start.is_some(), length(place));
    let longest = error.evidence.iter().rev().max_by_key(worth)?;
    let is_sentence = |place: &EvidencePlace| place.text.contains(' ');
    let will_do = |place: &&EvidencePlace| {
        place.start.is_some() == longest.start.is_some()
            && is_sentence(place) == is_sentence(longest)
            && length(place) as f64 >= LONG_ENOUGH * length(longest) as f64
    };
    let place = error.evidence.iter().filter(will_do).min_by_key(|place| place.start).unwrap_or(longest);
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
