//! The shape of an event: the event without what changes from one time to the next.
//!
//! Dates, times, ids and counts keep their form and lose their value; a shape is as long as its event. Numbers stay where they
//! may say what failed: a status, an error number or a port that the pack knows, a version.

use std::ops::Range;

use super::digits::first_digit;
use super::numbers::Numbers;
use super::stamp::{SHAPE, stamp_length};

/// So many digits are an id or a count.
const LONG_NUMBER: usize = 6;
/// Letters and digits of such a length are an id; longer ones may have something wrapped in them.
const ID: std::ops::RangeInclusive<usize> = 16..=40;
/// As much of an id may say what it is an id of.
const KIND: usize = 4;
/// Hexadecimal digits of such a length are an id.
const HEXADECIMAL: usize = 8;

/// Writes the shape of an event, for a pack that knows these numbers, in place of what `shape` holds.
pub(super) fn write_shape(event: &str, known: &Numbers, shape: &mut Vec<u8>) {
    let text = event.as_bytes();
    shape.clear();
    shape.extend_from_slice(text);
    let mut at = 0;
    // Most words have no digit and are passed over.
    while let Some(digit) = first_digit(text, at) {
        let start = word_start(text, at, digit);
        if let Some(stamp) = stamp_length(text, start) {
            blank_stamp(shape, start, stamp);
            at = start + stamp;
            continue;
        }
        let number = digit..run_end(text, digit, u8::is_ascii_digit);
        let word = start..run_end(text, number.end, u8::is_ascii_alphanumeric);
        at = word.end;
        if word == number {
            blank_number(text, number, known, shape);
            continue;
        }
        if let Some(id) = id(text, &word) {
            blank(shape, id);
        }
        for number in runs(text.get(..word.end).unwrap_or_default(), u8::is_ascii_digit, digit) {
            blank_number(text, number, known, shape);
        }
    }
}

/// Where the word begins in which a digit stands, behind a place.
fn word_start(text: &[u8], behind: usize, digit: usize) -> usize {
    let before = text.get(behind..digit).unwrap_or_default();
    before.iter().rposition(|byte| !byte.is_ascii_alphanumeric()).map_or(behind, |end| behind + end + 1)
}

/// Where the bytes of a sort end that stand at a place.
fn run_end(text: &[u8], from: usize, is_part: impl Fn(&u8) -> bool) -> usize {
    let behind = text.get(from..).unwrap_or_default();
    behind.iter().position(|byte| !is_part(byte)).map_or(text.len(), |length| from + length)
}

fn blank_number(text: &[u8], number: Range<usize>, known: &Numbers, shape: &mut [u8]) {
    if changes(text, &number) || counts(text, &number, known) {
        shape.get_mut(number).unwrap_or_default().fill(b'0');
    }
}

/// A date and a time vanish, but for what stands between them.
fn blank_stamp(shape: &mut [u8], start: usize, length: usize) {
    let Some(stamp) = shape.get_mut(start..start + length) else { return };
    let (whole, part) = stamp.split_at_mut(SHAPE.len().min(length));
    for (byte, shape) in whole.iter_mut().zip(SHAPE) {
        *byte = if *shape == b'T' { *byte } else { *shape };
    }
    part.iter_mut().skip(1).for_each(|digit| *digit = b'0');
}

/// Letters and digits lose their value, and keep what kind of letter or digit they are.
fn blank(bytes: &mut [u8], place: Range<usize>) {
    for byte in bytes.get_mut(place).unwrap_or_default() {
        *byte = match *byte {
            b'0'..=b'9' => b'0',
            b'a'..=b'z' => b'a',
            b'A'..=b'Z' => b'A',
            other => other,
        };
    }
}

/// The longest stretches of such bytes from a place on.
fn runs(text: &[u8], is_part: impl Fn(&u8) -> bool, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.iter().position(&is_part)?;
        let length = text.get(start..)?.iter().take_while(|byte| is_part(byte)).count();
        at = start + length;
        Some(start..at)
    })
}

/// The part of a word that is an id, if it is one.
fn id(text: &[u8], word: &Range<usize>) -> Option<Range<usize>> {
    let written = text.get(word.clone())?;
    if !written.iter().any(u8::is_ascii_digit) || written.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let is_hexadecimal = written.iter().all(u8::is_ascii_hexdigit);
    let byte = |at: Option<usize>| at.and_then(|at| text.get(at)).copied();
    let is_in_uuid = is_hexadecimal
        && written.len() == 4
        && (byte(word.start.checked_sub(1)) == Some(b'-') && byte(Some(word.end)) == Some(b'-'));
    if is_in_uuid || is_hexadecimal && (HEXADECIMAL..=*ID.end()).contains(&written.len()) {
        return Some(word.clone());
    }
    let follows_its_kind = matches!(byte(word.start.checked_sub(1)), Some(b'_' | b'-'));
    let kept = if follows_its_kind { 0 } else { KIND };
    ID.contains(&written.len()).then_some(word.start + kept..word.end)
}

