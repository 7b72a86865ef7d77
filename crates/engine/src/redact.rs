//! Hiding secrets: keys by the formats of the pack, values by the names beside them, words that look random, and whatever
//! tells who somebody is.
//!
//! ```text
//! text ─▶ clean ─▶ bare ─▶ format · field · shape · address ─▶ spans ─▶ back to the text ─▶ shown
//!           └─────▶ personal ──────────────────────────────────────┘
//! ```
//!
//! Everything that is printed goes through here, with its whole context. What a pack knows comes on top of a *floor* that
//! none can lower. Redacting twice changes nothing, and what somebody masked already stays as it came.

mod address;
mod bare;
mod field;
mod floor;
mod format;
mod masked;
mod name;
mod personal;
mod random;
mod shape;
mod shown;
mod value;
mod ways;
mod wrapped;

use std::ops::Range;

use crate::model::{Key, KnowledgeBase, Redaction, Ref};
use crate::payload::{View, clean};
use crate::signature::Pattern;
use format::Formats;
pub(crate) use random::{drawn_runs, random_runs};
pub(crate) use shown::{Hidden, in_place};
use shown::{abbreviated, disjoint, push_printable};

/// What stands in place of a value that is hidden because of its name.
const CREDENTIAL: &str = "[credential]";
/// A text is gone over at most this many times more until nothing changes.
const MOST_PASSES: usize = 8;
/// Base64 within base64 is looked into this deep.
const DEEPEST: usize = 2;
/// A pattern is tried on this much of a text at a time, in bytes, so that no pattern takes quadratic time …
const WINDOW: usize = 8 << 10;
/// … each time with this much of what follows.
const OVERLAP: usize = 1 << 10;
/// More places in one window are not told apart: all of it is one.
const MOST_PLACES: usize = 256;

/// How much a find says about what was found; of several at one place, the first of these is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Format,
    Named,
    Random,
    Personal,
}

/// Something to hide in a bare text.
#[derive(Clone, Debug)]
struct Find {
    span: Range<usize>,
    shown: String,
    rank: Rank,
}

/// Where a text names somebody: e-mail addresses, and the names in paths of home folders.
#[cfg(feature = "authoring")]
pub(crate) fn people(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    personal::people(text, &mut found);
    found.into_iter().map(|find| find.span).collect()
}

/// Hides secrets: with the knowledge of one pack, or with the floor alone.
#[derive(Debug)]
pub(crate) struct Redactor<'k> {
    formats: Formats<'k>,
    redactions: Vec<&'k Redaction>,
}

impl KnowledgeBase {
    /// A text with everything secret or personal in it hidden, by the formats and redactions of the pack and by the floor.
    pub fn redacted(&self, text: &str) -> String {
        Redactor::new(self).clean(text).0
    }
}

/// A text with everything secret or personal in it hidden that needs no pack to be known.
pub fn redacted(text: &str) -> String {
    Redactor::floor().clean(text).0
}

/// A text such as the path of a file, with every key hidden that its form or a name beside it gives away; what is personal
/// stays, for a path without its folders leads nowhere.
pub fn without_keys(text: &str) -> String {
    let mut hidden = Redactor::floor().secrets(text);
    hidden.retain(Hidden::is_key);
    with(text, &hidden)
}

impl<'k> Redactor<'k> {
    pub(crate) fn new(knowledge: &'k KnowledgeBase) -> Self {
        Self { formats: Formats::of(Some(knowledge)), redactions: knowledge.redactions.entries().collect() }
    }

    /// Without a pack.
    pub(crate) fn floor() -> Self {
        Self { formats: Formats::of(None), redactions: Vec::new() }
    }

    /// The text with everything secret hidden and every control character gone, and how much was hidden.
    pub(crate) fn clean(&self, text: &str) -> (String, usize) {
        let hidden = self.secrets(text);
        let mut shown = with(text, &hidden);
        if shown == text {
            return (shown, hidden.len());
        }
        // What is hidden changes what stands beside it, and with that perhaps what that is taken for.
        for _ in 0..MOST_PASSES {
            let again = with(&shown, &self.secrets(&shown));
            if again == shown {
                break;
            }
            shown = again;
        }
        (shown, hidden.len())
    }

