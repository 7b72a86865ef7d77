//! Examples of keys and of other secrets: each must be what its pattern says.

use std::ops::Range;

use super::Linted;
use crate::key::inspect;
use crate::model::{AnyEntry, Example, Filled, Key, KeyFormat, Redaction};
use crate::redact::places;
use crate::signature::Pattern;
use crate::source::{Diagnostic, ProblemKind};

/// What stands for characters that somebody hid.
const MASK: [&str; 3] = ["*", "…", "..."];

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let keys = linted.knowledge.keys.entries().filter(|key| key.common.is_current());
    let formats = keys.flat_map(|key| key.formats.iter().flat_map(|format| of_format(linted, key, format)));
    let redactions = linted.knowledge.redactions.entries().filter(|redaction| redaction.common.is_current());
    formats.chain(redactions.flat_map(|redaction| of_redaction(linted, redaction))).collect()
}

fn of_format(linted: &Linted<'_>, key: &Key, format: &KeyFormat) -> Vec<Diagnostic> {
    if format.examples.is_empty() {
        return vec![none(linted, key, &format.prefix)];
    }
    let wrong = |example: &Example| {
        let text = example.filled().text;
        let problem = unmatched(&format.pattern, example, &text, 0..text.len())
            .or_else(|| wrong_length(format, example, &text))
            .or_else(|| other_key(linted, key, example, &text))?;
        Some(warning(linted, key, example, problem))
    };
    format.examples.iter().filter_map(wrong).collect()
}

fn of_redaction(linted: &Linted<'_>, redaction: &Redaction) -> Vec<Diagnostic> {
    if redaction.examples.is_empty() {
        return vec![none(linted, redaction, "")];
    }
    let wrong = |example: &Example| {
        let Filled { text, secret } = example.filled();
        let problem = unmatched(&redaction.pattern, example, &text, secret)?;
        Some(warning(linted, redaction, example, problem))
    };
    redaction.examples.iter().filter_map(wrong).collect()
}

/// What the pattern finds of an example, where it is less than it should be.
fn unmatched(pattern: &Pattern, example: &Example, text: &str, wanted: Range<usize>) -> Option<String> {
    let found: Vec<Range<usize>> = places(pattern, text).collect();
    let is_whole = found.iter().any(|span| span.start <= wanted.start && span.end >= wanted.end);
    let longest = found.iter().map(Range::len).max();
    let found = longest.map_or("nothing".to_owned(), |longest| format!("{longest} bytes at most"));
    (!is_whole).then(|| format!("the pattern should find {} bytes of `{example}` and finds {found}", wanted.len()))
}

/// Whether a whole key is not as long as the format says.
fn wrong_length(format: &KeyFormat, example: &Example, text: &str) -> Option<String> {
    let (length, expected) = (text.chars().count(), usize::from(format.length?));
    let is_whole = !MASK.iter().any(|mask| text.contains(mask));
    (is_whole && length != expected).then(|| format!("`{example}` has {length} characters, and `length` is {expected}"))
}

/// Which other key an example is taken for.
fn other_key(linted: &Linted<'_>, key: &Key, example: &Example, text: &str) -> Option<String> {
    let kinds = inspect(linted.knowledge, text).kinds;
    let is_this = kinds.iter().any(|kind| kind.key.id == key.id);
    let other = kinds.first().map_or("no key", |kind| kind.key.id.as_str());
    (!is_this).then(|| format!("`{example}` is taken for `{other}`"))
}

fn warning(linted: &Linted<'_>, entry: &dyn AnyEntry, example: &Example, problem: String) -> Diagnostic {
    linted
        .warning(entry, &example.to_string(), ProblemKind::ExampleNotMatched, problem)
        .help("mend the pattern, or the example if it is the one that is wrong")
}

fn none(linted: &Linted<'_>, entry: &dyn AnyEntry, written: &str) -> Diagnostic {
    linted
        .warning(entry, written, ProblemKind::PatternWithoutExample, "nothing shows what this pattern finds".to_owned())
        .help("add `examples = [\"abc_{32}\"]`: `{32}` stands for 32 letters and digits, `{32 hex}` for others")
}
