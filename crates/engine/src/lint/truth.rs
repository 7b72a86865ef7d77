//! Predicates that say nothing: always true, never true, or never decided.

use std::collections::HashSet;

use super::Linted;
use crate::model::{Cause, Entry, Error, Fact, KnowledgeBase, Ref};
use crate::predicate::Predicate;
use crate::source::{Diagnostic, ProblemKind};

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let knowledge = linted.knowledge;
    let unknowable = unknowable(knowledge);
    let mut looked_at = HashSet::new();
    let mut found = Vec::new();
    let mut visit =
        |found: &mut Vec<Diagnostic>, predicate: &Predicate, warn: &dyn Fn(ProblemKind, String) -> Diagnostic| {
            looked_at.extend(predicate.uses().iter().map(|fact| Ref::from(*fact)));
            found.extend(judge(&unknowable, predicate, warn));
        };
    for error in knowledge.errors.entries().filter(|error| error.common.is_current()) {
        for predicate in of_error(error) {
            visit(&mut found, predicate, &|kind, message| linted.warning(error, predicate.source(), kind, message));
        }
    }
    for cause in knowledge.causes.entries().filter(|cause| cause.common.is_current()) {
        for predicate in of_cause(cause) {
            visit(&mut found, predicate, &|kind, message| linted.warning(cause, predicate.source(), kind, message));
        }
    }
    found.extend(unknowable.iter().filter(|fact| looked_at.contains(fact)).map(|fact| cannot_be_known(linted, *fact)));
    found
}

fn of_error(error: &Error) -> impl Iterator<Item = &Predicate> {
    error.signature.when.iter().chain(error.points_to.iter().filter_map(|pointer| pointer.when.as_ref()))
}

fn of_cause(cause: &Cause) -> impl Iterator<Item = &Predicate> {
    let advice = cause.avoid.iter().filter_map(|advice| advice.when.as_ref());
    cause.evidence.iter().map(|evidence| &evidence.when).chain(advice)
}

/// The facts that nothing extracts and nobody is asked for.
fn unknowable(knowledge: &KnowledgeBase) -> HashSet<Ref<Fact>> {
    let facts = knowledge.facts.iter();
    facts.filter(|(_, fact)| fact.from.is_empty() && fact.ask.is_none()).map(|(reference, _)| reference).collect()
}

fn cannot_be_known(linted: &Linted<'_>, fact: Ref<Fact>) -> Diagnostic {
    let fact = &linted.knowledge.facts[fact];
    let message = format!("nothing extracts the fact `{}`, and nobody is asked for it", fact.id());
    let help = "say where it stands with `from`, or what to ask with `ask`";
    linted.warning(fact, "", ProblemKind::UnknowableFact, message).help(help)
}

fn judge(
    unknowable: &HashSet<Ref<Fact>>,
    predicate: &Predicate,
    warn: &dyn Fn(ProblemKind, String) -> Diagnostic,
) -> Option<Diagnostic> {
    let range = predicate.range(|fact| !unknowable.contains(&fact.into()))?;
    let source = predicate.source();
    let warning = match (range.holds, range.fails) {
        (true, true) => return None,
        (true, false) => warn(ProblemKind::AlwaysTrue, format!("`{source}` holds in every case"))
            .help("take it out, or compare with what makes the difference"),
        (false, true) => warn(ProblemKind::NeverTrue, format!("`{source}` holds in no case"))
            .help("two of its parts exclude each other; `||` joins alternatives"),
        (false, false) => warn(ProblemKind::AlwaysUnknown, format!("`{source}` can never be decided"))
            .help("give its facts a `from` or an `ask`, or take it out"),
    };
    Some(warning)
}
