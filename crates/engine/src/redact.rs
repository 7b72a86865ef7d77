//! Hiding secrets: keys by the formats of the pack, personal text by its redactions, and whatever else looks random.
//!
//! Everything that is printed goes through here. Redacting twice changes nothing.

use std::collections::HashSet;
use std::ops::Range;

use crate::model::{Key, KnowledgeBase, Ref};
use crate::payload::{View, fold};
use crate::signature::{Literal, Pattern};

/// Letters and digits in a row of at least this length, with several of both, are taken for a secret of unknown kind.
const RANDOM_RUN: usize = 24;

/// Hides secrets with the knowledge of one pack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Redactor<'k> {
    knowledge: &'k KnowledgeBase,
}

impl KnowledgeBase {
    /// A text with everything secret or personal in it hidden, by the formats and redactions of the pack.
    pub fn redacted(&self, text: &str) -> String {
        Redactor::new(self).clean(text).0
    }
}

/// A part of a text to hide, and what stands in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hidden {
    pub(crate) span: Range<usize>,
    pub(crate) shown: String,
}

impl Hidden {
    /// The same part, in a text in which it begins `by` bytes later.
    pub(crate) fn shifted(self, by: usize) -> Self {
        Self { span: self.span.start + by..self.span.end + by, ..self }
    }
}

impl<'k> Redactor<'k> {
    pub(crate) fn new(knowledge: &'k KnowledgeBase) -> Self {
        Self { knowledge }
    }

    /// The text with everything secret hidden and every control character gone, and how much was hidden.
    pub(crate) fn clean(self, text: &str) -> (String, usize) {
        let hidden = self.secrets(text);
        let mut shown = String::with_capacity(text.len());
        let mut at = 0;
        for part in &hidden {
            push_printable(&mut shown, text.get(at..part.span.start).unwrap_or_default());
            shown.push_str(&part.shown);
            at = part.span.end;
        }
        push_printable(&mut shown, text.get(at..).unwrap_or_default());
        (shown, hidden.len())
    }

    /// How many secrets a text holds.
    pub(crate) fn count(self, text: &str) -> usize {
        self.secrets(text).len()
    }

    /// Everything secret in a text, in order and disjoint.
    pub(crate) fn secrets(self, text: &str) -> Vec<Hidden> {
        let folded = fold(text);
        let mut present: HashSet<Literal> = HashSet::new();
        self.knowledge.anchors.find(&folded, |hit| {
            present.insert(hit.literal);
        });
        let may_match = |pattern: &Pattern| {
            pattern.is_anchorless() || pattern.anchors().iter().any(|anchor| present.contains(anchor))
        };
        let mut hidden = self.keys(text, &may_match);
        for redaction in self.knowledge.redactions.entries().filter(|entry| may_match(&entry.pattern)) {
            let shown = format!("[{}]", redaction.label);
            hidden.extend(places(&redaction.pattern, text).map(|span| Hidden { span, shown: shown.clone() }));
        }
        hidden.extend(random_runs(text).map(|span| Hidden { span, shown: "[…]".to_owned() }));
        disjoint(hidden)
    }

    fn keys(self, text: &str, may_match: &impl Fn(&Pattern) -> bool) -> Vec<Hidden> {
        let formats = self.knowledge.keys.entries().flat_map(|key| &key.formats);
        let mut hidden = Vec::new();
        for format in formats.filter(|format| may_match(&format.pattern)) {
            for span in places(&format.pattern, text) {
                let key = text.get(span.clone()).unwrap_or_default();
                let prefix = if key.len() > format.prefix.len() + 4 { format.prefix.as_str() } else { "" };
                let tail: String = key.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
                hidden.push(Hidden { span, shown: format!("{prefix}…{tail}") });
            }
        }
        hidden
    }

    /// The key systems whose format occurs in a view, with the place. Of several that fit one place, the longest prefix wins.
    pub(crate) fn keys_in(
        self,
        view: &View,
        windows: impl Fn(&Pattern) -> Vec<Range<usize>>,
    ) -> Vec<(Ref<Key>, Range<usize>)> {
        let mut found: Vec<(Ref<Key>, usize, Range<usize>)> = Vec::new();
        for (reference, key) in self.knowledge.keys.iter() {
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

/// Group 1 of every match, or the whole match.
pub(crate) fn places<'t>(pattern: &'t Pattern, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    pattern
        .find_all(text.as_bytes())
        .map(|found| found.part)
        .filter(|span| !span.is_empty() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end))
}

/// Stretches that no language writes: many letters and digits mixed without a break.
pub(crate) fn random_runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            let span = at..at + length;
            at += length.max(1);
            let run = &bytes[span.clone()];
            let digits = run.iter().filter(|byte| byte.is_ascii_digit()).count();
            if length >= RANDOM_RUN && digits >= 3 && length - digits >= 3 {
                return Some(span);
            }
        }
        None
    })
}

/// Of overlapping parts the one that begins first is kept and made long enough for both.
fn disjoint(mut hidden: Vec<Hidden>) -> Vec<Hidden> {
    hidden.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
    hidden.dedup_by(|next, previous| {
        let overlaps = next.span.start < previous.span.end;
        if overlaps {
            previous.span.end = previous.span.end.max(next.span.end);
        }
        overlaps
    });
    hidden
}

/// A payload must not drive the terminal or the page that it is shown in.
fn push_printable(shown: &mut String, text: &str) {
    shown.extend(text.chars().filter_map(|character| match character {
        '\n' | '\t' => Some(character),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
        other if other.is_control() => None,
        other => Some(other),
    }));
}

#[cfg(test)]
mod tests;
