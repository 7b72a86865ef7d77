//! Texts of rule files and fixtures that look like a secret. The beginning of a key alone is none.

use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD as STANDARD_NO_PAD;

use super::Linted;
use crate::redact::{places, random_runs};
use crate::source::{Diagnostic, ProblemKind};
use crate::span::Span;

/// A key has at least this many letters and digits behind its prefix.
const SHORTEST_TAIL: usize = 12;
/// Fewer different ones than this are a placeholder: `xxxxxxxxxxxx`.
const FEWEST_DIFFERENT: usize = 6;

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, file) in linted.files.iter() {
        let mut spans: Vec<Span> = keys(linted, &file.text);
        spans.extend(random_runs(&file.text).map(Span::from).filter(|span| !is_harmless(&file.text, *span)));
        spans.sort_by_key(|span| span.start);
        spans.dedup_by(|next, previous| next.start < previous.end);
        found.extend(spans.into_iter().map(|span| {
            Diagnostic::new(ProblemKind::SecretInText, "this looks like a secret")
                .at(id, span.range())
                .help("keep the beginning that tells its kind and put `…` for the rest; if it was real, revoke it")
        }));
    }
    found
}

fn keys(linted: &Linted<'_>, text: &str) -> Vec<Span> {
    let formats = linted.knowledge.keys.entries().flat_map(|key| &key.formats);
    let present = formats.filter(|format| text.contains(&format.prefix));
    let fits =
        present.flat_map(|format| places(&format.pattern, text).map(|span| (format.prefix.len(), Span::from(span))));
    fits.filter(|(prefix, span)| is_filled_in(text.get(span.start + prefix..span.end).unwrap_or_default()))
        .map(|(_, span)| span)
        .collect()
}

/// Whether the tail of a key is one, and not a placeholder.
fn is_filled_in(tail: &str) -> bool {
    let mut letters: Vec<char> = tail.chars().filter(char::is_ascii_alphanumeric).collect();
    let digits = letters.iter().filter(|letter| letter.is_ascii_digit()).count();
    let length = letters.len();
    letters.sort_unstable();
    letters.dedup();
    length >= SHORTEST_TAIL
        && digits > 0
        && letters.len() >= FEWEST_DIFFERENT
        && !tail.contains(['*', '…'])
        && !tail.contains("...")
}

/// Whether a stretch that looks random is none: part of an address, or readable once decoded.
fn is_harmless(text: &str, span: Span) -> bool {
    is_address(text, span) || says_something(span.of(text))
}

/// Whether base64 holds mostly text, as the details of an envelope do.
fn says_something(encoded: &str) -> bool {
    let whole = encoded.get(..encoded.len() - encoded.len() % 4).unwrap_or_default();
    let Ok(bytes) = STANDARD_NO_PAD.decode(whole) else { return false };
    let printable = bytes.iter().filter(|byte| matches!(byte, b' '..=b'~')).count();
    printable * 4 >= bytes.len() * 3
}

/// Whether the word around a place is a web address: commits and documents have long names there.
fn is_address(text: &str, span: Span) -> bool {
    let breaks = |character: char| character.is_whitespace() || matches!(character, '"' | '\'' | '`' | '<' | '(');
    let before = text.get(..span.start).unwrap_or_default();
    let word = before.rfind(breaks).map_or(before, |at| before.get(at..).unwrap_or_default());
    word.contains("://") && !word.ends_with('=')
}
