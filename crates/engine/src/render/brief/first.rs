//! The one thing to do first, and what comes after it.

use crate::explain::answer::{Explanation, FirstStep, PlannedFix, PlannedStep};
use crate::model::Retry;

/// The one thing to do first.
#[derive(Clone, Debug)]
pub struct First {
    /// What to do.
    pub action: String,
    /// The exact command.
    pub run: Option<String>,
    /// How long it takes and whether it can be undone, where that is known.
    pub effort: Option<String>,
    /// What the facts say, such as how long to wait.
    pub told: Vec<String>,
    /// What you see when it worked.
    pub works: Option<String>,
    /// What to do when it did not work.
    pub fails: Option<String>,
    /// What comes after it.
    pub next: Option<Next>,
}

/// A fix that comes after the first step.
#[derive(Clone, Debug)]
pub struct Next {
    /// The id of the fix, which has a page.
    pub fix: String,
    /// What it does.
    pub title: String,
    /// How long it takes and whether it can be undone.
    pub effort: String,
}

pub(super) fn first(answer: &Explanation) -> Option<First> {
    let first = answer.do_first.as_ref()?;
    let fix = answer.plan.iter().find(|planned| Some(&planned.fix) == first.fix.as_ref());
    let step = fix.and_then(|fix| fix.steps.first());
    Some(First {
        action: first.action.clone(),
        run: first.run.clone(),
        effort: fix.map(effort),
        told: told(answer),
        works: first.pass.clone(),
        fails: step.and_then(|step: &PlannedStep| step.if_it_fails.clone()),
        next: next(&answer.plan, first),
    })
}

/// The fix that the first step belongs to, if it has more steps; else the best of the others.
fn next(plan: &[PlannedFix], first: &FirstStep) -> Option<Next> {
    let is_done = |fix: &PlannedFix| Some(&fix.fix) == first.fix.as_ref() && fix.steps.len() < 2;
    let fix = plan.iter().find(|fix| !is_done(fix))?;
    Some(Next { fix: fix.fix.clone(), title: fix.title.clone(), effort: effort(fix) })
}

fn effort(fix: &PlannedFix) -> String {
    let minutes = if fix.minutes == 1 { "minute" } else { "minutes" };
    let undo = if fix.reversible { "can be undone" } else { "cannot be undone" };
    format!("{} {minutes}, {undo}", fix.minutes)
}

/// What the facts say; else whether sending it again helps, if it does.
fn told(answer: &Explanation) -> Vec<String> {
    let again = match answer.retry {
        Some(Retry::Yes) => Some("Sending it again may well work."),
        Some(Retry::Wait) => Some("Sending it again works after some time."),
        Some(Retry::No | Retry::AfterFix) | None => None,
    };
    let again = again.filter(|_| answer.told.is_empty()).map(str::to_owned);
    answer.told.iter().cloned().chain(again).collect()
}
