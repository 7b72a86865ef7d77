//! Which fixtures the change of a clause can touch. All others are answered from other entries, and need no second look.

use super::{Change, Mutant};
use crate::explain::{Bar, Origin, Tried};
use crate::model::{Error, KnowledgeBase, Pointer, Ref, SignaturePart};
use crate::predicate::Truth;
use crate::trial::clause::Clause;
use crate::trial::ledger::{Case, Ledger, Weighed};

/// The fixtures that a mutant can touch, those first that are likeliest to notice.
pub(super) fn reach(knowledge: &KnowledgeBase, ledger: &Ledger, mutant: Mutant) -> Vec<Case> {
    match mutant.clause {
        Clause::Signature(error, part) => signature(ledger, error, part),
        Clause::Pointer(error, number) => match knowledge.errors[error].points_to.get(number) {
            Some(pointer) => self::pointer(ledger, error, number, pointer, mutant.change),
            None => Vec::new(),
        },
        Clause::Evidence(cause, number) => {
            holding_first(ledger.weighed(cause).iter().map(|one| (one.case, truth(one, Origin::Evidence(number)))))
        }
        Clause::Cause(_) | Clause::Fix(_) | Clause::Question(_) => Vec::new(),
    }
}

/// Where the part was found in an error that was recognised; and where nothing but the part kept the error out.
fn signature(ledger: &Ledger, error: Ref<Error>, part: SignaturePart) -> Vec<Case> {
    let let_in = |tried: &Tried| match (part, tried.bars.as_slice()) {
        (SignaturePart::Status(_), [Bar::Status]) | (SignaturePart::When, [Bar::When(_)]) => true,
        (SignaturePart::Unless(number), [Bar::Unless(other)]) => number == *other,
        _ => false,
    };
    // An error that only a predicate recognises is recognised by nothing once the predicate is gone.
    let is_left = |tried: &Tried| tried.found.iter().any(|found| *found != part);
    let lost = |tried: &Tried| tried.standing.is_some() && tried.found.contains(&part);
    let mut touched: Vec<&(Case, Tried)> =
        ledger.tried(error).iter().filter(|(_, tried)| lost(tried) || (let_in(tried) && is_left(tried))).collect();
    touched.sort_by_key(|(_, tried)| (lost(tried), tried.found.len()));
    touched.into_iter().map(|(case, _)| *case).collect()
}

/// Where the error counts; to take a condition away changes nothing where it holds.
fn pointer(ledger: &Ledger, error: Ref<Error>, number: usize, pointer: &Pointer, change: Change) -> Vec<Case> {
    let origin = Origin::Pointer(error, number);
    let truth = |case| {
        let weighed = ledger.weighed(pointer.cause).iter().find(|one| one.case == case);
        weighed.map_or(Truth::Fails, |one| truth(one, origin))
    };
    let cases = ledger.counting(error).map(|case| (case, truth(case)));
    match change {
        Change::Dropped | Change::Halved => holding_first(cases),
        Change::Unconditional => cases.filter(|(_, truth)| *truth != Truth::Holds).map(|(case, _)| case).collect(),
    }
}

fn truth(weighed: &Weighed, origin: Origin) -> Truth {
    let part = weighed.hypothesis.contributions.iter().find(|part| part.origin == origin);
    part.map_or(Truth::Fails, |part| part.truth)
}

/// What is unknown, or fails for want of a fact, decides which question is asked; so such fixtures are reached as well.
fn holding_first(cases: impl Iterator<Item = (Case, Truth)>) -> Vec<Case> {
    let mut cases: Vec<(Case, Truth)> = cases.collect();
    cases.sort_by_key(|(_, truth)| *truth != Truth::Holds);
    cases.into_iter().map(|(case, _)| case).collect()
}
