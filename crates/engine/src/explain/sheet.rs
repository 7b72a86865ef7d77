//! A sheet: one view of a payload, with all that one reading finds in it.
//!
//! ```text
//! view ─▶ hits ─▶ echoes ─▶ mask ─▶ words ─▶ facts
//! ```
//!
//! Each step needs the one before, and an echo is found before its children are read: one pass over the views is enough.

use std::borrow::Cow;

use super::echo::echoes;
use super::evidence::Location;
use super::hits::Hits;
use super::mask::Mask;
use crate::model::KnowledgeBase;
use crate::payload::{Region, View};
use crate::signature::{Literal, LiteralText, Pattern};
use crate::span::Span;

/// A view, where the literals of the pack stand in it, and where nothing counts.
#[derive(Debug)]
pub(super) struct Sheet {
    number: usize,
    pub(super) view: View,
    hits: Hits,
    /// The hits that begin a word and lie in no masked region.
    words: Hits,
    /// Those of them that stand in what is said.
    said: Hits,
    mask: Mask,
}

impl Sheet {
    /// Reads the view with this number. At the places `nested` it wraps other views; `is_echo` tells that it lies in an echo
    /// itself, and so is one as a whole.
    pub(super) fn read(knowledge: &KnowledgeBase, number: usize, view: View, nested: Vec<Span>, is_echo: bool) -> Self {
        let hits = Hits::find(&knowledge.anchors, &view);
        let echoes = if is_echo { vec![Span::from(0..view.text().len())] } else { echoes(knowledge, &view, &hits) };
        let mask = Mask::new(&view, echoes, nested);
        let words = hits.words(&view, |place| !mask.hides(place));
        let said = words.words(&view, |place| !mask.is_silent(view.text(), place, &[]));
        Self { number, view, hits, words, said, mask }
    }

    /// The place of a span of this view.
    pub(super) fn at(&self, span: Span) -> Location {
        Location { view: self.number, span }
    }

    /// Whether a place touches a region that repeats the request.
    pub(super) fn is_echo(&self, place: Span) -> bool {
        self.mask.is_echo(place)
    }

    /// Whether a place neither repeats the request nor came about by chance.
    fn counts(&self, place: Span) -> bool {
        !self.is_echo(place) && !self.mask.is_noise(place)
    }

    /// Every literal that stands somewhere in it.
    pub(super) fn literals(&self) -> impl Iterator<Item = Literal> {
        self.hits.literals()
    }

    /// Every place of a literal in the text, whoever says it, in no order.
    pub(super) fn literal(&self, literal: Literal) -> impl Iterator<Item = Span> {
        self.hits.places(literal).iter().map(|place| Span::from(self.view.folded_to_text(place.range())))
    }

    /// The parts of a stretch of the text that nobody says, in no order.
    pub(super) fn masked(&self, place: Span) -> impl Iterator<Item = Span> {
        self.mask.within(place)
    }

    /// The first place of a text that nothing hides, said or not.
    pub(super) fn text_anywhere(&self, text: &LiteralText) -> Option<Location> {
        self.words.text(text, &self.view).map(|span| self.at(span))
    }

    /// The first place where a text is said, or stands in a region that is asked for.
    pub(super) fn text(&self, text: &LiteralText, asked: &[Region]) -> Option<Location> {
        let words = self.words_in(text.spellings().flatten().copied(), asked);
        words.text(text, &self.view).map(|span| self.at(span))
    }

    /// The first place where a literal is said as a whole word, or stands as one in a region that is asked for.
    pub(super) fn whole_word(&self, word: Literal, asked: &[Region]) -> Option<Location> {
        let words = self.words_in([word].into_iter(), asked);
        words.whole_word(word, &self.view).map(|span| self.at(span))
    }

    /// The hits of these literals, in what is said and in the regions that are asked for.
    fn words_in(&self, literals: impl Iterator<Item = Literal>, asked: &[Region]) -> Cow<'_, Hits> {
        if asked.is_empty() {
            return Cow::Borrowed(&self.said);
        }
        let counts = |place| !self.mask.is_silent(self.view.text(), place, asked);
        Cow::Owned(self.hits.only(literals).words(&self.view, counts))
    }

    /// Every place of a pattern that is no echo, and none that chance made.
    pub(super) fn pattern<'s>(&'s self, pattern: &'s Pattern) -> impl Iterator<Item = Location> + 's {
        self.hits.pattern(pattern, &self.view).filter(|span| self.counts(*span)).map(|span| self.at(span))
    }

    /// The first place of a text as a whole word that is no echo, in whatever part of the payload.
    pub(super) fn mark(&self, text: &LiteralText) -> Option<Location> {
        self.hits.mark(text, &self.view, |place| self.counts(place)).map(|span| self.at(span))
    }

    /// The stretches of the text in which a pattern can match.
    pub(super) fn windows(&self, pattern: &Pattern) -> Vec<Span> {
        self.hits.windows(pattern, &self.view)
    }

    /// Whether folded fragments follow each other in what is said.
    pub(super) fn says(&self, fragments: &[String]) -> bool {
        super::hits::occurs(&self.view, fragments, |place| !self.mask.hides(place))
    }
}
