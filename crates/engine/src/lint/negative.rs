//! What an error says that it is not, and is recognised by all the same.

use super::Linted;
use crate::explain::recognised;
use crate::source::{Diagnostic, ProblemKind};

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let current = linted.knowledge.errors.iter().filter(|(_, error)| error.common.is_current());
    let examples =
        current.flat_map(|(reference, error)| error.not_this.iter().map(move |text| (reference, error, text)));
    let wrong = examples.filter(|(reference, _, text)| {
        recognised(linted.knowledge, text).iter().any(|tried| tried.error == *reference)
    });
    let warned = wrong.map(|(_, error, text)| {
        let message = format!("the error is recognised in `{text}`, which it says that it is not");
        linted
            .warning(error, text, ProblemKind::RecognisesNotThis, message)
            .help("narrow `match`, or take the example out")
    });
    warned.collect()
}
