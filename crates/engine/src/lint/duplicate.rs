//! Signatures that several errors share: where nothing tells them apart, all of them count at once.

use std::collections::HashMap;

use super::Linted;
use crate::model::{Error, Ref};
use crate::signature::Idea;
use crate::source::{Diagnostic, ProblemKind};

/// What a signature can share with another, as it is compared.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) enum Clause {
    Code(String),
    Text(Vec<crate::signature::Literal>),
    Pattern(String),
    Says(Vec<Idea>),
}

/// Every recognising clause of an error, with what is written.
pub(super) fn clauses(error: &Error) -> impl Iterator<Item = (Clause, &str)> {
    let signature = &error.signature;
    let codes = signature.codes.iter().map(|(code, _)| (Clause::Code(code.clone()), code.as_str()));
    let texts = signature.texts.iter().map(|text| (Clause::Text(text.fragments.clone()), text.source.as_str()));
    let patterns =
        signature.patterns.iter().map(|pattern| (Clause::Pattern(pattern.source().to_owned()), pattern.source()));
    let says = signature.says.iter().map(|says| {
        let mut members = says.members.clone();
        members.sort_unstable();
        (Clause::Says(members), says.source.as_str())
    });
    codes.chain(texts).chain(patterns).chain(says)
}

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let errors = &linted.knowledge.errors;
    let mut first: HashMap<Clause, Ref<Error>> = HashMap::new();
    let mut found = Vec::new();
    for (reference, error) in errors.iter().filter(|(_, error)| error.common.is_current()) {
        for (clause, written) in clauses(error) {
            let other = *first.entry(clause).or_insert(reference);
            if other == reference || is_told_apart(reference, error, other, &errors[other]) {
                continue;
            }
            let message = format!("`{written}` recognises two errors, and nothing tells them apart");
            let warning = linted.signature_warning(error, written, ProblemKind::SharedSignature, message);
            let help = "let one supersede the other, or narrow both with `status`, `when` or `unless`";
            found.push(linted.beside(warning, &errors[other], "recognised by it as well").help(help));
        }
    }
    found
}

/// Whether at most one of two errors with a common clause counts in one case, as far as can be told.
fn is_told_apart(a: Ref<Error>, one: &Error, b: Ref<Error>, other: &Error) -> bool {
    let (left, right) = (&one.signature, &other.signature);
    let superseded = one.supersedes.contains(&b) || other.supersedes.contains(&a);
    let both_ask = left.when.is_some() && right.when.is_some();
    let other_status = !left.status.is_empty()
        && !right.status.is_empty()
        && left.status.iter().all(|status| !right.status.contains(status));
    let voided = !left.unless.is_empty() || !right.unless.is_empty();
    superseded || both_ask || other_status || voided || one.generic != other.generic
}
