//! What the statements of a payload mention: the words of the pack's concepts, where somebody says them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::echo::Mask;
use super::evidence::Location;
use super::hits::Hits;
use crate::payload::{Statements, View, unsaid};
use crate::signature::{Idea, Lexicon, Mention, Says, Token, tokens};

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
    pub(super) fn of(lexicon: &Lexicon, views: &[View], hits: &[Hits], masks: &[Mask]) -> Self {
        let mut spoken = Self::default();
        let mut known: HashSet<Vec<String>> = HashSet::new();
        for (number, ((view, hits), mask)) in views.iter().zip(hits).zip(masks).enumerate() {
            for place in statements(lexicon, view, hits) {
                let tokens = said(view, &place, mask);
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

    /// Where the members of a pattern first meet.
    pub(super) fn find(&self, says: &Says) -> Option<Location> {
        let statements = self.by_idea.get(says.announcer()?)?;
        statements.iter().filter_map(|number| self.statements.get(*number)).find_map(|spoke| {
            let place = says.find(&spoke.mentions)?;
            Some(Location::new(spoke.view, &place))
        })
    }
}

/// The statements of a view in which a trigger stands, in order.
fn statements(lexicon: &Lexicon, view: &View, hits: &Hits) -> Vec<Range<usize>> {
    let places = lexicon.triggers().iter().flat_map(|literal| hits.places(*literal));
    let mut places: Vec<Range<usize>> = places.cloned().collect();
    if places.is_empty() {
        return Vec::new();
    }
    places.sort_unstable_by_key(|place| place.start);
    let cut = Statements::of(view);
    let mut found: Vec<Range<usize>> = Vec::new();
    for place in places {
        let place = view.folded_to_text(place);
        if found.last().is_none_or(|last| place.end > last.end) {
            found.push(cut.around(&place));
        }
    }
    found
}

/// The tokens of a statement, with places in it; what is masked or not said is a gap.
fn said(view: &View, place: &Range<usize>, mask: &Mask) -> Vec<Token> {
    let masked = mask.within(place);
    let mut gaps: Vec<Range<usize>> = unsaid(view.text(), place.clone()).into_iter().chain(masked).collect();
    gaps.sort_unstable_by_key(|gap| (gap.start, gap.end));
    let inside = |gap: Range<usize>| gap.start.max(place.start) - place.start..gap.end.min(place.end) - place.start;
    let gaps: Vec<Range<usize>> = gaps.into_iter().map(inside).collect();
    tokens(view.text().get(place.clone()).unwrap_or_default(), &gaps)
}

fn texts(tokens: &[Token]) -> Vec<String> {
    tokens.iter().map(|token| token.text.clone()).collect()
}
