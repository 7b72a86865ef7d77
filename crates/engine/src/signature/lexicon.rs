//! The lexicon of a pack: every word of its concepts, and which concepts it stands for.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::literal::Literal;
use super::says::{Idea, Mention};
use super::token::{Token, has_signs, tokens};
use crate::span::{Pairs, Texts};

/// What stands at the end of a word for a few letters.
const INFLECTION: char = '*';
/// How many letters it stands for at most.
const MAX_INFLECTION: usize = 4;

/// The form in which words are compared: their tokens, with a space between, and `*` behind the last where letters may follow.
pub(crate) fn word(written: &str) -> String {
    let stem = written.trim_end_matches(INFLECTION);
    let read = tokens(stem, &[]).into_iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
    if stem.len() == written.len() || read.is_empty() { read } else { format!("{read}{INFLECTION}") }
}

/// The literals, folded as payloads are, of which every text with the word holds one.
///
/// Letters outside ASCII keep their case when a text is folded, and may have lost their accents, so the word is looked for by
/// its longest stretch of ASCII letters, or else in each way it can be written.
pub(crate) fn triggers(written: &str) -> Vec<String> {
    let stem = written.trim_end_matches(INFLECTION);
    let (lower, upper) = (stem.to_lowercase(), stem.to_uppercase());
    let runs = |text: &str| -> Vec<String> {
        tokens(text, &[]).into_iter().filter_map(|token| text.get(token.span).map(str::to_owned)).collect()
    };
    if has_signs(stem) {
        let longest = lower.split(|letter: char| !has_signs(letter.encode_utf8(&mut [0; 4])));
        return longest.max_by_key(|part| part.len()).map(|part| vec![first_signs(part)]).unwrap_or_default();
    }
    let ascii = |text: &String| {
        text.split(|letter: char| !letter.is_ascii_alphanumeric()).map(str::to_owned).max_by_key(String::len)
    };
    let best = runs(&lower).iter().filter_map(ascii).max_by_key(String::len).unwrap_or_default();
    if best.len() > 2 || stem.is_ascii() {
        return Some(best).filter(|best| !best.is_empty()).into_iter().collect();
    }
    let mut all: Vec<String> = [&lower, &upper]
        .into_iter()
        .flat_map(|text| {
            // Without its first letter a word is the same with a capital.
            let longest = runs(text).into_iter().max_by_key(String::len).unwrap_or_default();
            let rest: String = longest.chars().skip(1).collect();
            [rest.clone(), word(&rest)]
        })
        .filter(|text| !text.is_empty())
        .map(|text| text.to_ascii_lowercase())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Two signs are enough to look at a statement; spaces may stand between more.
fn first_signs(part: &str) -> String {
    part.chars().take(2).collect()
}

/// Every word of a pack's concepts and statements.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(crate) struct Lexicon {
    /// In order.
    words: Texts,
    /// The numbers of the concepts that each word stands for, by the number of the word.
    meanings: Pairs,
    /// For each concept, the one that turns it round.
    negators: Vec<Option<u32>>,
    /// What a statement is looked at for, in order.
    triggers: Vec<Literal>,
}

impl Lexicon {
    /// A lexicon of words as [`word`] gives them, each with the concept that it stands for if it stands for one.
    pub(crate) fn new(
        mut words: Vec<(String, Option<u32>)>,
        negators: Vec<Option<u32>>,
        mut triggers: Vec<Literal>,
    ) -> Self {
        words.retain(|(word, _)| !word.is_empty());
        words.sort_unstable();
        words.dedup();
        let mut texts: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
        texts.dedup();
        let number = |word: &str| u32::try_from(texts.partition_point(|text| *text < word)).unwrap_or(u32::MAX);
        let meanings = words.iter().filter_map(|(word, concept)| Some((number(word), (*concept)?))).collect();
        triggers.sort_unstable();
        triggers.dedup();
        Self { words: texts.into_iter().collect(), meanings, negators, triggers }
    }

    /// The literals of which one stands in every statement that a pattern can hold in.
    pub(crate) fn triggers(&self) -> &[Literal] {
        &self.triggers
    }

    /// Everything of the lexicon that the tokens of a statement mention. Of words one of which lies in another, the longer counts.
    pub(crate) fn mentions(&self, tokens: &[Token]) -> Vec<Mention> {
        let mut found: Vec<(Range<usize>, u32)> = Vec::new();
        (0..tokens.len()).for_each(|at| self.words_at(tokens, at, &mut found));
        let mut longest: Vec<(Range<usize>, u32)> = Vec::with_capacity(found.len());
        found.sort_by_key(|(place, _)| (place.start, usize::MAX - place.end));
        for (place, word) in found {
            let is_inside = |(outer, _): &(Range<usize>, u32)| place.end <= outer.end && *outer != place;
            if !longest.last().is_some_and(is_inside) {
                longest.push((place, word));
            }
        }
        self.weigh(tokens, longest)
    }

