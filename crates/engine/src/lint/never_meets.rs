//! Statements that no text makes: a longer phrase of some concept, or a negation, takes the words that should meet.

use super::Linted;
use crate::signature::tokens;
use crate::source::{Diagnostic, ProblemKind};
use crate::trial::spoken;

/// So many words of each concept are tried.
const TRIED: usize = 4;

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let knowledge = linted.knowledge;
    let current = knowledge.errors.entries().filter(|error| error.common.is_current());
    let says = current.flat_map(|error| error.signature.says.iter().map(move |says| (error, says)));
    let never = says.filter(|(_, says)| {
        let mut made = (0..TRIED).map(|word| spoken(knowledge, says, word));
        !made.any(|text| says.find(&knowledge.lexicon.mentions(&tokens(&text, &[]))).is_some())
    });
    let warned = never.map(|(error, says)| {
        let message = format!("no text says `{}`: a longer phrase, or a negation, takes its words", says.source);
        linted.signature_warning(error, &says.source, ProblemKind::NeverMeets, message).help(
            "name the concept that has the phrase, or write the phrase with hyphens; for a negation write `{!concept}`",
        )
    });
    warned.collect()
}
