//! Hiding secrets: keys by the formats of the pack, personal text by its redactions, and whatever else looks random.
//!
//! Everything that is printed goes through here. Redacting twice changes nothing.

use std::collections::HashSet;

use crate::model::{Key, KnowledgeBase, Ref};
use crate::payload::{fold, is_invisible};
use crate::signature::{Literal, Pattern};
use crate::span::Span;

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
    pub(crate) span: Span,
    pub(crate) shown: String,
}

impl Hidden {
    /// The same part, in a text in which it begins `by` bytes later.
    pub(crate) fn shifted(self, by: usize) -> Self {
        Self { span: self.span.shifted(by), ..self }
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
                let key = span.of(text);
                let prefix = if key.len() > format.prefix.len() + 4 { format.prefix.as_str() } else { "" };
                let tail: String = key.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
                hidden.push(Hidden { span, shown: format!("{prefix}…{tail}") });
            }
        }
        hidden
    }

    /// The key systems whose format occurs in the windows of a text, with the place. Of several that fit one place, the
    /// longest prefix wins.
    pub(crate) fn keys_in(self, text: &str, windows: impl Fn(&Pattern) -> Vec<Span>) -> Vec<(Ref<Key>, Span)> {
        let mut found: Vec<(Ref<Key>, usize, Span)> = Vec::new();
        for (reference, key) in self.knowledge.keys.iter() {
            for format in &key.formats {
                for window in windows(&format.pattern) {
                    let inside = places(&format.pattern, window.of(text)).map(|span| span.shifted(window.start));
                    found.extend(inside.map(|span| (reference, format.prefix.len(), span)));
                }
            }
        }
        found.sort_by(|a, b| b.1.cmp(&a.1).then(a.2.start.cmp(&b.2.start)).then(a.0.cmp(&b.0)));
        let mut kept: Vec<(Ref<Key>, Span)> = Vec::new();
        for (key, _, span) in found {
            if !kept.iter().any(|(_, other)| other.overlaps(span)) {
                kept.push((key, span));
            }
        }
        kept
    }
}

/// Group 1 of every match, or the whole match.
pub(crate) fn places<'t>(pattern: &'t Pattern, text: &'t str) -> impl Iterator<Item = Span> + 't {
    pattern
        .find_all(text.as_bytes())
        .map(|found| Span::from(found.part))
        .filter(|span| !span.is_empty() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end))
}

/// Stretches that no language writes: many letters and digits mixed without a break.
pub(crate) fn random_runs(text: &str) -> impl Iterator<Item = Span> {
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
                return Some(span.into());
            }
        }
        None
    })
}

/// Of overlapping parts the one that begins first is kept and made long enough for both.
fn disjoint(mut hidden: Vec<Hidden>) -> Vec<Hidden> {
    hidden.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
    hidden.dedup_by(|next, previous| previous.span.overlaps(next.span) && previous.span.merge(next.span));
    hidden
}

/// A payload must not drive the terminal or the page that it is shown in.
fn push_printable(shown: &mut String, text: &str) {
    shown.extend(text.chars().filter(|character| !is_invisible(*character)));
}

#[cfg(test)]
mod tests;
