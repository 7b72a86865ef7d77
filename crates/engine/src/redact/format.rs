//! Keys by the formats of a pack.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::floor::KEY_TAGS;
use super::masked::{is_masked, is_word};
use super::random::{Mix, is_fragment};
use super::stems::Stems;
use super::{Find, Rank, wrapped};
use crate::model::{Key, KeyFormat, KnowledgeBase, Ref};

/// A format is tried on no more of a text than this, in bytes.
const LONGEST_KEY: usize = 4 << 10;
/// So many beginnings within one word are tried; a word with more is hidden as a whole.
const MOST_BEGINNINGS: usize = 16;
/// A tail of at least this many letters and digits is a key even where it looks like a word.
const SURE_TAIL: usize = 20;

/// How all keys of a pack begin, or those of the floor alone.
#[derive(Clone, Debug)]
pub(crate) struct Beginnings {
    words: Stems,
    /// For each of the words the formats that begin so: which of a key, and which key.
    formats: Vec<Vec<Option<(Ref<Key>, usize)>>>,
}

impl Beginnings {
    /// Those of a pack, or none, with those of the floor.
    fn of(knowledge: Option<&KnowledgeBase>) -> Self {
        let mut prefixes: Vec<String> = Vec::new();
        let mut formats: Vec<Vec<Option<(Ref<Key>, usize)>>> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let keys = knowledge.into_iter().flat_map(|knowledge| knowledge.keys.iter());
        let of_keys = keys.flat_map(|(key, entry)| {
            entry
                .formats
                .iter()
                .enumerate()
                .map(move |(number, format)| (format.prefix.to_ascii_lowercase(), Some((key, number))))
        });
        let of_pack = of_keys.filter(|(prefix, _)| !prefix.is_empty());
        let of_floor =
            KEY_TAGS.iter().flat_map(|tag| [format!("{tag}-"), format!("{tag}_")]).map(|prefix| (prefix, None));
        for (prefix, format) in of_pack.chain(of_floor) {
            let number = *known.entry(prefix.clone()).or_insert_with(|| {
                prefixes.push(prefix);
                formats.push(Vec::new());
                formats.len() - 1
            });
            formats[number].push(format);
        }
        Self { words: Stems::new(prefixes), formats }
    }
}

/// The formats of all keys of a pack.
#[derive(Debug)]
pub(super) struct Formats<'k> {
    knowledge: Option<&'k KnowledgeBase>,
    beginnings: &'k Beginnings,
}

/// The beginnings that need no pack.
static FLOOR: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(None));

impl<'k> Formats<'k> {
    /// Those of a pack, which keeps their beginnings; or those of the floor.
    pub(super) fn of(knowledge: Option<&'k KnowledgeBase>) -> Self {
        let of_pack =
            |knowledge: &'k KnowledgeBase| knowledge.beginnings.get_or_init(|| Beginnings::of(Some(knowledge)));
        Self { knowledge, beginnings: knowledge.map_or(&*FLOOR, of_pack) }
    }

    /// A format by its number among those of its key.
    fn format(&self, (key, number): (Ref<Key>, usize)) -> Option<&'k KeyFormat> {
        self.knowledge?.keys[key].formats.get(number)
    }

    /// Every key in a bare text.
    pub(super) fn find(&self, text: &str, found: &mut Vec<Find>) {
        let Some(beginnings) = self.beginnings.words.finder(text) else { return };
        let (mut behind, mut word_end, mut tried) = (0, 0, 0);
        for hit in beginnings.find_overlapping_iter(text) {
            let start = hit.start();
            if !text.is_char_boundary(start) || !begins_word(text, start, hit.end()) {
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
            for format in self.beginnings.formats.get(hit.pattern().as_usize()).into_iter().flatten() {
                let format = format.and_then(|format| self.format(format));
                if let Some(key) = key_at(text, hit.start()..hit.end(), format) {
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
