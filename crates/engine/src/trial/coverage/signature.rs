//! Whether the parts of signatures are exercised.

use super::{Verdict, fixtures};
use crate::explain::{Bar, Tried};
use crate::model::{Error, KnowledgeBase, Ref, Signature, SignaturePart};
use crate::predicate::Truth;
use crate::trial::ledger::{Case, Ledger};

pub(super) fn part(knowledge: &KnowledgeBase, ledger: &Ledger, error: Ref<Error>, part: SignaturePart) -> Verdict {
    let tried = ledger.tried(error);
    let recognised: Vec<&Tried> = ledger.recognised(error).map(|(_, tried)| tried).collect();
    match part {
        SignaturePart::Unless(number) => {
            let voids = |(_, tried): &&(Case, Tried)| tried.bars.contains(&Bar::Unless(number));
            (tried.iter().filter(voids).count(), "no fixture holds it beside what it would void".to_owned())
        }
        SignaturePart::When => (recognised.len(), never_holds(tried)),
        part => {
            let by = recognised.iter().filter(|tried| tried.found.contains(&part)).count();
            let signature = &knowledge.errors[error].signature;
            let because = if recognised.is_empty() {
                never_recognised(tried, part)
            } else {
                format!("recognised in {}, {}", fixtures(recognised.len()), otherwise(signature, &recognised, part))
            };
            (by, because)
        }
    }
}

/// Why an error is recognised in no fixture, for one of its parts.
fn never_recognised(tried: &[(Case, Tried)], part: SignaturePart) -> String {
    let near: Vec<&Tried> = tried.iter().map(|(_, tried)| tried).filter(|tried| tried.found.contains(&part)).collect();
    if near.is_empty() {
        return "no fixture is recognised as this error".to_owned();
    }
    let mut bars: Vec<&str> = near.iter().flat_map(|tried| &tried.bars).map(|bar| field(*bar)).collect();
    bars.sort_unstable();
    bars.dedup();
    format!("found in {}, but {} kept the error out", fixtures(near.len()), bars.join(" and "))
}

fn field(bar: Bar) -> &'static str {
    match bar {
        Bar::Status => "`status`",
        Bar::Unless(_) => "`unless`",
        Bar::When(_) => "`when`",
    }
}

/// How an error is recognised where `part` is not found.
fn otherwise(signature: &Signature, recognised: &[&Tried], part: SignaturePart) -> String {
    if matches!(part, SignaturePart::Status(_)) {
        return "never with this status".to_owned();
    }
    let mut others: Vec<SignaturePart> = recognised
        .iter()
        .flat_map(|tried| &tried.found)
        .copied()
        .filter(|other| other.recognises() || signature.is_bare())
        .collect();
    others.sort_unstable();
    others.dedup();
    match others.as_slice() {
        [only] => format!("always by {}", named(signature, *only)),
        [first, rest @ ..] => format!("always by {} and {} more", named(signature, *first), rest.len()),
        [] => "never by it".to_owned(),
    }
}

/// A part with its field: ``text `no flow` ``.
pub(in crate::trial) fn named(signature: &Signature, part: SignaturePart) -> String {
    let field = match part {
        SignaturePart::Code(_) => "code",
        SignaturePart::Text(_) => "text",
        SignaturePart::Pattern(_) => "regex",
        SignaturePart::Says(_) => "says",
        SignaturePart::Status(_) => "status",
        SignaturePart::When => "when",
        SignaturePart::Unless(_) => "unless",
    };
    format!("{field} `{}`", signature.written(part))
}

/// Why `when` holds in no fixture.
fn never_holds(tried: &[(Case, Tried)]) -> String {
    let truths: Vec<Truth> = tried
        .iter()
        .flat_map(|(_, tried)| &tried.bars)
        .filter_map(|bar| match bar {
            Bar::When(truth) => Some(*truth),
            _ => None,
        })
        .collect();
    match super::weight::how_it_fails(&truths) {
        Some(how) => format!("it {how} in {} with the rest of the signature", fixtures(truths.len())),
        None => "no fixture is recognised as this error".to_owned(),
    }
}
