//! Patterns over concepts: `says`, and `{id}` inside texts and regular expressions.

use super::checker::Checker;
use super::concept::Known;
use crate::model::Kind;
use crate::signature::{Idea, MAX_MEMBERS, Says, triggers, word};
use crate::source::{Diagnostic, FileId, Located, ProblemKind, suggest};

/// A text that names concepts stands for no more texts than this.
const MAX_TEXTS: usize = 512;

/// A piece of a pattern.
pub(super) enum Piece<'t> {
    /// What stands there.
    Plain(&'t str),
    /// What stands in braces.
    Braced(&'t str),
}

/// Cuts a text at `{id}` and `{!id}`. Braces with anything else in them are text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('{')).map(|found| at + found) {
        at = open + 1;
        let inner = text.get(at..).and_then(|rest| rest.split_once('}')).map_or("", |(inner, _)| inner);
        let is_escaped = text.get(..open).is_some_and(|before| before.ends_with('\\'));
        if is_escaped || !looks_like_id(inner.strip_prefix('!').unwrap_or(inner)) {
            continue;
        }
        found.extend(text.get(plain..open).filter(|text| !text.is_empty()).map(Piece::Plain));
        found.push(Piece::Braced(inner));
        at = open + inner.len() + 2;
        plain = at;
    }
    found.extend(text.get(plain..).filter(|text| !text.is_empty()).map(Piece::Plain));
    found
}

/// Whether a text names a concept.
pub(super) fn names_concept(text: &str) -> bool {
    pieces(text).iter().any(|piece| matches!(piece, Piece::Braced(_)))
}

fn looks_like_id(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'/'))
}

impl Checker<'_> {
    /// Reads a pattern over concepts.
    pub(super) fn says(&mut self, file: FileId, source: &Located<String>) -> Option<Says> {
        let mut members: Vec<(Idea, usize)> = Vec::new();
        for piece in pieces(&source.value) {
            match piece {
                Piece::Braced(name) => members.push(self.member(file, source, name)?),
                Piece::Plain(text) => {
                    let words = text.split_whitespace().map(|written| (word(written), rarity(written)));
                    members.extend(
                        words.filter(|(word, _)| !word.is_empty()).map(|(word, rarity)| (Idea::Word(word), rarity)),
                    );
                }
            }
        }
        let problem = if members.is_empty() {
            Some("this says nothing".to_owned())
        } else if members.len() > MAX_MEMBERS {
            Some(format!("{} concepts and words must meet, and {MAX_MEMBERS} can", members.len()))
        } else {
            None
        };
        if let Some(message) = problem {
            let help = format!("write one to {MAX_MEMBERS} concepts or words, like `{{credential}} {{not-accepted}}`");
            self.report(Diagnostic::new(ProblemKind::BadSays, message).at(file, source.span.clone()).help(help));
            return None;
        }
        let announcer = (0..members.len()).max_by_key(|number| members.get(*number).map(|(_, rarity)| *rarity));
        let members = members.into_iter().map(|(idea, _)| idea).collect();
        Some(Says { source: source.value.trim().to_owned(), members, announcer: announcer.unwrap_or(0) })
    }

    /// A concept in braces, and how rare its words are.
    fn member(&mut self, file: FileId, source: &Located<String>, name: &str) -> Option<(Idea, usize)> {
        let (id, turned) = name.strip_prefix('!').map_or((name, false), |id| (id, true));
        let known = self.known(file, source, id)?;
        if turned && !known.can_turn {
            let message = format!("nothing turns `{id}` round");
            let help = format!("give the concept `{id}` a `negated_by`, or take the `!` out");
            self.report(Diagnostic::new(ProblemKind::BadSays, message).at(file, source.span.clone()).help(help));
            return None;
        }
        Some((Idea::Concept { concept: known.number, turned }, known.rarity))
    }

    fn known(&mut self, file: FileId, source: &Located<String>, id: &str) -> Option<Known> {
        if let Some(known) = self.concepts.get(id) {
            return Some(known.clone());
        }
        let help = match suggest(id, self.concepts.keys().map(String::as_str)) {
            Some(close) => format!("did you mean `{{{close}}}`?"),
            None => format!("add a `[[{}]]` with this id", Kind::Concept),
        };
        let message = format!("there is no {} `{id}`", Kind::Concept);
        self.report(Diagnostic::new(ProblemKind::DanglingReference, message).at(file, source.span.clone()).help(help));
        None
    }

    /// Every text that one with concepts in it stands for.
    pub(super) fn spelled_out(&mut self, file: FileId, source: &Located<String>) -> Option<Vec<String>> {
        let mut texts = vec![String::new()];
        for piece in pieces(&source.value) {
            let words = match piece {
                Piece::Plain(text) => vec![text.to_owned()],
                Piece::Braced(id) => {
                    let words = self.known(file, source, id)?.words;
                    words.iter().map(|word| word.trim_end_matches('*').to_owned()).collect()
                }
            };
            if texts.len().saturating_mul(words.len()) > MAX_TEXTS {
                let message = format!("this stands for more than {MAX_TEXTS} texts");
                let problem = Diagnostic::new(ProblemKind::TooManyTexts, message).at(file, source.span.clone());
                self.report(problem.help("`says` takes concepts in any number of words; in a text keep to one or two"));
                return None;
            }
            texts = texts.iter().flat_map(|text| words.iter().map(move |word| format!("{text}{word}"))).collect();
        }
        Some(texts)
    }

    /// Whether this is one concept in braces, and that one a list of texts.
    pub(super) fn is_found_anywhere(&self, source: &str) -> bool {
        let id = source.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        id.and_then(|id| self.concepts.get(id)).is_some_and(|known| known.anywhere)
    }

    /// A regular expression with the words of each concept in braces written out; `None` where it names none. Braces that
    /// hold anything else are the expression's own.
    pub(super) fn with_words(&self, source: &str) -> Option<String> {
        let mut named = false;
        let mut text = String::new();
        for piece in pieces(source) {
            match piece {
                Piece::Plain(plain) => text.push_str(plain),
                Piece::Braced(id) => match self.concepts.get(id) {
                    Some(known) => {
                        named = true;
                        text.push_str(&alternatives(&known.words));
                    }
                    None => text.extend(["{", id, "}"]),
                },
            }
        }
        named.then_some(text)
    }
}

/// Any of the words, the longest first.
fn alternatives(words: &[String]) -> String {
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.sort_by_key(|word| usize::MAX - word.len());
    let escaped = |word: &&str| match word.strip_suffix('*') {
        Some(stem) => format!("{}[a-z]{{0,4}}", regex_syntax::escape(stem)),
        None => regex_syntax::escape(word),
    };
    format!("(?:{})", words.iter().map(escaped).collect::<Vec<_>>().join("|"))
}

fn rarity(written: &str) -> usize {
    triggers(written).iter().map(String::len).min().unwrap_or(0)
}
