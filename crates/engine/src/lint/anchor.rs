//! Signatures that cost much or say little: patterns without an anchor, literals of one or two characters.
//!
//! Facts and echoes are not looked at: a bare number, or a line that begins with `-H`, has no word to hang on, and they are few.

use super::Linted;
use crate::model::{Error, Unless};
use crate::signature::{Literal, Pattern};
use crate::source::{Diagnostic, ProblemKind};

/// A literal shorter than this, in characters, occurs in nearly every payload.
const SHORTEST: usize = 3;

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let knowledge = linted.knowledge;
    knowledge.errors.entries().flat_map(|error| signature(linted, error)).collect()
}

fn signature(linted: &Linted<'_>, error: &Error) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        error.signature.patterns.iter().filter_map(|pattern| anchorless(linted, error, pattern)).collect();
    let text = |literal: &Literal| linted.knowledge.anchors.text(*literal);
    for written in error.signature.texts.iter().chain(error.signature.unless.iter().filter_map(Unless::text)) {
        if written.fragments.iter().all(|fragment| is_short(text(fragment))) {
            found.push(short(linted, error, &written.source));
        }
    }
    found.extend(
        error.signature.codes.iter().filter(|(code, _)| is_short(code)).map(|(code, _)| short(linted, error, code)),
    );
    found
}

/// A sign of another script says as much as several letters, and takes as many bytes.
fn is_short(text: &str) -> bool {
    text.len() < SHORTEST
}

fn short(linted: &Linted<'_>, error: &Error, written: &str) -> Diagnostic {
    let message = format!("`{written}` is too short to recognise anything");
    let warning = linted.signature_warning(error, written, ProblemKind::ShortSignature, message);
    warning.help(format!("take a longer text; one of its parts needs {SHORTEST} characters or more"))
}

fn anchorless(linted: &Linted<'_>, error: &Error, pattern: &Pattern) -> Option<Diagnostic> {
    let is_short = pattern.anchors().iter().any(|anchor| is_short(linted.knowledge.anchors.text(*anchor)));
    if !pattern.is_anchorless() && !is_short {
        return None;
    }
    let message = format!("this pattern can match without any text of {SHORTEST} characters or more");
    let warning = linted.signature_warning(error, pattern.source(), ProblemKind::PatternWithoutAnchor, message);
    Some(warning.help("put a word into it that always occurs: the pattern is tried only where that word stands"))
}
