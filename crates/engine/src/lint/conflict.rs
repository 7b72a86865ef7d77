//! Entries that contradict each other, or themselves.

use std::collections::{HashMap, HashSet};

use super::Linted;
use crate::explain::nats;
use crate::model::{Cause, Error, Support, deed, forbidden};
use crate::source::{Diagnostic, ProblemKind};

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let errors = linted.knowledge.errors.entries().filter(|error| error.common.is_current());
    let causes = linted.knowledge.causes.entries().filter(|cause| cause.common.is_current());
    let of_errors = errors.flat_map(|error| layer(linted, error).into_iter().chain(pointers(linted, error)));
    let of_causes = causes.flat_map(|cause| {
        evidence(linted, cause).into_iter().chain(cells(linted, cause)).chain(avoided(linted, cause))
    });
    of_errors.chain(of_causes).collect()
}

/// An error says in `layer` what it most often points to; one of its causes must sit there.
fn layer(linted: &Linted<'_>, error: &Error) -> Option<Diagnostic> {
    let knowledge = linted.knowledge;
    let layers: HashSet<_> = error.points_to.iter().map(|pointer| knowledge.causes[pointer.cause].layer).collect();
    if layers.contains(&error.layer) {
        return None;
    }
    let mut names: Vec<&str> = layers.iter().map(|layer| knowledge.layers[*layer].id.as_str()).collect();
    names.sort_unstable();
    let layer = knowledge.layers[error.layer].id.as_str();
    let message = format!("no cause that this error points to sits in its layer `{layer}`");
    let warning = linted.warning(error, layer, ProblemKind::LayerConflict, message);
    Some(warning.help(format!("its causes sit in {}", names.join(", "))))
}

/// Two pointers to one cause that hold under the same condition.
fn pointers(linted: &Linted<'_>, error: &Error) -> Vec<Diagnostic> {
    let mut known = HashSet::new();
    let condition = |pointer: &crate::model::Pointer| pointer.when.as_ref().map(|when| when.source().to_owned());
    let twice = error.points_to.iter().filter(|pointer| !known.insert((pointer.cause, condition(pointer))));
    twice
        .map(|pointer| {
            let cause = linted.knowledge.causes[pointer.cause].id.as_str();
            let message = format!("this error points to `{cause}` twice under the same condition");
            linted.warning(error, cause, ProblemKind::PointerTwice, message).help("keep the one that is meant")
        })
        .collect()
}

/// Two pieces of evidence with the same predicate: they say the same twice, or contradict each other.
fn evidence(linted: &Linted<'_>, cause: &Cause) -> Vec<Diagnostic> {
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut found = Vec::new();
    for evidence in &cause.evidence {
        let speaks_for = nats(evidence.strength) > 0.0;
        let when = evidence.when.source();
        if let Some(before) = known.insert(when, speaks_for) {
            let message = if before == speaks_for {
                format!("`{when}` is given as evidence twice")
            } else {
                format!("`{when}` speaks for this cause and against it")
            };
            found.push(
                linted.warning(cause, when, ProblemKind::EvidenceTwice, message).help("keep the one that is meant"),
            );
        }
    }
    found
}

/// Evidence that cites a cell must lean the way the cell does: what is not covered speaks for a cause of not being covered.
fn cells(linted: &Linted<'_>, cause: &Cause) -> Vec<Diagnostic> {
    let citing =
        cause.evidence.iter().filter_map(|evidence| Some((evidence, evidence.cited(&linted.knowledge.features)?)));
    let leaning = citing.filter(|(evidence, cell)| {
        let speaks_for = nats(evidence.strength) > 0.0;
        matches!((cell.answer, speaks_for), (Support::Yes, true) | (Support::No, false))
    });
    leaning
        .map(|(evidence, cell)| {
            let message =
                format!("this evidence is `{}`, and the cell that it cites says `{}`", evidence.strength, cell.answer);
            let help = "cite a cell that says what the evidence says, or turn the strength round";
            linted.warning(cause, evidence.when.source(), ProblemKind::CellConflict, message).help(help)
        })
        .collect()
}

/// Advice against the very step that a fix of the same cause takes.
fn avoided(linted: &Linted<'_>, cause: &Cause) -> Vec<Diagnostic> {
    let steps = cause.fixes.iter().flat_map(|fix| &linted.knowledge.fixes[*fix].steps);
    let taken: HashSet<String> = steps.map(|step| deed(step.action.written())).collect();
    let against =
        cause.avoid.iter().filter(|advice| forbidden(advice.text.written()).is_some_and(|what| taken.contains(&what)));
    against
        .map(|advice| {
            let message = format!("a fix of this cause does what it says to avoid: `{}`", advice.text.written());
            linted
                .warning(cause, advice.text.written(), ProblemKind::AdviceConflict, message)
                .help("take the step or the advice out")
        })
        .collect()
}
