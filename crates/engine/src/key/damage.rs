//! What can happen to a key between the page that issues it and the field that it is typed into.

use serde::Serialize;

use super::formats;
use crate::model::{KeyFormat, KnowledgeBase};

/// A shorter tail than this is no key of any kind.
const SHORTEST_TAIL: usize = 8;
/// Fewer different letters than this behind the prefix are a placeholder: `xxxxxxxx`.
const FEWEST_DIFFERENT: usize = 5;
/// A prefix shorter than this occurs in keys by chance.
const TELLING_PREFIX: usize = 4;
/// What examples hold in place of a key, in lower case.
const PLACEHOLDERS: [&str; 10] =
    ["your", "xxx", "<", ">", "example", "placeholder", "replace", "insert", "api-key", "api_key"];
/// What stands for the hidden part of a key.
const MASKS: [&str; 5] = ["*", "…", "...", "•", "●"];

/// Something that happened to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Damage {
    /// Nothing is left.
    Empty,
    /// Spaces before or behind it.
    SpaceAround,
    /// Quotes around it.
    Quotes,
    /// The name of a variable or a header before it.
    Name,
    /// `Bearer`, or another such word, before it.
    Scheme,
    /// Characters in it that nobody sees.
    Invisible,
    /// A line break inside.
    LineBreak,
    /// A space inside.
    SpaceInside,
    /// A sign in it that no key holds, such as a long dash.
    Foreign,
    /// It stands in an example, in place of a key.
    Placeholder,
    /// Only its ends are there; the middle is hidden.
    Masked,
    /// Two keys, one right behind the other.
    Glued,
    /// Its beginning is in other letters, large for small or small for large.
    Case,
    /// Too short.
    Cut,
    /// Too long.
    TooLong,
}

impl Damage {
    /// What happened.
    pub fn says(self) -> &'static str {
        match self {
            Self::Empty => "Nothing arrived: the variable or the file is empty",
            Self::SpaceAround => "There are spaces around it",
            Self::Quotes => "There are quotes around it",
            Self::Name => "The name of a variable or a header stands before it",
            Self::Scheme => "A word such as `Bearer` stands before it",
            Self::Invisible => "It holds characters that nobody sees",
            Self::LineBreak => "There is a line break inside",
            Self::SpaceInside => "There is a space inside",
            Self::Foreign => "It holds a sign that no key holds, such as a long dash or an accented letter",
            Self::Placeholder => "It is a placeholder out of an example",
            Self::Masked => "It is a masked copy: the middle is hidden",
            Self::Glued => "These are two keys, one right behind the other",
            Self::Case => "Its beginning has large letters for small ones, or the other way round",
            Self::Cut => "It is too short: a part is missing",
            Self::TooLong => "It is too long: something hangs on to it",
        }
    }

    /// What to do about it.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Empty => "Look at what you piped in.",
            Self::SpaceAround | Self::Quotes | Self::Name | Self::Invisible => "Type the key alone into the field.",
            Self::Scheme => "Programs put that word there themselves; type the key alone.",
            Self::LineBreak | Self::SpaceInside => "Copy it again with the copy button, in one piece.",
            Self::Foreign => "A word processor or a chat changed it; copy it from where it was issued.",
            Self::Placeholder => "Put your own key in its place.",
            Self::Masked => "A masked key cannot be completed. If the whole is nowhere, make another one.",
            Self::Glued => "It was pasted twice, or over another one. Empty the field and paste once.",
            Self::Case => "Case matters; a keyboard or a form changed it. Copy it again.",
            Self::Cut => "Copy it again with the copy button; some fields cut what is pasted.",
            Self::TooLong => "Empty the field and paste it once.",
        }
    }

    /// Whether what remains is no whole key, so that its looks say nothing.
    pub(super) fn spoils_the_rest(self) -> bool {
        self >= Self::Foreign || self == Self::Empty
    }
}

/// The damage inside of a key that nothing stands around.
pub(super) fn inside(knowledge: &KnowledgeBase, key: &str, format: Option<&KeyFormat>) -> Vec<Damage> {
    if key.is_empty() {
        return vec![Damage::Empty];
    }
    let prefix = format.map_or("", |format| format.prefix.as_str());
    let tail = key.strip_prefix(prefix).unwrap_or(key);
    if MASKS.iter().any(|mask| tail.contains(mask)) {
        return vec![Damage::Masked];
    }
    if is_placeholder(tail) {
        return vec![Damage::Placeholder];
    }
    let mut found = Vec::new();
    if !key.is_ascii() {
        found.push(Damage::Foreign);
    }
    if format.is_none() && begins_in_other_case(knowledge, key) {
        found.push(Damage::Case);
    }
    if is_glued(knowledge, key, prefix) {
        found.push(Damage::Glued);
    } else if let Some(format) = format {
        found.extend(length(format, key, tail));
    }
    found
}

fn is_placeholder(tail: &str) -> bool {
    let small = tail.to_lowercase();
    let mut letters: Vec<char> = small.chars().filter(|letter| letter.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters.dedup();
    let says_little = letters.len() < FEWEST_DIFFERENT && small.len() >= FEWEST_DIFFERENT;
    says_little || PLACEHOLDERS.iter().any(|word| small.contains(word))
}

fn begins_in_other_case(knowledge: &KnowledgeBase, key: &str) -> bool {
    let begins = |prefix: &str| key.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    formats(knowledge).any(|kind| kind.format.prefix.len() >= TELLING_PREFIX && begins(&kind.format.prefix))
}

/// Whether a second key begins behind the first, or the key is the same half twice.
fn is_glued(knowledge: &KnowledgeBase, key: &str, prefix: &str) -> bool {
    let rest = key.get(prefix.len() + SHORTEST_TAIL..).unwrap_or_default();
    let is_telling = |prefix: &str| prefix.len() >= TELLING_PREFIX && prefix.ends_with(['-', '_']);
    let begins_again = |prefix: &str| is_telling(prefix) && rest.contains(prefix);
    let half = key.len() / 2;
    let is_twice = half > SHORTEST_TAIL && key.get(..half) == key.get(half..);
    is_twice || formats(knowledge).any(|kind| begins_again(&kind.format.prefix))
}

fn length(format: &KeyFormat, key: &str, tail: &str) -> Option<Damage> {
    let length = key.chars().count();
    match format.length.map(usize::from) {
        Some(whole) if length < whole => Some(Damage::Cut),
        Some(whole) if length > whole => Some(Damage::TooLong),
        None if tail.len() < SHORTEST_TAIL => Some(Damage::Cut),
        _ => None,
    }
}
