//! Backslash escapes, as JSON, JavaScript and Python write them.

use std::ops::Range;

use super::rewrite::{Rewrite, Rewritten};

/// Undoes one level of escapes in some parts of a text, given in order, and drops what lies between the parts.
///
/// Several parts make one text where a string is written as a sum (`'…' + '…'`).
pub(super) fn unescape(text: &str, parts: &[Range<usize>]) -> Rewritten {
    let start = parts.first().map_or(0, |part| part.start);
    let end = parts.last().map_or(0, |part| part.end);
    let mut rewrite = Rewrite::new(text, start..end);
    let mut at = start;
    for part in parts {
        rewrite.skip(part.start.saturating_sub(at));
        unescape_until(&mut rewrite, end.saturating_sub(part.end));
        at = part.end;
    }
    rewrite.finish()
}

/// Undoes escapes until no more than `left` bytes are left.
fn unescape_until(rewrite: &mut Rewrite<'_>, left: usize) {
    while rewrite.rest().len() > left {
        let here = rewrite.rest().len().saturating_sub(left);
        let plain = rewrite.rest().bytes().take(here).position(|byte| byte == b'\\');
        rewrite.keep(plain.unwrap_or(here));
        if plain.is_some() {
            unescape_one(rewrite);
        }
    }
}

/// Undoes the escape at the start of the rest. What is none keeps its backslash.
fn unescape_one(rewrite: &mut Rewrite<'_>) {
    let rest = rewrite.rest();
    if let Some(character) = rest.as_bytes().get(1).copied().and_then(lettered) {
        rewrite.replace(2, character);
    } else if let Some((length, character)) = numeric(rest) {
        rewrite.replace(length, character.encode_utf8(&mut [0; 4]));
    } else {
        rewrite.keep(1);
    }
}

/// What a backslash and one more character stand for.
fn lettered(letter: u8) -> Option<&'static str> {
    Some(match letter {
        b'n' => "\n",
        b't' => "\t",
        b'r' => "\r",
        b'b' | b'f' => " ",
        b'"' => "\"",
        b'\'' => "'",
        b'\\' => "\\",
        b'/' => "/",
        b'`' => "`",
        _ => return None,
    })
}

/// The length and the character of an escape that names a number.
fn numeric(text: &str) -> Option<(usize, char)> {
    let code = text.get(2..)?;
    match text.as_bytes().get(1)? {
        b'u' if code.starts_with('{') => {
            let (digits, _) = code.get(1..)?.split_once('}')?;
            Some((digits.len() + 4, char::from_u32(hexadecimal(digits)?)?))
        }
        b'u' => utf16(code),
        b'U' => Some((10, char::from_u32(hexadecimal(code.get(..8)?)?)?)),
        b'x' => Some((4, char::from_u32(hexadecimal(code.get(..2)?)?)?)),
        _ => None,
    }
}

/// `XXXX`, or `XXXX\uXXXX` where that is one character. Half a character becomes the replacement character.
fn utf16(code: &str) -> Option<(usize, char)> {
    let first = hexadecimal(code.get(..4)?)?;
    let second = code.get(4..).and_then(|rest| rest.strip_prefix("\\u")).and_then(|rest| hexadecimal(rest.get(..4)?));
    let units = [Some(first), second].into_iter().flatten().filter_map(|unit| u16::try_from(unit).ok());
    let character = char::decode_utf16(units).next()?.unwrap_or(char::REPLACEMENT_CHARACTER);
    Some((if character.len_utf16() == 2 { 12 } else { 6 }, character))
}

fn hexadecimal(digits: &str) -> Option<u32> {
    let is_plain = digits.len() <= 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_plain.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[track_caller]
    fn reads(escaped: &str, expected: &str) {
        let whole = 0..escaped.len();
        assert_eq!(unescape(escaped, std::slice::from_ref(&whole)).text, expected);
    }

    #[test]
    fn one_level_is_undone() {
        reads(r#"{\"a\":\"b\\n\"}"#, r#"{"a":"b\n"}"#);
        reads(r"1\n2\t3\/4", "1\n2\t3/4");
        reads(r"don\'t", "don't");
    }

    #[test]
    fn numbers_become_characters() {
        reads(r"\u00e9\xe9\u{e9}\U000000e9", "éééé");
        reads(r"\ud83d\ude00", "😀");
        reads(r"\ud83dx", "\u{fffd}x");
    }

    #[test]
    fn what_is_no_escape_stays() {
        reads(r"C:\Users\x", r"C:\Users\x");
        reads(r"\u12", r"\u12");
        reads("\\", "\\");
        reads(r"\é", r"\é");
    }

    #[test]
    fn a_sum_of_strings_is_one_text() {
        let text = r"'a\n' + 'b'";
        let read = unescape(text, &[1..4, 9..10]);
        assert_eq!(read.text, "a\nb");
        assert_eq!(read.map.source(&(1..2)), 2..4);
        assert_eq!(read.map.source(&(2..3)), 9..10);
    }
}
