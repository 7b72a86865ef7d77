//! Values that are secret because of the name beside them, in whatever notation both are written.

use std::ops::Range;
use std::sync::LazyLock;

use super::Find;
use super::floor::{BETWEEN, STEMS};
use super::name::{Secrecy, secrecy};
use super::value;
use crate::signature::Stems;

/// No name is longer, in bytes.
const LONGEST_NAME: usize = 80;
/// So many tags at most stand between two cells of a table …
const MOST_TAGS: usize = 6;
/// … each no longer than this, in bytes.
const LONGEST_TAG: usize = 120;
/// How far before a password its machine may be named, in bytes.
const FAR: usize = 240;

/// What stands between a name and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// `name=value`, `"name": "value"`, `--name value`: nothing else can be meant.
    Tight,
    /// `name: value`, which may also be the beginning of a sentence.
    Colon,
    /// `API key provided: value`, `token "value"`.
    Phrase,
    /// `name value`.
    Loose,
}

/// Everything that the names in a bare text give away.
pub(super) fn find(text: &str, found: &mut Vec<Find>) {
    static NAMES: LazyLock<Stems> = LazyLock::new(|| Stems::new(STEMS.iter().map(|stem| (*stem).to_owned())));
    let mut behind = 0;
    for hit in NAMES.apart(text) {
        if hit.place.end <= behind {
            continue;
        }
        let name = name_around(text, hit.place);
        behind = name.end;
        // What an earlier pass put there: `[credential]`.
        let is_label = text.get(..name.start).is_some_and(|before| before.ends_with('['))
            && text.get(name.end..).is_some_and(|rest| rest.starts_with(']'));
        if is_label {
            continue;
        }
        let Some(secrecy) = secrecy(&full_name(text, &name)) else { continue };
        let Some((link, start)) = link(text, &name) else { continue };
        let before = found.len();
        value::take(text, start, &name, link, secrecy, found);
        if secrecy != Secrecy::Pairs || found.len() > before {
            behind = found.get(before..).and_then(<[Find]>::last).map_or(behind, |last| last.span.end.max(behind));
        }
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$') || byte >= 0x80
}

fn name_around(text: &str, stem: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let before = bytes
        .get(..stem.start)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(LONGEST_NAME)
        .take_while(|byte| is_name(**byte))
        .count();
    let after =
        bytes.get(stem.end..).unwrap_or_default().iter().take(LONGEST_NAME).take_while(|byte| is_name(**byte)).count();
    text.ceil_char_boundary(stem.start - before)..text.floor_char_boundary(stem.end + after)
}

/// The name, with the word before it where the name is one word of two: `API key`.
fn full_name(text: &str, name: &Range<usize>) -> String {
    let own = text.get(name.clone()).unwrap_or_default();
    let Some(before) = text.get(..name.start).and_then(|before| before.strip_suffix(' ')) else {
        return own.to_owned();
    };
    let word = before.bytes().rev().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    format!("{}-{own}", before.get(before.len() - word..).unwrap_or_default())
}

/// What stands between the name and a value behind it, and where the value begins.
fn link(text: &str, name: &Range<usize>) -> Option<(Link, usize)> {
    let mut at = name.end;
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    let is_quoted = rest(at).starts_with(['"', '\'', '`', ']']);
    at += rest(at).bytes().take(3).take_while(|byte| matches!(byte, b'"' | b'\'' | b'`' | b']' | b')' | b'*')).count();
    if rest(at).starts_with('>') && text.get(..name.start).is_some_and(|before| before.ends_with(['<', ':'])) {
        return Some((Link::Tight, at + 1));
    }
    if let Some(start) = next_cell(rest(at)) {
        return Some((Link::Phrase, at + start));
    }
    let spaces = blanks(rest(at));
    at += spaces;
    if let Some(start) = paired(rest(at), is_quoted) {
        return Some((Link::Tight, at + start));
    }
    if rest(at).starts_with("::") {
        return None;
    }
    if let Some((is_colon, length)) = separator(rest(at)) {
        if !is_quoted && is_spoken_of(text, name, rest(at + length)) {
            return None;
        }
        let is_plain = is_colon && !is_quoted;
        return Some((if is_plain { Link::Colon } else { Link::Tight }, at + length));
    }
    if spaces == 0 {
        return None;
    }
    let before = text.get(name.start.saturating_sub(12)..name.start).unwrap_or_default().to_ascii_lowercase();
    let is_flag = text.get(name.clone()).is_some_and(|name| name.starts_with('-'));
    if is_flag
        || is_login(text, name.start)
        || ["setx ", "-gx ", "-x ", "setenv "].iter().any(|command| before.ends_with(command))
    {
        return Some((Link::Tight, at));
    }
    phrase(rest(at)).map(|length| (Link::Phrase, at + length)).or(Some((Link::Loose, at)))
}

/// Whether a name stands in quotes with nothing behind its separator, as in "put no `?key=` into an address".
fn is_spoken_of(text: &str, name: &Range<usize>, behind: &str) -> bool {
    let Some(mark) = behind.chars().next().filter(|mark| matches!(mark, '"' | '\'' | '`')) else { return false };
    let before = text.get(..name.start).unwrap_or_default().trim_end_matches(['?', '&', '-']);
    let after = behind.get(1..).unwrap_or_default();
    before.ends_with(mark) && (after.is_empty() || after.starts_with([' ', '\n', '.', ',', ';', ')']))
}

/// `</td><td>`: where the next cell of a table begins.
fn next_cell(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut is_cell = false;
    for _ in 0..MOST_TAGS {
        let rest = text.get(at..)?;
        let inner = rest.trim_start().strip_prefix('<');
        let Some(end) = inner.and_then(|inner| inner.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')) else {
            break;
        };
        is_cell |= inner.is_some_and(|inner| ["td", "dd"].iter().any(|tag| inner.starts_with(tag)));
        at += rest.len() - rest.trim_start().len() + 1 + end + 1;
    }
    is_cell.then_some(at)
}

/// `machine NAME login NAME password VALUE`, as one line or several.
fn is_login(text: &str, name: usize) -> bool {
    let before = text.get(text.floor_char_boundary(name.saturating_sub(FAR))..name).unwrap_or_default();
    let words = || before.split_ascii_whitespace();
    words().any(|word| word == "login") && words().any(|word| matches!(word, "machine" | "default"))
}

/// Spaces, a few at most.
fn blanks(text: &str) -> usize {
    text.bytes().take(64).take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

/// `:`, `=`, `=>`, `|`: whether it is a colon, and its length with the space behind it.
fn separator(text: &str) -> Option<(bool, usize)> {
    let length = text.bytes().take(3).take_while(|byte| matches!(byte, b':' | b'=' | b'>' | b'|')).count();
    if length == 0 {
        return None;
    }
    let is_colon = text.starts_with(':') && length == 1;
    let mut at = length + blanks(text.get(length..).unwrap_or_default());
    let behind = |at: usize| text.get(at..).unwrap_or_default();
    let mark = behind(at).bytes().take(2).take_while(|byte| matches!(byte, b'|' | b'>' | b'-')).count();
    let line_end = at + if behind(at + mark).starts_with('\n') { mark } else { 0 };
    if is_colon && behind(line_end).starts_with('\n') {
        let indent = blanks(behind(line_end + 1));
        let word = behind(line_end + 1 + indent).split_ascii_whitespace().next().unwrap_or_default();
        if indent == 0 || word.ends_with(':') {
            return None;
        }
        at = line_end + 1 + indent;
    }
    Some((is_colon, at))
}

/// `("name", "value")`, `name="…" value="…"`, `{"name": "…", "value": "…"}`: where the value begins.
fn paired(text: &str, is_quoted: bool) -> Option<usize> {
    if !is_quoted {
        return None;
    }
    let comma = text.bytes().take(1).take_while(|byte| *byte == b',').count();
    let mut at = comma + blanks(text.get(comma..)?);
    let rest = text.get(at..)?.trim_start_matches('\n');
    at = text.len() - rest.len();
    let named = rest.trim_start_matches(['"', '\'', ' ']);
    if let Some(behind) = named.strip_prefix("value").or_else(|| named.strip_prefix("Value")) {
        let behind = behind.trim_start_matches(['"', '\'']).trim_start_matches(' ').strip_prefix([':', '='])?;
        return Some(text.len() - behind.trim_start_matches(' ').len());
    }
    let mark = rest.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let inner = rest.get(1..)?;
    let end = inner.bytes().take(4096).position(|byte| byte == mark as u8)?;
    let is_name = inner.get(end + 1..)?.trim_start_matches(' ').starts_with([':', '=']);
    (comma > 0 && !is_name).then_some(at)
}

/// The words of a sentence that lead from a name to its value, up to a colon or a quote.
fn phrase(text: &str) -> Option<usize> {
    let mut at = 0;
    for _ in 0..4 {
        let rest = text.get(at..)?;
        if rest.starts_with(['"', '\'', '`']) {
            return Some(at);
        }
        let word = rest.bytes().take(16).take_while(u8::is_ascii_alphabetic).count();
        if !BETWEEN.contains(&rest.get(..word)?.to_ascii_lowercase().as_str()) {
            return None;
        }
        at += word;
        let behind = text.get(at..)?;
        if behind.starts_with([':', '=']) {
            return Some(at + 1 + blanks(behind.get(1..)?));
        }
        at += blanks(behind);
    }
    None
}