    /// Turns words into what they mention, negations into a turn of what they stand before.
    fn weigh(&self, tokens: &[Token], words: Vec<(Range<usize>, u32)>) -> Vec<Mention> {
        let negations: Vec<(Range<usize>, u32)> = words
            .iter()
            .flat_map(|(place, word)| self.concepts(*word).map(|concept| (place.clone(), concept)))
            .filter(|(_, concept)| self.negators.contains(&Some(*concept)))
            .collect();
        let turned = |place: &Range<usize>, concept: u32| {
            let negator = self.negators.get(concept as usize).copied().flatten();
            let turns = negations.iter().filter(|(before, by)| Some(*by) == negator && reaches(tokens, before, place));
            turns.count() % 2 == 1
        };
        let mention = |(place, word): (Range<usize>, u32)| {
            let mut ideas: Vec<Idea> =
                self.concepts(word).map(|concept| Idea::Concept { concept, turned: turned(&place, concept) }).collect();
            ideas.push(Idea::Word(self.words.get(word as usize).to_owned()));
            Mention::new(tokens, place, ideas)
        };
        words.into_iter().filter_map(mention).collect()
    }

    fn concepts(&self, word: u32) -> impl Iterator<Item = u32> {
        self.meanings.of(word)
    }

    /// The words that begin with a token, with the tokens that they take up.
    fn words_at(&self, tokens: &[Token], at: usize, found: &mut Vec<(Range<usize>, u32)>) {
        let Some(first) = tokens.get(at).filter(|token| !token.text.is_empty()) else { return };
        let mut stem = first.text.as_str();
        for _ in 0..=MAX_INFLECTION {
            let is_whole = stem.len() == first.text.len();
            for number in self.beginning_with(stem) {
                let text = self.words.get(number as usize);
                let length = length(text, tokens.get(at..).unwrap_or_default());
                found.extend(length.filter(|length| is_whole || *length == 1).map(|length| (at..at + length, number)));
            }
            let Some((last, _)) = stem.char_indices().next_back().filter(|(last, _)| *last > 0) else { return };
            stem = stem.get(..last).unwrap_or_default();
        }
    }

    /// The numbers of the words whose first token is `stem`, or begins with it where letters may follow.
    fn beginning_with(&self, stem: &str) -> impl Iterator<Item = u32> {
        let words = self.words.first_from(stem)..self.words.len();
        let fitting = words.take_while(move |number| {
            let behind = self.words.get(*number).strip_prefix(stem);
            behind.is_some_and(|behind| behind.is_empty() || behind.starts_with([' ', INFLECTION]))
        });
        fitting.filter_map(|number| u32::try_from(number).ok())
    }
}

/// How many of the tokens the word takes up, if it stands at their beginning.
fn length(word: &str, tokens: &[Token]) -> Option<usize> {
    let (stem, letters) = word.strip_suffix(INFLECTION).map_or((word, 0), |stem| (stem, MAX_INFLECTION));
    let mut parts = stem.split(' ').peekable();
    let mut taken = 0;
    while let Some(part) = parts.next() {
        let here = tokens.get(taken).filter(|here| taken == 0 || !here.is_apart)?;
        let rest = here.text.strip_prefix(part)?;
        let allowed = if parts.peek().is_none() { letters } else { 0 };
        if rest.chars().count() > allowed || !rest.chars().all(char::is_alphabetic) {
            return None;
        }
        taken += 1;
    }
    Some(taken)
}

/// How far before a word a negation may stand, in half words between the two.
const NEGATION: usize = 4;

/// Whether a negation at `before` reaches a word at `place`: at most three words before it, in the same breath.
fn reaches(tokens: &[Token], before: &Range<usize>, place: &Range<usize>) -> bool {
    let (Some(last), Some(first)) =
        (before.end.checked_sub(1).and_then(|last| tokens.get(last)), tokens.get(place.start))
    else {
        return false;
    };
    let between = tokens.get(before.end..place.start + 1).unwrap_or_default();
    before.end <= place.start
        && first.column.start.saturating_sub(last.column.end) <= NEGATION
        && !between.iter().any(|token| token.is_apart)
}
