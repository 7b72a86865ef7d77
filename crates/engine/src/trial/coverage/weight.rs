//! Whether what speaks for causes is exercised, and the causes themselves.

use super::{Verdict, fixtures};
use crate::explain::{Origin, Standing};
use crate::model::{Cause, Error, KnowledgeBase, Ref};
use crate::predicate::Truth;
use crate::trial::ledger::{Ledger, Weighed};

pub(super) fn pointer(knowledge: &KnowledgeBase, ledger: &Ledger, error: Ref<Error>, number: usize) -> Verdict {
    let recognised = ledger.recognised(error).count();
    let counting = ledger.counting(error).count();
    let cause = knowledge.errors[error].points_to.get(number).map(|pointer| pointer.cause);
    let weighed = cause.map(|cause| ledger.weighed(cause)).unwrap_or_default();
    let mut truths = truths(weighed, Origin::Pointer(error, number));
    // A cause all of whose pointers fail is not considered at all.
    truths.resize(counting.max(truths.len()), Truth::Fails);
    let because = match how_it_fails(&truths) {
        _ if recognised == 0 => "no fixture is recognised as this error".to_owned(),
        _ if counting == 0 => {
            format!("recognised in {}, {}", fixtures(recognised), never_counts(knowledge, ledger, error))
        }
        how => format!("the error counts in {}, where its `when` {}", fixtures(counting), how.unwrap_or("fails")),
    };
    (holding(&truths), because)
}

/// Why a recognised error never counts; of several reasons the first.
fn never_counts(knowledge: &KnowledgeBase, ledger: &Ledger, error: Ref<Error>) -> String {
    match ledger.recognised(error).find_map(|(_, tried)| tried.standing) {
        Some(Standing::Superseded(winner) | Standing::Shadowed(winner)) => {
            format!("but never counts: `{}` takes its place", knowledge.errors[winner].id)
        }
        _ => "but never counts: something more particular is recognised".to_owned(),
    }
}

pub(super) fn evidence(ledger: &Ledger, cause: Ref<Cause>, number: usize) -> Verdict {
    let weighed = ledger.weighed(cause);
    let truths = truths(weighed, Origin::Evidence(number));
    let because = match how_it_fails(&truths) {
        Some(how) => format!("the cause is considered in {}, where it {how}", fixtures(weighed.len())),
        None => NEVER_CONSIDERED.to_owned(),
    };
    (holding(&truths), because)
}

pub(super) fn cause(ledger: &Ledger, cause: Ref<Cause>) -> Verdict {
    let weighed = ledger.weighed(cause);
    let because = if weighed.is_empty() {
        NEVER_CONSIDERED.to_owned()
    } else {
        format!("considered in {}, never leads; {} likely at most", fixtures(weighed.len()), likeliest(weighed))
    };
    (weighed.iter().filter(|one| one.leads).count(), because)
}

/// The highest probability that a cause has, in per cent.
pub(super) fn likeliest<'w>(weighed: impl IntoIterator<Item = &'w Weighed>) -> String {
    let best = weighed.into_iter().map(|one| one.hypothesis.probability).fold(0.0, f64::max);
    format!("{:.0} %", best * 100.0)
}

const NEVER_CONSIDERED: &str = "no fixture considers the cause";

fn truths(weighed: &[Weighed], origin: Origin) -> Vec<Truth> {
    let parts = weighed.iter().flat_map(|one| &one.hypothesis.contributions);
    parts.filter(|part| part.origin == origin).map(|part| part.truth).collect()
}

fn holding(truths: &[Truth]) -> usize {
    truths.iter().filter(|truth| **truth == Truth::Holds).count()
}

/// How a predicate does not hold, if it was ever asked.
pub(super) fn how_it_fails(truths: &[Truth]) -> Option<&'static str> {
    let (unknown, fails) = (truths.contains(&Truth::Unknown), truths.contains(&Truth::Fails));
    match (unknown, fails) {
        (true, true) => Some("fails or is unknown"),
        (true, false) => Some("is unknown"),
        (false, true) => Some("fails"),
        (false, false) => None,
    }
}
