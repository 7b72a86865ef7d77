//! Where a document begins: told from a `{placeholder}` and from a `[tag]` by what follows, within sight.

use super::name::{bare_name, colon};
use super::string::opening_quote;

/// No name of a field is longer, nor a string by which a list is recognised.
const SIGHT: usize = 256;
/// A list of lists is recognised down to here.
const NESTED_LISTS: usize = 4;

/// What a document begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// `{` and a first field.
    Map,
    /// `[` and a map or a string.
    List,
    /// A field whose `{` was cut off.
    Field,
}

/// The document that begins at the start of `text`, if one does. Looks only as far ahead as a name reaches.
pub(super) fn opening(text: &str, begins_line: bool) -> Option<Opening> {
    match text.bytes().next()? {
        b'{' => begins_map(text).then_some(Opening::Map),
        b'[' => begins_list(text).then_some(Opening::List),
        b'"' | b'\'' if begins_line => begins_field(text).then_some(Opening::Field),
        _ => None,
    }
}

/// `{`, a name, a colon.
fn begins_map(text: &str) -> bool {
    let inner = behind_first(text);
    match quoted(inner) {
        Some((_, behind)) => colon(behind).is_some(),
        None => inner.get(bare_name(inner)..).is_some_and(|behind| behind.len() < inner.len() && is_bare_field(behind)),
    }
}

/// Whether what comes behind a bare name makes it the name of a field: not so in `{id:int}` and `{std::io}`.
pub(super) fn is_bare_field(behind: &str) -> bool {
    let Some(value) = colon(behind).and_then(|length| behind.get(length..)) else { return false };
    value.bytes().next().is_none_or(|byte| {
        byte.is_ascii_whitespace() || byte.is_ascii_digit() || matches!(byte, b'"' | b'\'' | b'{' | b'[' | b'-' | b',')
    })
}

/// `[`, and again up to [`NESTED_LISTS`] times, then a map or a string.
fn begins_list(text: &str) -> bool {
    let mut inner = behind_first(text);
    for _ in 1..NESTED_LISTS {
        if inner.starts_with('[') {
            inner = behind_first(inner);
        }
    }
    let is_item = |behind: &str| behind.trim_start().starts_with([',', ']']);
    (inner.starts_with('{') && begins_map(inner)) || quoted(inner).is_some_and(|(_, behind)| is_item(behind))
}

/// `"name": ` and a value.
fn begins_field(text: &str) -> bool {
    let Some((name, behind)) = quoted(text) else { return false };
    let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'@'));
    let value = colon(behind).and_then(|length| behind.get(length..)).unwrap_or_default().trim_start();
    is_word
        && value.starts_with([
            '"', '\'', '{', '[', '-', 't', 'f', 'n', 'T', 'F', 'N', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
        ])
}

/// The string at the start of `text`, and what comes behind it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (prefix, quote) = opening_quote(text)?;
    let inner = text.get(prefix + 1..)?;
    let mut is_escaped = false;
    let length = inner.bytes().take(SIGHT).position(|byte| {
        let ends = byte == quote && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })?;
    Some((inner.get(..length)?, inner.get(length + 1..)?))
}

/// What follows the first character, white space left out.
fn behind_first(text: &str) -> &str {
    text.get(1..).unwrap_or_default().trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::{Opening, opening};

    #[test]
    fn maps_begin_with_a_field() {
        for text in ["{\"error\":", "{ 'error' : ", "{u'error':", "{\n  status: 400", "{code:'E'", "{\"a\" => 1"] {
            assert_eq!(opening(text, false), Some(Opening::Map), "{text}");
        }
        for text in ["{projectName}", "{}", "{id:int}", "{{{{", "{\"a\"}", "{\\\"a\\\":1}", "{https://x}", "{"] {
            assert_eq!(opening(text, false), None, "{text}");
        }
    }

    #[test]
    fn lists_hold_a_map_or_a_string() {
        for text in ["[{\"error\":1}]", "[ [{'a': 1", "[\"a\", 1]", "['x']"] {
            assert_eq!(opening(text, false), Some(Opening::List), "{text}");
        }
        for text in
            ["[unauthenticated] Error", "[2025-01-01 10:00]", "[API Error: {\"a\":1}]", "[1]", "[[[[", "[]", "['a' b]"]
        {
            assert_eq!(opening(text, false), None, "{text}");
        }
    }

    #[test]
    fn a_map_may_have_lost_its_head() {
        assert_eq!(opening("\"code\": 401,", true), Some(Opening::Field));
        assert_eq!(opening("\"code\": 401,", false), None);
        assert_eq!(opening("\"He said\": no", true), None);
        assert_eq!(opening("\"/lib/ssl.py\", line 3", true), None);
    }
}
