//! Where the anchors of a pack stand in the views of a payload.

use std::collections::HashMap;
use std::ops::Range;

use crate::payload::View;
use crate::signature::{Anchors, Literal, LiteralText, Pattern, follow};

/// More places of one literal in one view tell nothing new.
const MAX_PLACES: usize = 128;
/// A pattern is looked for this far before its anchor, in bytes.
const WINDOW_BEFORE: usize = 256;
/// A pattern is looked for this far behind its anchor, in bytes.
const WINDOW_AFTER: usize = 768;
/// A pattern without an anchor is looked for this far into a view, in bytes.
const ANCHORLESS: usize = 1 << 15;

/// Where the literals of a pack stand in one view.
#[derive(Debug, Default)]
pub(super) struct Hits {
    /// Every place in the folded text.
    places: HashMap<Literal, Vec<Range<usize>>>,
    /// Those that begin a word and lie in no masked region.
    words: HashMap<Literal, Vec<Range<usize>>>,
}

impl Hits {
    /// One pass of the automaton over a view.
    pub(super) fn find(anchors: &Anchors, view: &View) -> Self {
        let mut places: HashMap<Literal, Vec<Range<usize>>> = HashMap::new();
        anchors.find(view.folded(), |hit| {
            let found = places.entry(hit.literal).or_default();
            if found.len() < MAX_PLACES {
                found.push(hit.span());
            }
        });
        Self { places, words: HashMap::new() }
    }

    /// Settles which places count as words, once it is known which regions are masked.
    pub(super) fn mask(&mut self, view: &View, is_masked: impl Fn(&Range<usize>) -> bool) {
        let folded = view.folded();
        let counts = |place: &&Range<usize>| begins_word(folded, place.start) && !is_masked(place);
        self.words = self
            .places
            .iter()
            .map(|(literal, places)| (*literal, places.iter().filter(counts).cloned().collect::<Vec<_>>()))
            .filter(|(_, places)| !places.is_empty())
            .collect();
    }

    /// Every literal that stands somewhere.
    pub(super) fn literals(&self) -> impl Iterator<Item = Literal> {
        self.places.keys().copied()
    }

    /// Every place of a literal in the folded view, masked ones included.
    pub(super) fn places(&self, literal: Literal) -> &[Range<usize>] {
        self.places.get(&literal).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first place of a text, in the folded view.
    pub(super) fn text(&self, text: &LiteralText) -> Option<Range<usize>> {
        text.find(|literal| self.words.get(&literal).map(Vec::as_slice).unwrap_or_default())
    }

    /// The first place where a literal is a whole word.
    pub(super) fn whole_word(&self, literal: Literal, folded: &str) -> Option<Range<usize>> {
        self.words.get(&literal)?.iter().find(|place| ends_word(folded, place.end)).cloned()
    }

    /// The stretches of the view's text, in order and disjoint, in which a pattern can match.
    pub(super) fn windows(&self, pattern: &Pattern, view: &View) -> Vec<Range<usize>> {
        let length = view.text().len();
        if pattern.is_anchorless() {
            return std::iter::once(0..boundary(view.text(), length.min(ANCHORLESS))).collect();
        }
        let mut found: Vec<Range<usize>> = pattern
            .anchors()
            .iter()
            .filter_map(|anchor| self.places.get(anchor))
            .flatten()
            .map(|place| view.folded_to_text(place.clone()))
            .map(|place| window(view.text(), &place))
            .collect();
        found.sort_by_key(|window| window.start);
        found.dedup_by(|next, previous| {
            let overlaps = next.start <= previous.end;
            if overlaps {
                previous.end = previous.end.max(next.end);
            }
            overlaps
        });
        found
    }
}

/// Whether folded fragments follow each other in a view, each beginning a word, in no masked region.
pub(super) fn occurs(view: &View, fragments: &[String], is_masked: impl Fn(&Range<usize>) -> bool) -> bool {
    let folded = view.folded();
    let places = |fragment: &String| -> Vec<Range<usize>> {
        let found = folded.match_indices(fragment.as_str()).map(|(start, text)| start..start + text.len());
        found.filter(|place| begins_word(folded, place.start) && !is_masked(place)).take(MAX_PLACES).collect()
    };
    let chains: Vec<Vec<Range<usize>>> = fragments.iter().map(places).collect();
    follow(&chains.iter().map(Vec::as_slice).collect::<Vec<_>>()).is_some()
}

/// The lines around a place, within reach.
fn window(text: &str, place: &Range<usize>) -> Range<usize> {
    let start = boundary(text, place.start.saturating_sub(WINDOW_BEFORE));
    let end = boundary(text, (place.end + WINDOW_AFTER).min(text.len()));
    start..end.max(start)
}

/// The last character boundary at or before `offset`.
fn boundary(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

fn begins_word(folded: &str, start: usize) -> bool {
    let bytes = folded.as_bytes();
    let first = bytes.get(start).copied().unwrap_or(b' ');
    !is_word_byte(first) || start == 0 || !bytes.get(start - 1).copied().is_some_and(is_word_byte)
}

fn ends_word(folded: &str, end: usize) -> bool {
    !folded.as_bytes().get(end).copied().is_some_and(is_word_byte)
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
