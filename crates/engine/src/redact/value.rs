//! The value behind a name: how far it goes, and whether it is one.

use std::ops::Range;

use super::field::Link;
use super::floor::{COOKIE_ATTRIBUTES, NO_VALUE, SCHEMES};
use super::masked::{is_masked, is_placeholder, is_prose, is_sentence, is_word};
use super::name::Secrecy;
use super::random::{Mix, is_number, is_random};
use super::{CREDENTIAL, Find, Rank};

/// No value is looked at further, in bytes; what is longer is hidden up to there.
const LONGEST: usize = 16 << 10;

/// Takes the value that begins at `start`, where it is a secret.
pub(super) fn take(text: &str, start: usize, name: &Range<usize>, link: Link, secrecy: Secrecy, found: &mut Vec<Find>) {
    if is_label(text.get(start..).unwrap_or_default()) {
        return;
    }
    let (start, quote) = opened(text, start);
    let span = extent(text, start, quote);
    if secrecy == Secrecy::Pairs {
        return pairs(text, line(text, start, quote), found);
    }
    let is_scheme_name =
        text.get(name.clone()).is_some_and(|name| SCHEMES.contains(&name.to_ascii_lowercase().as_str()));
    let span = behind_scheme(text, span, quote);
    let value = text.get(span.clone()).unwrap_or_default();
    let goes_on = quote.is_none()
        && text
            .get(span.end..)
            .is_some_and(|rest| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic)));
    if is_placeholder(value) || !is_secret(value, link, secrecy, quote.is_some(), goes_on, is_scheme_name) {
        return;
    }
    found.push(Find { span, shown: CREDENTIAL.to_owned(), rank: Rank::Named });
}

fn is_secret(value: &str, link: Link, secrecy: Secrecy, is_quoted: bool, goes_on: bool, is_scheme: bool) -> bool {
    let mix = Mix::of(value);
    let has_both = mix.digits > 0 && !mix.is_letters() && mix.length > mix.digits;
    let is_odd = value.contains(|c: char| {
        c.is_ascii_punctuation() && !matches!(c, '-' | '_' | '.' | '/' | ':' | '@' | '(' | ')' | ',')
    });
    match link {
        Link::Loose if is_scheme => {
            value.len() >= 8 && !is_word(value) && (has_both || mix.restlessness() >= 0.3 || value.len() >= 24)
        }
        Link::Loose => {
            is_random(value)
                || value.len() >= 8 && has_both && !is_number(value) && (is_odd || mix.restlessness() >= 0.36)
        }
        Link::Phrase => value.len() >= 4 && !is_sentence(value) && (!is_word(value) || value.matches('-').count() >= 2),
        _ if is_quoted && is_sentence(value) => false,
        _ if mix.length == mix.digits && value.len() < 6 => false,
        Link::Colon if goes_on && is_word(value) => false,
        _ if secrecy == Secrecy::Likely && is_prose(value) => false,
        _ if secrecy == Secrecy::Likely => value.len() >= 4 && (!is_word(value) || value.matches('-').count() >= 2),
        _ => value.len() >= 3,
    }
}

/// Steps into brackets and quotes: where the value begins, and the quote that ends it.
fn opened(text: &str, start: usize) -> (usize, Option<char>) {
    let rest = text.get(start..).unwrap_or_default();
    let lead = rest
        .bytes()
        .take(32)
        .take_while(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'[' | b'(' | b'{' | b' ' | b'$' | b':' | b'_')
        })
        .count();
    let behind = rest.get(lead..).unwrap_or_default();
    let opening = rest.get(..lead).unwrap_or_default();
    let is_call = opening.ends_with(['(', '[', '{', '$']) || matches!(opening, "b" | "r" | "f" | "u" | "B" | "R" | "");
    match behind.chars().next() {
        Some(mark @ ('"' | '\'' | '`')) if is_call => {
            let triple = behind.bytes().take(3).take_while(|byte| *byte == mark as u8).count();
            let marks = if triple == 2 { 1 } else { triple };
            (start + lead + marks, Some(mark))
        }
        _ => (start + rest.bytes().take(2).take_while(|byte| matches!(byte, b'[' | b'(')).count(), None),
    }
}

