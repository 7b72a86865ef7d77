//! What an error says: concepts that meet in one statement.

use std::ops::Range;

use serde::{Deserialize, Serialize, Serializer};

use super::token::Token;

/// Between neighbours stand no more half words than this: eight words, or sixteen signs of a script without spaces.
const MAX_GAP: usize = 16;
/// More than this need not meet.
pub(crate) const MAX_MEMBERS: usize = 6;

/// Concepts and words that meet in one statement, in any order.
#[derive(Clone, Debug, Deserialize)]
pub struct Says {
    /// The pattern as the author wrote it.
    pub source: String,
    /// What must meet; never empty, and no more than six.
    pub(crate) members: Vec<Idea>,
    /// Which of them is the rarest.
    pub(crate) announcer: usize,
}

/// What a word in a text can stand for, and what a pattern asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub(crate) enum Idea {
    /// A concept by its number, or the opposite of it.
    Concept { concept: u32, turned: bool },
    /// Just this word, as the lexicon writes it.
    Word(String),
}

/// A word of the lexicon in a statement.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Its bytes in the text that the tokens were read from.
    pub(crate) span: Range<usize>,
    /// Its place in the row of tokens, in half words.
    column: Range<usize>,
    pub(crate) ideas: Vec<Idea>,
}

impl Mention {
    /// The mention at some of the tokens.
    pub(super) fn new(tokens: &[Token], place: Range<usize>, ideas: Vec<Idea>) -> Option<Self> {
        let (first, last) = (tokens.get(place.start)?, tokens.get(place.end.checked_sub(1)?)?);
        let (span, column) = (first.span.start..last.span.end, first.column.start..last.column.end);
        Some(Self { span, column, ideas })
    }
}

/// For people it is what the author wrote.
impl Serialize for Says {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.source.serialize(serializer);
        }
        (&self.source, &self.members, self.announcer).serialize(serializer)
    }
}

impl Says {
    /// The member without which the pattern need not be looked at.
    pub(crate) fn announcer(&self) -> Option<&Idea> {
        self.members.get(self.announcer)
    }

    /// All that must meet.
    pub(crate) fn ideas(&self) -> &[Idea] {
        &self.members
    }

    /// The concepts among the members, by their positions.
    pub(crate) fn concepts(&self) -> impl Iterator<Item = usize> {
        self.members.iter().filter_map(|member| match member {
            Idea::Concept { concept, .. } => Some(*concept as usize),
            Idea::Word(_) => None,
        })
    }

    /// Where the members meet in a statement, given all that it mentions, in order: from the first to the last.
    pub(crate) fn find(&self, mentions: &[Mention]) -> Option<Range<usize>> {
        let all = (1_u8 << self.members.len().min(MAX_MEMBERS)) - 1;
        // Per mention the sets of members that a chain up to it has met, each with the mention it begins with.
        let mut chains: Vec<Vec<(u8, usize)>> = Vec::with_capacity(mentions.len());
        for (number, mention) in mentions.iter().enumerate() {
            let met = self.members.iter().enumerate().filter(|(_, member)| mention.ideas.contains(member));
            let mut ending: Vec<(u8, usize)> = Vec::new();
            for bit in met.map(|(member, _)| 1_u8 << member.min(MAX_MEMBERS)) {
                ending.push((bit, number));
                for (before, chain) in mentions.iter().zip(&chains).rev() {
                    let is_near = mention.column.start.saturating_sub(before.column.end) <= MAX_GAP;
                    if before.column.end <= mention.column.start && is_near {
                        let longer =
                            chain.iter().filter(|(set, _)| set & bit == 0).map(|(set, first)| (set | bit, *first));
                        ending.extend(longer);
                    }
                }
            }
            keep_latest(&mut ending);
            if let Some(first) = ending.iter().find(|(set, _)| *set == all).and_then(|(_, first)| mentions.get(*first))
            {
                return Some(first.span.start..mention.span.end);
            }
            chains.push(ending);
        }
        None
    }
}

/// Of chains that have met the same, the one that begins last.
fn keep_latest(chains: &mut Vec<(u8, usize)>) {
    chains.sort_unstable_by(|a, b| (a.0, b.1).cmp(&(b.0, a.1)));
    chains.dedup_by_key(|(set, _)| *set);
}