/// Whether a number is part of a date or a time, or an id.
fn changes(text: &[u8], number: &Range<usize>) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_digit);
    let byte = |at: Option<usize>| at.and_then(|at| text.get(at)).copied().unwrap_or_default();
    let back = |by: usize| number.start.checked_sub(by);
    let (before, after) = (byte(back(1)), byte(Some(number.end)));
    match number.len() {
        // A model may bear its date.
        8 if before == b'-' => false,
        LONG_NUMBER.. => true,
        4 if matches!(after, b'-' | b'/') => digit(Some(number.end + 2)) && byte(Some(number.end + 3)) == after,
        2 if matches!(before, b'-' | b'/') && byte(back(4)) == before => digit(back(2)),
        2 if matches!(before, b'-' | b'/') && byte(Some(number.end)) == before => digit(back(2)) && digit(back(5)),
        2 if after == b':' && digit(Some(number.end + 2)) => true,
        2 if before == b':' && digit(back(2)) => true,
        _ => {
            matches!(before, b'.' | b',') && byte(back(4)) == b':'
                || before == b'[' && after == b']'
                || is_duration(text, number)
        }
    }
}

/// Whether a number is too long for a status, and nothing that the pack knows, nor part of a version, nor a model's date.
fn counts(text: &[u8], number: &Range<usize>, known: &Numbers) -> bool {
    let byte = |at: Option<usize>| at.and_then(|at| text.get(at)).copied().unwrap_or_default();
    let back = |by: usize| byte(number.start.checked_sub(by));
    let is_part = back(1) == b'.' || byte(Some(number.end)) == b'.' && byte(Some(number.end + 1)).is_ascii_digit();
    let written = text.get(number.clone()).unwrap_or_default();
    let is_day = back(1) == b'-' && matches!(written, [b'0' | b'1', _, b'0'..=b'3', _]);
    Numbers::LENGTHS.contains(&written.len()) && !is_part && !is_day && !known.contains(written)
}

/// Whether `ms` or `s` stands behind a number.
fn is_duration(text: &[u8], number: &Range<usize>) -> bool {
    let behind = text.get(number.end..).unwrap_or_default();
    let unit = behind.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    matches!(behind.get(..unit), Some(b"ms" | b"s"))
}

#[cfg(test)]
mod tests {
    use super::super::numbers::Numbers;

    fn shape(event: &str) -> String {
        let mut shape = b"what was there".to_vec();
        super::write_shape(event, &Numbers::in_text(b"error 10061, port 7890"), &mut shape);
        String::from_utf8(shape).expect("an event is a text, and so is its shape")
    }

    #[test]
    fn dates_times_and_ids_vanish() {
        for (event, wanted) in [
            ("2026-01-31T08:15:00.123Z x", "0000-00-00T00:00:00.000Z x"),
            ("[2026-01-31 08:15:00,123] x", "[0000-00-00 00:00:00,000] x"),
            ("2026-01-31T08:15:00.1234-05:00 x", "0000-00-00T00:00:00.0000-00:00 x"),
            ("2026-01-31T08:15:00abcdef01 x", "0000-00-00T00:00:00aaaaaa00 x"),
            ("[31234] took 523ms", "[00000] took 000ms"),
            ("request 4f2a9b1c-1a2b-4c3d-9e8f-0123456789ab", "request 0a0a0a0a-0a0a-0a0a-0a0a-0000000000aa"),
            ("req_011CSabcXYZ12345678", "req_000AAaaaAAA00000000"),
        ] {
            assert_eq!(shape(event), wanted);
        }
        assert_eq!(shape("2026-01-31 08:15:00 a"), shape("2025-12-24 18:25:59 a"));
        assert_eq!(shape("[31234] took 523ms"), "[00000] took 000ms");
        assert_eq!(shape("job 4711 of 12345, {\"id\":4711}"), "job 0000 of 00000, {\"id\":0000}");
        assert_eq!(shape("req_011CSabcXYZ12345678"), "req_000AAaaaAAA00000000");
    }

    #[test]
    fn what_may_say_what_failed_stays() {
        for event in [
            "HTTP 401",
            "error 10061",
            "127.0.0.1:7890",
            "gpt-4-0613",
            "v4.1234.5",
            "claude-3-5-sonnet-20241022",
            "curl: (60)",
            "v1.2.3",
            "ü 5",
        ] {
            assert_eq!(shape(event), event);
        }
    }
}
