//! Errors that can never count: whenever one is recognised, so is another that takes its place.

use std::collections::HashMap;

use super::Linted;
use super::duplicate::{Clause, clauses};
use crate::model::{Error, Ref, Unless};
use crate::source::{Diagnostic, ProblemKind};

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let errors = &linted.knowledge.errors;
    let mut rivals: HashMap<Ref<Error>, Vec<Ref<Error>>> = HashMap::new();
    let mut particular: HashMap<Clause, Ref<Error>> = HashMap::new();
    for (reference, error) in errors.iter().filter(|(_, error)| error.common.is_current() && is_plain(error)) {
        error.supersedes.iter().for_each(|loser| rivals.entry(*loser).or_default().push(reference));
        if !error.generic {
            particular.extend(clauses(error).map(|(clause, _)| (clause, reference)));
        }
    }
    let mut found = Vec::new();
    for (reference, error) in errors.iter().filter(|(_, error)| error.common.is_current()) {
        found.extend(voided_texts(linted, error));
        let mut over: Vec<Ref<Error>> = rivals.remove(&reference).unwrap_or_default();
        if error.generic {
            over.extend(clauses(error).filter_map(|(clause, _)| particular.get(&clause).copied()));
        }
        if let Some(winner) = over.into_iter().find(|winner| is_implied(linted, error, &errors[*winner])) {
            found.push(never_wins(linted, error, &errors[winner]));
        }
    }
    found
}

/// Whether nothing but its clauses decides whether the error is recognised.
fn is_plain(error: &Error) -> bool {
    let signature = &error.signature;
    !signature.is_bare() && signature.status.is_empty() && signature.when.is_none() && signature.unless.is_empty()
}

/// Whether `winner` is recognised by whatever recognises `error`.
fn is_implied(linted: &Linted<'_>, error: &Error, winner: &Error) -> bool {
    let known: Vec<Clause> = clauses(winner).map(|(clause, _)| clause).collect();
    let implied = |clause: &Clause| match clause {
        Clause::Text(longer) => known.iter().any(|clause| match clause {
            Clause::Text(shorter) => holds(linted, longer, shorter),
            _ => false,
        }),
        other => known.contains(other),
    };
    !error.signature.is_bare() && clauses(error).all(|(clause, _)| implied(&clause))
}

/// Whether a text with the fragments `longer` always holds the one with the fragments `shorter`.
fn holds(linted: &Linted<'_>, longer: &[crate::signature::Literal], shorter: &[crate::signature::Literal]) -> bool {
    let anchors = &linted.knowledge.anchors;
    match shorter {
        [only] => longer.iter().any(|fragment| begins_a_word_in(anchors.text(*fragment), anchors.text(*only))),
        several => several == longer,
    }
}

/// Whether `text` holds `part` where a word begins.
fn begins_a_word_in(text: &str, part: &str) -> bool {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    text.match_indices(part).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !part.starts_with(is_word) || !before.is_some_and(is_word)
    })
}

fn never_wins(linted: &Linted<'_>, error: &Error, winner: &Error) -> Diagnostic {
    let message = format!("this error never counts: `{}` takes its place in every case", winner.id);
    let warning = linted.warning(error, "", ProblemKind::NeverWins, message);
    let help = "give it a signature of its own, take it out of `supersedes`, or withdraw it";
    linted.beside(warning, winner, "this one counts instead").help(help)
}

/// Texts that hold what `unless` forbids.
fn voided_texts(linted: &Linted<'_>, error: &Error) -> Vec<Diagnostic> {
    let signature = &error.signature;
    let forbids = |text: &&crate::model::TextSignature| {
        signature.unless.iter().filter_map(Unless::text).any(|unless| holds(linted, &text.fragments, &unless.fragments))
    };
    let voided = signature.texts.iter().filter(forbids);
    voided
        .map(|text| {
            let message = format!("`{}` holds what `unless` forbids, so it never recognises anything", text.source);
            let help = "shorten it, or take the text out of `unless`";
            linted.signature_warning(error, &text.source, ProblemKind::NeverWins, message).help(help)
        })
        .collect()
}