/// From the beginning of a value to its end.
fn extent(text: &str, start: usize, quote: Option<char>) -> Range<usize> {
    let rest = text.get(start..text.floor_char_boundary((start + LONGEST).min(text.len()))).unwrap_or_default();
    if let Some(mark) = quote {
        let end = rest.find([mark, '\n']).unwrap_or(rest.len());
        return start..start + end;
    }
    let mut end = rest.len();
    for (at, character) in rest.char_indices() {
        let behind = rest.get(at + character.len_utf8()..).unwrap_or_default();
        let stops = match character {
            '&' => names(behind),
            ';' | ',' => {
                behind.is_empty()
                    || behind.starts_with(char::is_whitespace)
                    || names(behind)
                    || behind.starts_with(['"', '\''])
            }
            ')' | ']' | '}' | '|' => {
                behind.is_empty()
                    || behind.starts_with(|c: char| {
                        c.is_whitespace() || matches!(c, ',' | ')' | ']' | '}' | '.' | ';' | '"' | '\'')
                    })
            }
            '"' | '\'' | '`' | '<' | '>' => true,
            other => other.is_whitespace() || other >= '\u{2e80}',
        };
        if stops {
            end = at;
            break;
        }
    }
    let value = rest.get(..end).unwrap_or_default();
    start
        ..start
            + value
                .trim_end_matches(['.', ':', '!', '?', ','])
                .len()
                .max(usize::from(value.ends_with("...")) * value.len())
}

/// Whether a text begins with `name=`.
fn names(text: &str) -> bool {
    let name = text
        .bytes()
        .take(48)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' ' | b'.'))
        .count();
    name > 0 && text.as_bytes().get(name) == Some(&b'=') && text.as_bytes().get(name + 1) != Some(&b'=')
}

/// Steps over the word that says what sort of credential follows.
fn behind_scheme(text: &str, span: Range<usize>, quote: Option<char>) -> Range<usize> {
    let value = text.get(span.start..).unwrap_or_default();
    let word = value.bytes().take(24).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let Some(rest) = value.get(word..).filter(|rest| word > 0 && rest.starts_with(' ')) else { return span };
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let start = span.start + word + spaces;
    let scheme = value.get(..word).unwrap_or_default().to_ascii_lowercase();
    let next = extent(text, start, quote);
    let said = text.get(next.clone()).unwrap_or_default();
    if matches!(scheme.as_str(), "digest" | "aws4-hmac-sha256" | "hmac") {
        return line(text, start, quote);
    }
    let is_scheme = SCHEMES.contains(&scheme.as_str());
    let is_foreign = quote.is_none()
        && is_word(&scheme)
        && !NO_VALUE.contains(&scheme.as_str())
        && !is_word(said)
        && said.len() >= 8;
    if is_scheme || is_foreign { next } else { span }
}

/// The rest of a line, or of what is quoted.
fn line(text: &str, start: usize, quote: Option<char>) -> Range<usize> {
    let rest = text.get(start..text.floor_char_boundary((start + LONGEST).min(text.len()))).unwrap_or_default();
    start
        ..start
            + rest.find(|c| c == '\n' || quote.map_or(matches!(c, '"' | '\''), |mark| c == mark)).unwrap_or(rest.len())
}

/// The values of `name=value; name=value`.
fn pairs(text: &str, span: Range<usize>, found: &mut Vec<Find>) {
    let mut at = span.start;
    for pair in text.get(span).unwrap_or_default().split(';') {
        let name = pair.find('=').unwrap_or(0);
        let value = pair.get(name + usize::from(name > 0)..).unwrap_or_default().trim_end();
        let start = at + name + usize::from(name > 0);
        let is_attribute =
            pair.get(..name).is_some_and(|name| COOKIE_ATTRIBUTES.contains(&name.trim().to_ascii_lowercase().as_str()));
        if name > 0 && !is_attribute && value.len() >= 4 && !is_masked(value) && !is_placeholder(value) {
            found.push(Find { span: start..start + value.len(), shown: CREDENTIAL.to_owned(), rank: Rank::Named });
        }
        at += pair.len() + 1;
    }
}

/// Whether a text begins with what stands in place of something hidden: `[credential]`.
fn is_label(text: &str) -> bool {
    let word = |text: &str| {
        text.bytes().take(24).take_while(|byte| byte.is_ascii_lowercase() || matches!(byte, b' ' | b'-')).count()
    };
    text.strip_prefix('[').is_some_and(|text| word(text) > 0 && text.as_bytes().get(word(text)) == Some(&b']'))
}
