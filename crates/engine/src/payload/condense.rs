//! Long texts: of each event the last of its kind, and of what is left the beginning and the end.
//!
//! A log says the same over and over, and what stopped somebody comes late in it. What is left out leaves no trace but in the
//! map: every place still leads to the bytes of the text that say so.

use std::collections::HashSet;
use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::event::events;
use super::rewrite::{Rewrite, Rewritten};

/// A text up to this size is read as a whole, in bytes; of a longer one no more is read than this.
pub(crate) const MOST_READ: usize = 1 << 20;
/// The part of that which is read at the beginning.
const HEAD: usize = 4;
/// A line is cut between words, or anywhere, where it goes on for more than this, in bytes.
const LINE: usize = 4 << 10;
/// As much of an event tells it from others, in bytes.
const TELLING: usize = 400;
/// A word with a digit in it is an id from this length on, in bytes.
const ID: usize = 8;

/// What is read of a long text.
pub(super) struct Condensed {
    pub(super) text: Rewritten,
    /// How many bytes stand between the beginning and the end that are read.
    pub(super) unread: usize,
}

/// What is read of a text; `None` where that is all of it.
pub(super) fn condense(text: &str) -> Option<Condensed> {
    (text.len() > MOST_READ).then(|| within(text, MOST_READ))
}

/// What is read of a text where no more than so many bytes can be.
pub(super) fn within(text: &str, most: usize) -> Condensed {
    let parts = last_of_each(text);
    let gap = gap(text, &parts, most);
    Condensed { text: cut(text, &parts, &gap), unread: unread(&parts, &gap) }
}

/// The events of a text but for those of which a later one tells no more, in order.
fn last_of_each(text: &str) -> Vec<Range<usize>> {
    let mut events = events(text);
    let mut seen = HashSet::new();
    let mut keep = |event: &Range<usize>| seen.insert(fingerprint(text.get(event.clone()).unwrap_or_default()));
    let mut kept: Vec<Range<usize>> = Vec::new();
    while let Some(event) = events.pop() {
        if keep(&event) {
            kept.push(event);
        }
    }
    kept.reverse();
    kept
}

/// These parts of a text without a gap, for which a line end stands.
fn cut(text: &str, parts: &[Range<usize>], gap: &Range<usize>) -> Rewritten {
    let mut rewrite = Rewrite::new(text, 0..text.len());
    let mut at = 0;
    for part in parts {
        let (head, tail) = (part.start..part.end.min(gap.start), part.start.max(gap.end)..part.end);
        for piece in [head, tail].into_iter().filter(|piece| piece.start < piece.end) {
            let is_behind_gap = at <= gap.start && piece.start >= gap.end && !gap.is_empty();
            rewrite.replace(piece.start.saturating_sub(at), if is_behind_gap { "\n" } else { "" });
            rewrite.keep(piece.len());
            at = piece.end;
        }
    }
    rewrite.finish()
}

/// The stretch of a text that is not read, so that its parts outside are no more than can be.
fn gap(text: &str, parts: &[Range<usize>], most: usize) -> Range<usize> {
    let total: usize = parts.iter().map(Range::len).sum();
    if total <= most {
        return text.len()..text.len();
    }
    let head = most / HEAD;
    let begin = line_end_before(text, offset(parts, head));
    let end = line_start_behind(text, offset(parts, total - (most - head)));
    begin..end.max(begin)
}

/// Where in the text the byte with this number of its parts stands.
fn offset(parts: &[Range<usize>], mut number: usize) -> usize {
    for part in parts {
        if number < part.len() {
            return part.start + number;
        }
        number -= part.len();
    }
    parts.last().map_or(0, |part| part.end)
}

/// How much of the parts lies in the gap, in bytes.
fn unread(parts: &[Range<usize>], gap: &Range<usize>) -> usize {
    parts.iter().map(|part| part.end.min(gap.end).saturating_sub(part.start.max(gap.start))).sum()
}

