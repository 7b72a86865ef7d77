//! Why no fixture notices a mutant.

use super::{Change, Mutant};
use crate::model::{Error, KnowledgeBase, Ref, SignaturePart};
use crate::trial::clause::Clause;
use crate::trial::coverage;
use crate::trial::ledger::{Case, Ledger};

pub(super) fn because(
    knowledge: &KnowledgeBase,
    ledger: &Ledger,
    mutant: Mutant,
    cases: &[Case],
    largest: f64,
) -> String {
    let coverage = coverage::of_clause(knowledge, ledger, mutant.clause);
    match mutant.clause {
        Clause::Signature(error, part) if part.recognises() && coverage.is_covered() => {
            said_otherwise(knowledge, ledger, error, part)
        }
        Clause::Signature(error, part) if !part.recognises() => let_in_nowhere(ledger, error, part),
        _ if !coverage.is_covered() => coverage.because,
        _ if mutant.change == Change::Unconditional => match cases.len() {
            0 => "it holds in every fixture where the error counts".to_owned(),
            number => format!("{}, where it does not hold, and the answer is the same", coverage::fixtures(number)),
        },
        _ => format!(
            "{}; the leading cause's probability changes by {largest:.3} at most",
            coverage::fixtures(coverage.fixtures)
        ),
    }
}

/// What else recognises the error wherever this part does.
fn said_otherwise(knowledge: &KnowledgeBase, ledger: &Ledger, error: Ref<Error>, part: SignaturePart) -> String {
    let found: Vec<&[SignaturePart]> = ledger
        .recognised(error)
        .map(|(_, tried)| tried.found.as_slice())
        .filter(|found| found.contains(&part))
        .collect();
    let signature = &knowledge.errors[error].signature;
    let beside =
        |other: &SignaturePart| *other != part && other.recognises() && found.iter().all(|found| found.contains(other));
    match signature.parts().find(beside) {
        Some(other) => {
            format!("{}, always beside {}", coverage::fixtures(found.len()), coverage::named(signature, other))
        }
        None => format!("{}, always beside another clause", coverage::fixtures(found.len())),
    }
}

/// What narrows is noticed where it keeps an error out that would be recognised without it.
fn let_in_nowhere(ledger: &Ledger, error: Ref<Error>, part: SignaturePart) -> String {
    if ledger.tried(error).is_empty() {
        return "no fixture is recognised as this error".to_owned();
    }
    match part {
        SignaturePart::Status(_) => "no fixture shows the rest of the signature with another status",
        SignaturePart::When => "no fixture shows the rest of the signature where it does not hold",
        _ => "no fixture holds it beside what it would void",
    }
    .to_owned()
}
