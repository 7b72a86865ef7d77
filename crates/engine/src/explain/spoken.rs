//! What the statements of a payload mention: the words of the pack's concepts, where somebody says them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::evidence::Location;
use super::sheet::Sheet;
use crate::payload::{Statements, unsaid};
use crate::signature::{Idea, Lexicon, Literal, Mention, Says, Token, tokens};
use crate::span::Span;

/// More statements are not looked at.
const MOST_STATEMENTS: usize = 1 << 14;

/// The statements of a payload that mention something, each as often as it says something new.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    statements: Vec<Spoke>,
    /// The statements that mention an idea.
    by_idea: HashMap<Idea, Vec<usize>>,
}

/// What one statement mentions.
#[derive(Debug)]
struct Spoke {
    view: usize,
    /// In order, with places in the text of the view.
    mentions: Vec<Mention>,
}

impl Spoken {
    /// Looks at the statements in which a trigger of the lexicon stands.
    pub(super) fn of(lexicon: &Lexicon, sheets: &[Sheet]) -> Self {
        let mut spoken = Self::default();
        let mut known: HashSet<Vec<String>> = HashSet::new();
        for (number, sheet) in sheets.iter().enumerate() {
            for place in statements(lexicon, sheet) {
                let tokens = said(sheet, &place);
                if spoken.statements.len() < MOST_STATEMENTS && known.insert(texts(&tokens)) {
                    spoken.add(number, lexicon.mentions(&tokens), place.start);
                }
            }
        }
        spoken
    }

    fn add(&mut self, view: usize, mut mentions: Vec<Mention>, start: usize) {
        for mention in &mut mentions {
            mention.span = mention.span.start + start..mention.span.end + start;
            for idea in &mention.ideas {
                let found = self.by_idea.entry(idea.clone()).or_default();
                if found.last() != Some(&self.statements.len()) {
                    found.push(self.statements.len());
                }
            }
        }
        self.statements.push(Spoke { view, mentions });
    }

    /// Everything that is mentioned.
    pub(super) fn ideas(&self) -> impl Iterator<Item = &Idea> {
        self.by_idea.keys()
    }

    /// Every mention in order: where it stands, and what it stands for.
    pub(super) fn mentions(&self) -> impl Iterator<Item = (Location, &[Idea])> {
        self.statements.iter().flat_map(|spoke| {
            let located = move |mention: &Mention| Location { view: spoke.view, span: mention.span.clone().into() };
            spoke.mentions.iter().map(move |mention| (located(mention), &mention.ideas[..]))
        })
    }

    /// Where the members of a pattern first meet.
    pub(super) fn find(&self, says: &Says) -> Option<Location> {
        self.find_unless(says, &[])
    }

    /// Where the members of a pattern first meet in a statement that says nothing of what would void it.
    pub(super) fn find_unless(&self, says: &Says, voids: &[&Says]) -> Option<Location> {
        let statements = self.by_idea.get(says.announcer()?)?;
        statements.iter().filter_map(|number| self.statements.get(*number)).find_map(|spoke| {
            let place = says.find(&spoke.mentions)?;
            let is_void = voids.iter().any(|void| void.find(&spoke.mentions).is_some());
            (!is_void).then(|| Location { view: spoke.view, span: place.into() })
        })
    }
}

/// The statements of a sheet in which a trigger stands, in order.
fn statements(lexicon: &Lexicon, sheet: &Sheet) -> Vec<Range<usize>> {
    // A text holds a hundred literals, a lexicon has thousands of triggers.
    let is_trigger = |literal: &Literal| lexicon.triggers().binary_search(literal).is_ok();
    let mut places: Vec<Span> =
        sheet.literals().filter(is_trigger).flat_map(|literal| sheet.literal(literal)).collect();
    if places.is_empty() {
        return Vec::new();
    }
    places.sort_unstable();
    let cut = Statements::of(&sheet.view);
    let mut found: Vec<Range<usize>> = Vec::new();
    for place in places {
        if found.last().is_none_or(|last| place.end > last.end) {
            found.push(cut.around(&place.range()));
        }
    }
    found
}

/// The tokens of a statement, with places in it; what is masked or not said is a gap.
fn said(sheet: &Sheet, place: &Range<usize>) -> Vec<Token> {
    let text = sheet.view.text();
    let masked = sheet.masked(place.clone().into()).map(Span::range);
    let mut gaps: Vec<Range<usize>> = unsaid(text, place.clone()).into_iter().chain(masked).collect();
    gaps.sort_unstable_by_key(|gap| (gap.start, gap.end));
    let inside = |gap: Range<usize>| gap.start.max(place.start) - place.start..gap.end.min(place.end) - place.start;
    let gaps: Vec<Range<usize>> = gaps.into_iter().map(inside).collect();
    tokens(text.get(place.clone()).unwrap_or_default(), &gaps)
}

fn texts(tokens: &[Token]) -> Vec<String> {
    tokens.iter().map(|token| token.text.clone()).collect()
}

#[cfg(test)]
mod tests;