/// The last border of lines, or else of words, in reach before a place.
fn line_end_before(text: &str, place: usize) -> usize {
    let start = text.floor_char_boundary(place.saturating_sub(LINE));
    let place = text.floor_char_boundary(place);
    let reach = text.get(start..place).unwrap_or_default();
    let border = reach.rfind('\n').or_else(|| reach.rfind(char::is_whitespace));
    border.map_or(place, |border| start + border)
}

/// The first border of lines, or else of words, in reach behind a place.
fn line_start_behind(text: &str, place: usize) -> usize {
    let place = text.ceil_char_boundary(place);
    let reach = text.get(place..text.floor_char_boundary(place + LINE)).unwrap_or_default();
    let border = reach.find('\n').or_else(|| reach.find(|letter: char| letter.is_ascii_whitespace()));
    border.map_or(place, |border| place + border + 1)
}

/// The hash of an event without what changes from one time to the next: its numbers and its ids.
pub(crate) fn fingerprint(event: &str) -> u64 {
    let mut hasher = FxHasher::default();
    let telling = event.as_bytes().get(..TELLING).unwrap_or(event.as_bytes());
    for word in telling.chunk_by(|one, next| one.is_ascii_alphanumeric() && next.is_ascii_alphanumeric()) {
        let is_id = word.len() >= ID && word.iter().any(u8::is_ascii_digit);
        if !is_id {
            word.iter().filter(|byte| !byte.is_ascii_digit()).for_each(|byte| hasher.write_u8(*byte));
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::{MOST_READ, condense, fingerprint};

    #[test]
    fn a_text_of_some_size_is_read_as_it_is() {
        assert!(condense("one\ntwo\n").is_none());
        assert!(condense(&"x".repeat(MOST_READ)).is_none());
    }

    #[test]
    fn of_equal_events_the_last_is_read_and_leads_back() {
        let line = |number: usize| format!("2026-01-31 08:15:00 GET /items/{number} done\n");
        let mut log = String::new();
        (0..40_000).for_each(|number| log.push_str(&line(number)));
        log.push_str("2026-01-31 08:16:00 401 bad key\n");
        let condensed = condense(&log).expect("a long text");
        let expected = format!("{}2026-01-31 08:16:00 401 bad key\n", line(39_999));
        assert_eq!((condensed.text.text.as_str(), condensed.unread), (expected.as_str(), 0));
        let key = condensed.text.text.find("bad").expect("it stays");
        assert_eq!(&log[condensed.text.map.source(&(key..key + 7))], "bad key");
    }

    #[test]
    fn of_too_much_the_beginning_and_the_end_are_read_in_whole_lines() {
        let mut text = String::new();
        (0..400_000).for_each(|number| text.extend(["liné ", &number.to_string(), "\n"]));
        let condensed = condense(&text).expect("a long text");
        let read = &condensed.text.text;
        assert!(read.len() <= MOST_READ && read.len() + condensed.unread >= text.len() - 1);
        assert!(read.starts_with("liné 0\n") && read.ends_with("liné 399999\n"));
        assert!(!read.contains("liné 200000\n"));
        let mut at = 0;
        for line in read.lines() {
            assert!(line.starts_with("liné "), "no line was cut");
            assert_eq!(&text[condensed.text.map.source(&(at..at + line.len()))], line);
            at += line.len() + 1;
        }
    }

    #[test]
    fn a_text_without_any_border_is_cut_between_letters() {
        let condensed = condense(&"é".repeat(MOST_READ)).expect("a long text");
        assert!(condensed.text.text.len() <= MOST_READ + 1 && condensed.unread >= MOST_READ - 8);
    }

    #[test]
    fn numbers_and_ids_do_not_tell_events_apart() {
        assert_eq!(fingerprint("08:15 req_16e5d0a1f 401 no"), fingerprint("09:27 req_a0b1c2d3e 401 no"));
        assert_ne!(fingerprint("401 bad key"), fingerprint("401 bad token"));
    }
}
