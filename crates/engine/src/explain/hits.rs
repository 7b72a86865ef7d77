//! Where the anchors of a pack stand in the views of a payload.

use rustc_hash::FxHashMap;

use crate::payload::View;
use crate::signature::{Anchors, Literal, LiteralText, Pattern, follow};
use crate::span::Span;

/// More places of one literal in one view tell nothing new.
const MAX_PLACES: usize = 128;
/// More matches of one pattern in one window tell nothing new.
const MAX_MATCHES: usize = 32;
/// A pattern is looked for this far before its anchor, in bytes.
const WINDOW_BEFORE: usize = 256;
/// A pattern is looked for this far behind its anchor, in bytes.
const WINDOW_AFTER: usize = 768;
/// A pattern without an anchor is looked for this far into a view, in bytes.
const ANCHORLESS: usize = 1 << 15;

/// Where literals of a pack stand in one view, in bytes of its folded text.
#[derive(Clone, Debug)]
pub(super) struct Hits {
    places: FxHashMap<Literal, Vec<Span>>,
}

impl Hits {
    /// One pass of the automaton over a view.
    pub(super) fn find(anchors: &Anchors, view: &View) -> Self {
        let mut places: FxHashMap<Literal, Vec<Span>> = FxHashMap::default();
        anchors.find(view.folded(), |hit| {
            let found = places.entry(hit.literal).or_default();
            if found.len() < MAX_PLACES {
                found.push(hit.span);
            }
        });
        Self { places }
    }

    /// Those that begin a word and whose place in the clean text counts.
    pub(super) fn words(&self, view: &View, counts: impl Fn(Span) -> bool) -> Self {
        let is_word = |place: &Span| begins_word(view.folded(), place.start) && counts(clean(view, *place));
        let words = self.places.iter().map(|(literal, places)| {
            let kept: Vec<Span> = places.iter().copied().filter(is_word).collect();
            (*literal, kept)
        });
        Self { places: words.filter(|(_, places)| !places.is_empty()).collect() }
    }

    /// Those of some literals.
    pub(super) fn only(&self, literals: impl Iterator<Item = Literal>) -> Self {
        Self { places: literals.map(|literal| (literal, self.places(literal).to_vec())).collect() }
    }

    /// Every literal that stands somewhere.
    pub(super) fn literals(&self) -> impl Iterator<Item = Literal> {
        self.places.keys().copied()
    }

    /// The first place of a text.
    pub(super) fn text(&self, text: &LiteralText, view: &View) -> Option<Span> {
        text.find(|literal| self.places(literal)).map(|place| clean(view, place))
    }

    /// The first place where a literal ends with a word.
    pub(super) fn whole_word(&self, literal: Literal, view: &View) -> Option<Span> {
        let mut places = self.places(literal).iter();
        places.find(|place| ends_word(view.folded(), place.end)).map(|place| clean(view, *place))
    }

    /// The first place of a text as a whole word, at a place in the clean text that counts.
    pub(super) fn mark(&self, text: &LiteralText, view: &View, counts: impl Fn(Span) -> bool) -> Option<Span> {
        let is_whole = |place: &Span| begins_word(view.folded(), place.start) && ends_mark(view.folded(), place.end);
        let firsts = text.spellings().filter_map(<[Literal]>::first);
        let places = firsts.flat_map(|literal| self.places(*literal));
        places.filter(|place| is_whole(place)).map(|place| clean(view, *place)).find(|place| counts(*place))
    }

    /// Every place of a pattern: group 1, or the whole match.
    pub(super) fn pattern<'v>(&self, pattern: &'v Pattern, view: &'v View) -> impl Iterator<Item = Span> + use<'v> {
        let text = view.text();
        let may_match = move |window: &Span| pattern.may_match(|| view.lower().get(window.range()).unwrap_or_default());
        let windows = self.windows(pattern, view).into_iter().filter(may_match);
        windows.flat_map(move |window| in_window(pattern, text, window))
    }

    /// The stretches of the clean text, in order and disjoint, in which a pattern can match.
    pub(super) fn windows(&self, pattern: &Pattern, view: &View) -> Vec<Span> {
        let text = view.text();
        if pattern.is_anchorless() {
            return vec![Span { start: 0, end: text.floor_char_boundary(ANCHORLESS) }];
        }
        let places = pattern.anchors().iter().flat_map(|anchor| self.places(*anchor));
        Span::merged(places.map(|place| window(text, clean(view, *place))).collect())
    }

    /// Every place of a literal, in the folded text.
    pub(super) fn places(&self, literal: Literal) -> &[Span] {
        self.places.get(&literal).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The place in the clean text of a place in the folded one.
fn clean(view: &View, folded: Span) -> Span {
    view.folded_to_text(folded.range()).into()
}

/// The places of a pattern in a stretch of a text. What stands before the stretch is seen, what stands behind is not.
fn in_window<'t>(pattern: &'t Pattern, text: &'t str, window: Span) -> impl Iterator<Item = Span> + 't {
    let haystack = text.as_bytes().get(..window.end).unwrap_or_default();
    let mut next = Some(window.start);
    let places = std::iter::from_fn(move || {
        let at = next?;
        let found = pattern.find_at(haystack, at)?;
        next = Some(found.whole.end.max(at + 1)).filter(|at| *at < window.end);
        Some(Span::from(found.part))
    });
    places.take(MAX_MATCHES).filter(|span| text.get(span.range()).is_some())
}

/// Whether folded fragments follow each other in a view, each beginning a word at a place that counts.
pub(super) fn occurs(view: &View, fragments: &[String], counts: impl Fn(Span) -> bool) -> bool {
    let folded = view.folded();
    let places = |fragment: &String| -> Vec<Span> {
        let found = folded.match_indices(fragment.as_str()).map(|(start, text)| Span::from(start..start + text.len()));
        found.filter(|place| begins_word(folded, place.start) && counts(clean(view, *place))).take(MAX_PLACES).collect()
    };
    let chains: Vec<Vec<Span>> = fragments.iter().map(places).collect();
    follow(&chains.iter().map(Vec::as_slice).collect::<Vec<_>>()).is_some()
}

/// The lines around a place, within reach.
fn window(text: &str, place: Span) -> Span {
    let start = text.floor_char_boundary(place.start.saturating_sub(WINDOW_BEFORE));
    let end = text.floor_char_boundary(place.end + WINDOW_AFTER);
    Span { start, end: end.max(start) }
}

fn begins_word(folded: &str, start: usize) -> bool {
    let bytes = folded.as_bytes();
    let first = bytes.get(start).copied().unwrap_or(b' ');
    !is_word_byte(first) || start == 0 || !bytes.get(start - 1).copied().is_some_and(is_word_byte)
}

fn ends_word(folded: &str, end: usize) -> bool {
    !folded.as_bytes().get(end).copied().is_some_and(is_word_byte)
}

/// The same for a mark, which may end with a slash or a bracket: what stands behind that is another word.
fn ends_mark(folded: &str, end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|last| folded.as_bytes().get(last)).copied().unwrap_or(b' ');
    !is_word_byte(last) || ends_word(folded, end)
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
