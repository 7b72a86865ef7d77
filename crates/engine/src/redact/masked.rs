//! Values that are none: masked by somebody else already, placeholders, references, words.

use super::floor::{NO_VALUE, REFERENCES, SENTENCE};
use super::random::Mix;

/// A masked value that shows more of its letters in one piece than this is masked badly.
const MOST_SHOWN: usize = 20;

/// Whether somebody masked it already, well enough to stay as it came.
pub(super) fn is_masked(value: &str) -> bool {
    let has_mask = value.contains("**")
        || value.contains('…')
        || value.contains("...")
        || value.contains("••")
        || value.contains("●●")
        || value.contains("xxxx")
        || value.contains("XXXX")
        || value.contains("####");
    let is_label = value.starts_with('[') || value.starts_with('<') || value.starts_with('(');
    let shown = value
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .map(|part| part.trim_matches(['x', 'X']).len());
    (has_mask && shown.max().unwrap_or(0) <= MOST_SHOWN) || is_label
}

/// Whether a value stands for one that is elsewhere, or for none.
pub(super) fn is_placeholder(value: &str) -> bool {
    let small = value.to_ascii_lowercase();
    let word = small.trim_end_matches(['.', ',', '!', '?', ':', ';', ')']);
    word.is_empty()
        || is_masked(value)
        || NO_VALUE.contains(&word)
        || REFERENCES.iter().any(|start| small.starts_with(start))
        || !value.chars().any(char::is_alphanumeric)
        || value.chars().filter(|c| c.is_alphanumeric()).all(|c| c == 'x' || c == 'X' || c == '0')
        || word.contains("your") && (word.contains("key") || word.contains("token") || word.contains("here"))
}

/// Whether a value reads like a word, a name or a small number.
pub(super) fn is_word(value: &str) -> bool {
    let mix = Mix::of(value);
    let is_named = value.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | ' ' | '[' | ']' | '-'));
    is_named
        && (mix.is_letters() && mix.restlessness() < 0.3
            || mix.length == mix.digits && mix.length < 6
            || value.len() < 4)
}

/// A word shorter than this is too short for a secret among other words, in bytes.
const SHORT: usize = 6;

/// Whether a value reads like prose: several words, none of which could be a secret by itself. Passwords with a space in
/// them are rarer than sentences.
pub(super) fn is_prose(value: &str) -> bool {
    let edge = |c: char| !c.is_alphanumeric();
    let is_plain = |word: &str| word.len() < SHORT || is_word(word.trim_matches(edge));
    value.trim().contains(char::is_whitespace) && value.split_whitespace().all(is_plain)
}

/// Whether a quoted text is a sentence about the value, and not the value.
pub(super) fn is_sentence(value: &str) -> bool {
    let words =
        || value.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase());
    words().count() >= 3 && words().any(|word| SENTENCE.contains(&word.as_str()))
        || words().count() == 2 && words().any(|word| NO_VALUE.contains(&word.as_str()))
}
