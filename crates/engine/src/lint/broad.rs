//! Signatures that hold on ordinary text: whoever pastes a log or a letter would be told of an error.

use std::collections::BTreeMap;

use super::Linted;
use crate::explain::recognised;
use crate::model::{Error, Ref, SignaturePart};
use crate::source::{Diagnostic, ProblemKind};

/// Log lines, tool output and prose in which nothing failed, a line each.
const ORDINARY: &str = include_str!("ordinary.txt");
/// More of a line than this is not shown, in characters.
const SHOWN: usize = 60;

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let mut held: BTreeMap<(Ref<Error>, String), (&str, usize)> = BTreeMap::new();
    for line in ORDINARY.lines().filter(|line| !line.trim().is_empty()) {
        for tried in recognised(linted.knowledge, line) {
            for written in
                tried.found.into_iter().filter_map(|part| written(&linted.knowledge.errors[tried.error], part))
            {
                held.entry((tried.error, written)).or_insert((line, 0)).1 += 1;
            }
        }
    }
    held.into_iter().map(|((error, written), (line, count))| broad(linted, error, &written, line, count)).collect()
}

/// What recognises by itself; a status or a predicate only narrows.
fn written(error: &Error, part: SignaturePart) -> Option<String> {
    match part {
        SignaturePart::Status(_) | SignaturePart::When | SignaturePart::Unless(_) => None,
        part => Some(error.signature.written(part)),
    }
}

fn broad(linted: &Linted<'_>, error: Ref<Error>, written: &str, line: &str, count: usize) -> Diagnostic {
    let more = if count > 1 { format!(", and in {} lines more", count - 1) } else { String::new() };
    let shown: String = line.chars().take(SHOWN).collect();
    let message = format!("`{written}` holds in ordinary text: \"{shown}\"{more}");
    let error = &linted.knowledge.errors[error];
    let warning = linted.signature_warning(error, written, ProblemKind::TooBroad, message);
    warning.help("take words that only this error says, or narrow it with `status`, `when` or `unless`")
}
