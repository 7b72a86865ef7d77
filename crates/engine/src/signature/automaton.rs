//! Finding all literal anchors of a pack in one pass.

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::grams::Grams;
use super::literal::{GAP, Literal, LiteralText};
use crate::payload::fold;
use crate::span::{Span, Texts};

/// Up to this length, in bytes, a text is searched without the automaton: building that costs more than it spares.
const SHORT_TEXT: usize = 1 << 14;

/// Collects the literals of a pack while it is checked.
#[derive(Debug, Default)]
pub(crate) struct AnchorBuilder {
    known: HashMap<String, Literal, FxBuildHasher>,
}

impl AnchorBuilder {
    /// The number of `text`, which must be folded already.
    pub(crate) fn intern(&mut self, text: String) -> Literal {
        let next = Literal(u32::try_from(self.known.len()).unwrap_or(u32::MAX));
        *self.known.entry(text).or_insert(next)
    }

    /// Splits a text at its gaps and registers the fragments, folded as payloads are.
    pub(crate) fn text(&mut self, source: &str) -> LiteralText {
        let fragments = fragments(source).into_iter().map(|part| self.intern(part)).collect();
        LiteralText { source: source.to_owned(), fragments, others: Vec::new() }
    }

    /// Registers what `other` holds; gives the new numbers of its literals, in the order of the old ones.
    pub(crate) fn absorb(&mut self, other: Self) -> Vec<Literal> {
        other.in_order().into_iter().map(|text| self.intern(text)).collect()
    }

    fn in_order(self) -> Vec<String> {
        let mut in_order: Vec<(String, Literal)> = self.known.into_iter().collect();
        in_order.sort_unstable_by_key(|(_, literal)| *literal);
        in_order.into_iter().map(|(text, _)| text).collect()
    }

    pub(crate) fn build(self) -> Anchors {
        let literals = self.in_order().iter().map(String::as_str).collect();
        Anchors { literals, automaton: OnceLock::new() }
    }
}

/// The fragments of a text between its gaps, folded as payloads are.
pub(crate) fn fragments(source: &str) -> Vec<String> {
    if !source.contains('.') {
        // Without a dot there is no gap; most texts are so.
        return Some(folded(source.trim())).filter(|part| !part.is_empty()).into_iter().collect();
    }
    source.split(GAP).map(|part| folded(part.trim())).filter(|part| !part.is_empty()).collect()
}

/// The text as payloads are folded. Most rule texts are written so already.
fn folded(part: &str) -> String {
    if part.bytes().all(|byte| PLAIN[usize::from(byte)]) && !part.contains("  ") { part.to_owned() } else { fold(part) }
}

/// The bytes that folding leaves alone.
static PLAIN: [bool; 256] = plain();

const fn plain() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        table[byte as usize] = byte.is_ascii_lowercase()
            || byte.is_ascii_digit()
            || matches!(byte, b' ' | b'_' | b'-' | b'.' | b',' | b':' | b'\'' | b'/');
        byte += 1;
    }
    table
}

/// Where a literal stands in a folded text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    pub(crate) literal: Literal,
    pub(crate) span: Span,
}

/// All literals of a pack, and how they are found in one pass.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(crate) struct Anchors {
    literals: Texts,
    #[serde(skip)]
    automaton: OnceLock<Option<AhoCorasick>>,
}

impl Anchors {
    /// All literals, in the order of their numbers.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.literals.iter()
    }

    /// The literal with this number.
    pub(crate) fn text(&self, literal: Literal) -> &str {
        self.literals.get(literal.0 as usize)
    }

    /// Gets ready to search texts of this length altogether, in bytes.
    pub(crate) fn prepare(&self, length: usize) {
        if length > SHORT_TEXT {
            self.automaton();
        }
    }

    /// Every place of every literal in `folded`, overlapping ones included.
    pub(crate) fn find(&self, folded: &str, mut on_hit: impl FnMut(Hit)) {
        if folded.len() <= SHORT_TEXT && self.automaton.get().is_none() {
            self.find_one_by_one(folded, on_hit);
        } else if let Some(automaton) = self.automaton() {
            for found in automaton.find_overlapping_iter(folded).filter(|found| !found.is_empty()) {
                let literal = Literal(found.pattern().as_u32());
                on_hit(Hit { literal, span: Span { start: found.start(), end: found.end() } });
            }
        }
    }

    /// Literals of which a short piece does not occur are passed over after one look; few are left to search for.
    fn find_one_by_one(&self, folded: &str, mut on_hit: impl FnMut(Hit)) {
        let grams = Grams::of(folded);
        for (literal, text) in (0..).map(Literal).zip(self.literals.iter()) {
            if text.is_empty() || !grams.may_hold(text) {
                continue;
            }
            let mut at = 0;
            while let Some(found) = folded.get(at..).and_then(|rest| rest.find(text)) {
                let start = at + found;
                on_hit(Hit { literal, span: Span { start, end: start + text.len() } });
                at = folded.ceil_char_boundary(start + 1);
            }
        }
    }

    /// Built on first use: most payloads are short.
    fn automaton(&self) -> Option<&AhoCorasick> {
        let build = || AhoCorasick::builder().kind(Some(AhoCorasickKind::NoncontiguousNFA)).build(self.texts()).ok();
        self.automaton.get_or_init(build).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors() -> Anchors {
        let mut builder = AnchorBuilder::default();
        for literal in ["error", "err", "ror code", "x", "überlast", "aa"] {
            builder.intern(literal.to_owned());
        }
        builder.build()
    }

    fn hits(text: &str) -> Vec<Hit> {
        let mut found = Vec::new();
        anchors().find(text, |hit| found.push(hit));
        found.sort();
        found
    }

    #[test]
    fn a_long_text_is_searched_as_a_short_one_is() {
        let short = "error code aaa überlast x";
        let found = hits(short);
        assert_eq!(found.len(), 7);
        let long = format!("{short}{}", " ".repeat(SHORT_TEXT));
        assert_eq!(hits(&long), found);
    }
}