    /// Everything secret in a text, in order and disjoint.
    pub(crate) fn secrets(&self, text: &str) -> Vec<Hidden> {
        self.secrets_within(text, 0)
    }

    fn secrets_within(&self, text: &str, depth: usize) -> Vec<Hidden> {
        let cleaned = clean(text);
        let bare = bare::bare(&cleaned.text);
        let bare_text = bare.as_ref().map(|bare| bare.text.as_str());
        let mut found = self.find_all(&[Some(cleaned.text.as_str()), bare_text], depth).into_iter();
        let in_clean = found.next().unwrap_or_default();
        let mut hidden: Vec<_> =
            in_clean.into_iter().map(|find| Hidden::of(find, |span| cleaned.map.source(&span))).collect();
        if let Some((bare, in_bare)) = bare.zip(found.next()) {
            let to_text = |span: Range<usize>| cleaned.map.source(&bare.map.source(&span));
            hidden.extend(in_bare.into_iter().map(|find| Hidden::of(find, to_text)));
        }
        disjoint(hidden, text)
    }

    /// The key systems whose format occurs in a view, with the place. Of several that fit one place, the longest prefix wins.
    pub(crate) fn keys_in(
        knowledge: &KnowledgeBase,
        view: &View,
        windows: impl Fn(&Pattern) -> Vec<Range<usize>>,
    ) -> Vec<(Ref<Key>, Range<usize>)> {
        let mut found: Vec<(Ref<Key>, usize, Range<usize>)> = Vec::new();
        for (reference, key) in knowledge.keys.iter() {
            for format in &key.formats {
                for window in windows(&format.pattern) {
                    let text = view.text().get(window.clone()).unwrap_or_default();
                    let shift = |span: Range<usize>| span.start + window.start..span.end + window.start;
                    found.extend(
                        places(&format.pattern, text).map(|span| (reference, format.prefix.len(), shift(span))),
                    );
                }
            }
        }
        found.sort_by(|a, b| b.1.cmp(&a.1).then(a.2.start.cmp(&b.2.start)).then(a.0.cmp(&b.0)));
        let mut kept: Vec<(Ref<Key>, Range<usize>)> = Vec::new();
        for (key, _, span) in found {
            if kept.iter().all(|(_, other)| other.end <= span.start || span.end <= other.start) {
                kept.push((key, span));
            }
        }
        kept
    }
}

/// The text with these parts hidden.
fn with(text: &str, hidden: &[Hidden]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    for part in hidden {
        push_printable(&mut shown, text.get(at..part.span.start).unwrap_or_default());
        shown.push_str(&part.shown);
        at = part.span.end;
    }
    push_printable(&mut shown, text.get(at..).unwrap_or_default());
    shown
}

/// Group 1 of every match, or the whole match; looked for window by window.
pub(crate) fn places<'t>(pattern: &'t Pattern, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let (mut at, mut found_here, mut window) = (0, 0, 0_usize..0);
    std::iter::from_fn(move || {
        loop {
            if at >= window.end.saturating_sub(OVERLAP) && window.end < text.len() || window.is_empty() {
                if at >= text.len() {
                    return None;
                }
                window = text.floor_char_boundary(at)..text.floor_char_boundary((at + WINDOW).min(text.len()));
                found_here = 0;
            }
            let haystack = text.as_bytes().get(..window.end)?;
            match pattern.find_at(haystack, at) {
                Some(found) if found_here < MOST_PLACES => {
                    found_here += 1;
                    at = if found.whole.end > at { found.whole.end } else { at + 1 };
                    let part = found.part;
                    if !part.is_empty() && text.is_char_boundary(part.start) && text.is_char_boundary(part.end) {
                        return Some(part);
                    }
                }
                Some(_) => {
                    let rest = text.floor_char_boundary(at)..window.end;
                    at = window.end;
                    window = 0..0;
                    return Some(rest);
                }
                None if window.end == text.len() => return None,
                None => {
                    at = at.max(window.end - OVERLAP);
                    window = 0..0;
                }
            }
        }
    })
}

#[cfg(test)]
mod tests;
