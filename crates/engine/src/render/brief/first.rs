//! The one thing to do first, and what comes after it.

use crate::explain::answer::{Explanation, FirstStep, PlannedFix, Status};
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

/// What comes after the first step.
#[derive(Clone, Debug)]
pub struct Next {
    /// The id of the fix that it belongs to, which has a page.
    pub fix: String,
    /// What to do: the next step of the same fix, or what another one does with how long it takes.
    pub action: String,
}

pub(super) fn first(answer: &Explanation) -> Option<First> {
    let first = answer.do_first.as_ref()?;
    let fix = begun(answer);
    // The error's own words for a fix stand for all of its steps.
    let step = fix.and_then(|fix| if first.fix.is_some() { fix.steps.first() } else { fix.steps.last() });
    Some(First {
        action: first.action.clone(),
        run: first.run.clone(),
        effort: fix.map(effort),
        told: told(answer),
        works: first.pass.clone().or_else(|| step.map(|step| step.pass.clone())),
        fails: step.and_then(|step| step.if_it_fails.clone()),
        next: next(&answer.plan, first, fix),
    })
}

/// The fix that the first step begins, if it is one of the plan's.
pub(crate) fn begun(answer: &Explanation) -> Option<&PlannedFix> {
    let first = answer.do_first.as_ref()?;
    answer.plan.iter().find(|planned| match &first.fix {
        Some(fix) => planned.fix == *fix,
        None => says_already(&first.action, &planned.title),
    })
}

/// An action with this many words more than a title may say something else besides.
const BESIDES: usize = 2;
/// A title of this many words is not found in a sentence by chance.
const TELLING: usize = 4;

/// Whether an action holds all words of a title, in one sentence or in few words, and so says the same.
fn says_already(action: &str, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|character: char| !character.is_alphanumeric())
            .filter(|word| word.chars().count() > 2)
            .map(str::to_lowercase)
            .collect()
    };
    let wanted = words(title);
    let says = |said: &[String]| wanted.iter().all(|word| said.contains(word));
    if wanted.len() >= TELLING {
        return action.split_inclusive(['.', ':', ';', '?', '!']).any(|sentence| says(&words(sentence)));
    }
    let said = words(action);
    said.len() <= wanted.len() + BESIDES && says(&said)
}

/// The second step of the fix that the first one begins; else the best of the other fixes.
fn next(plan: &[PlannedFix], first: &FirstStep, begun: Option<&PlannedFix>) -> Option<Next> {
    let second = begun.filter(|_| first.fix.is_some()).and_then(|fix| Some((fix, fix.steps.get(1)?)));
    if let Some((fix, step)) = second {
        return Some(Next { fix: fix.fix.clone(), action: step.action.clone() });
    }
    let fix = plan.iter().find(|fix| begun.is_none_or(|begun| begun.fix != fix.fix))?;
    Some(Next { fix: fix.fix.clone(), action: format!("{} ({})", fix.title, effort(fix)) })
}

/// How long a fix takes, and whether it can be undone.
pub(crate) fn effort(fix: &PlannedFix) -> String {
    let minutes = if fix.minutes == 1 { "minute" } else { "minutes" };
    let undo = if fix.reversible { "can be undone" } else { "cannot be undone" };
    format!("{} {minutes}, {undo}", fix.minutes)
}

/// What the facts say; else whether sending it again helps, if it surely does.
fn told(answer: &Explanation) -> Vec<String> {
    let again = match answer.retry {
        Some(Retry::Yes) => Some("Sending it again may well work."),
        Some(Retry::Wait) => Some("Sending it again works after some time."),
        Some(Retry::No | Retry::AfterFix) | None => None,
    };
    let again = again.filter(|_| answer.told.is_empty() && answer.status != Status::Ambiguous).map(str::to_owned);
    answer.told.iter().cloned().chain(again).collect()
}
