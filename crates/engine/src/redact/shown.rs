//! What stands in place of what is hidden.

use std::ops::Range;

use super::{Find, Rank, Redactor};

/// A key shows its last letters only where it has many times as many, in bytes.
const LONG_ENOUGH_FOR_A_TAIL: usize = 12;

/// A part of a text to hide, and what stands in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hidden {
    pub(crate) span: Range<usize>,
    pub(crate) shown: String,
    rank: Rank,
}

impl Hidden {
    /// Whether more than its look says that it is a secret.
    pub(super) fn is_key(&self) -> bool {
        matches!(self.rank, Rank::Format | Rank::Named)
    }

    pub(super) fn of(find: Find, to_text: impl FnOnce(Range<usize>) -> Range<usize>) -> Self {
        Self { span: to_text(find.span), shown: find.shown, rank: find.rank }
    }
}

/// A key of which the kind and the last two characters are left.
pub(super) fn abbreviated(key: &str, kind: &str) -> String {
    let kind = if key.len() > kind.len() + 4 { kind } else { "" };
    let is_long = key.len() >= kind.len() + LONG_ENOUGH_FOR_A_TAIL;
    let tail =
        key.char_indices().rev().nth(1).filter(|_| is_long).and_then(|(at, _)| key.get(at..)).unwrap_or_default();
    let is_plain = tail.bytes().all(|byte| byte.is_ascii_alphanumeric());
    format!("{kind}…{}", if is_plain { tail } else { "" })
}

/// Overlapping parts become one, shown as the one that says most.
pub(super) fn disjoint(mut hidden: Vec<Hidden>, text: &str) -> Vec<Hidden> {
    hidden.retain(|part| text.get(part.span.clone()).is_some_and(|text| !text.is_empty()));
    hidden.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(a.rank.cmp(&b.rank)).then(b.span.end.cmp(&a.span.end)));
    hidden.dedup_by(|next, previous| {
        let overlaps = next.span.start < previous.span.end;
        if overlaps {
            let says_more = next.rank < previous.rank && next.span.start == previous.span.start
                || next.rank < previous.rank && next.span.end >= previous.span.end && next.rank == Rank::Named;
            if says_more {
                previous.shown.clone_from(&next.shown);
                previous.rank = next.rank;
            }
            previous.span.end = previous.span.end.max(next.span.end);
        }
        overlaps
    });
    hidden
}

/// The text with stars for everything secret, byte for byte, so that every place in it stays where it is. Where nothing is
/// secret it is the text itself.
pub(crate) fn in_place(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for part in Redactor::floor().secrets(text).into_iter().filter(|part| part.rank != Rank::Personal) {
        for byte in bytes.get_mut(part.span).unwrap_or_default() {
            *byte = if *byte == b'\n' { b'\n' } else { b'*' };
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// A payload must not drive the terminal or the page that it is shown in.
pub(super) fn push_printable(shown: &mut String, mut text: &str) {
    while let Some(odd) = text.bytes().position(is_perhaps_odd) {
        let (plain, rest) = text.split_at(odd);
        shown.push_str(plain);
        let mut characters = rest.chars();
        shown.extend(characters.next().filter(|character| is_printable(*character)));
        text = characters.as_str();
    }
    shown.push_str(text);
}

/// Whether a byte is, or begins, a character that may not be printable.
fn is_perhaps_odd(byte: u8) -> bool {
    byte >= 0x7f || byte < b' ' && !matches!(byte, b'\n' | b'\t')
}

fn is_printable(character: char) -> bool {
    match character {
        '\n' | '\t' => true,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => false,
        other => !other.is_control(),
    }
}
