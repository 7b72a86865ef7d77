//! Keys by the formats of a pack.

use std::ops::Range;
use std::sync::LazyLock;

use super::floor::KEY_TAGS;
use super::masked::{is_masked, is_word};
use super::random::{Mix, is_fragment};
use super::{Find, Rank, wrapped};
use crate::model::{Beginnings, KeyFormat, KnowledgeBase};
use crate::signature::Hit;

/// A format is tried on no more of a text than this, in bytes.
const LONGEST_KEY: usize = 4 << 10;
/// So many beginnings within one word are tried; a word with more is hidden as a whole.
const MOST_BEGINNINGS: usize = 16;
/// A tail of at least this many letters and digits is a key even where it looks like a word.
const SURE_TAIL: usize = 20;

/// The formats of all keys of a pack.
#[derive(Debug)]
pub(super) struct Formats<'k> {
    knowledge: Option<&'k KnowledgeBase>,
    beginnings: &'k Beginnings,
}

/// The beginnings that need no pack.
static FLOOR: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(None, of_floor()));

fn of_floor() -> impl Iterator<Item = String> {
    KEY_TAGS.iter().flat_map(|tag| [format!("{tag}-"), format!("{tag}_")])
}

impl<'k> Formats<'k> {
    /// Those of a pack, which keeps their beginnings; or those of the floor.
    pub(super) fn of(knowledge: Option<&'k KnowledgeBase>) -> Self {
        let of_pack = |knowledge: &'k KnowledgeBase| knowledge.beginnings(of_floor);
        Self { knowledge, beginnings: knowledge.map_or(&*FLOOR, of_pack) }
    }

    /// Those that begin with the word of this number.
    fn beginning(&self, word: usize) -> impl Iterator<Item = Option<&'k KeyFormat>> {
        let knowledge = self.knowledge;
        self.beginnings
            .formats(word)
            .map(move |format| format.and_then(|(key, number)| knowledge?.keys[key].formats.get(number)))
    }

    /// Every key in a bare text.
    pub(super) fn find(&self, text: &str, found: &mut Vec<Find>) {
        let (mut behind, mut word_end, mut tried) = (0, 0, 0);
        for Hit { word, place } in self.beginnings.all(text) {
            let start = place.start;
            if !text.is_char_boundary(start) || !begins_word(text, start, place.end) {
                continue;
            }
            if start >= word_end {
                word_end = word_at(text, start).end;
                tried = 0;
            }
            tried += 1;
            if tried > MOST_BEGINNINGS {
                if start >= behind {
                    behind = word_end;
                    found.push(Find { span: start..word_end, shown: "…".to_owned(), rank: Rank::Format });
                }
                continue;
            }
            for format in self.beginning(word) {
                if let Some(key) = key_at(text, place.clone(), format) {
                    behind = behind.max(key.span.end);
                    found.push(key);
                }
            }
        }
    }
}

/// The key of one format that begins at `start`, even where a line end cuts it in two.
fn key_at(text: &str, prefix: Range<usize>, format: Option<&KeyFormat>) -> Option<Find> {
    let start = prefix.start;
    let word = word_at(text, start);
    let piece = text.get(word.clone())?;
    let alone = matched(piece, format);
    let next = wrapped::behind(text, &word).filter(|_| alone.is_none_or(|length| length == piece.len()));
    let next = next.and_then(|next| Some((next.end, text.get(next)?)));
    let (end, whole) = match next {
        Some((end, rest))
            if is_fragment(rest) || alone.is_none() && matched(&format!("{piece}{rest}"), format).is_some() =>
        {
            (end, format!("{piece}{rest}"))
        }
        _ => {
            let end = start + alone.unwrap_or(piece.len());
            (end, text.get(start..end)?.to_owned())
        }
    };
    let tail = whole.get(prefix.len()..)?;
    let is_key = matched(&whole, format).is_some() && !is_plain(tail) || is_cut_key(tail);
    if !is_key || is_masked(&whole) {
        return None;
    }
    let shown = super::abbreviated(&whole, text.get(prefix)?);
    Some(Find { span: start..end, shown, rank: Rank::Format })
}

/// How much of a word, from its beginning, has the format.
fn matched(word: &str, format: Option<&KeyFormat>) -> Option<usize> {
    let found = format?.pattern.find_at(word.as_bytes(), 0)?;
    (found.whole.start == 0 && word.is_char_boundary(found.whole.end)).then_some(found.whole.end)
}

/// Whether what follows a beginning is a key all the same: cut short, or of a length nobody wrote down.
fn is_cut_key(tail: &str) -> bool {
    let mix = Mix::of(tail);
    mix.length >= 6 && mix.restlessness() >= 0.3 && !is_plain(tail)
}

/// Whether the tail reads like the name of a thing: `sk-learn`, `pplx-70b-online`.
fn is_plain(tail: &str) -> bool {
    let mix = Mix::of(tail);
    let is_short = |part: &str| Mix::of(part).restlessness() < 0.3 || part.len() <= 4;
    mix.length < SURE_TAIL
        && mix.capital * 3 <= mix.length
        && (is_word(tail) || mix.restlessness() < 0.3 && tail.split(['-', '_', '.']).all(is_short))
}

/// Whether a key may begin here: behind no letter, or with so long a beginning that it cannot be chance.
fn begins_word(text: &str, start: usize, end: usize) -> bool {
    let before = text.as_bytes().get(start.wrapping_sub(1)).copied().unwrap_or(b' ');
    !before.is_ascii_alphanumeric() || end - start >= 7
}

/// The letters, digits and signs from `start` on that a key may have.
fn word_at(text: &str, start: usize) -> Range<usize> {
    let is_part = |c: &char| {
        c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '+' | '/' | '=' | '*' | ':' | '%' | '~' | '…' | '•')
    };
    let rest = text.get(start..text.floor_char_boundary((start + LONGEST_KEY).min(text.len()))).unwrap_or_default();
    let length: usize = rest.chars().take_while(is_part).map(char::len_utf8).sum();
    start..start + length
}
