//! Trying a fix, and what came of it.

use std::rc::Rc;

use crate::explain::answer::{FirstStep, PlannedFix, PlannedStep};
use crate::render::brief::effort;

/// What holds when what an author says to do first, which is no fix of the plan, has worked.
const GONE: &str = "The error is gone.";
/// Who does what nobody else has to do.
const READER: &str = "you";

/// A fix that somebody is trying.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The id of the fix; `None` for a first action that is no fix of the plan.
    pub fix: Option<String>,
    /// What it does.
    pub title: String,
    /// How long it takes, whether it can be undone, and who does it where it is somebody else.
    pub effort: Option<String>,
    /// Its steps; never empty.
    pub steps: Rc<[PlannedStep]>,
    /// The number of the step that is shown, from 0.
    pub at: usize,
    /// How many steps were done.
    pub(super) done: usize,
    /// Whether the pass condition of the last step that was done did not hold.
    pub(super) has_failed: bool,
}

/// What came of a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The error is gone.
    Helped,
    /// It was tried whole, and its last pass condition did not hold.
    Failed,
    /// It went as it should, and the error is still there.
    Passed,
    /// Some steps were left out, and the error is still there.
    Partly,
    /// No step was done.
    Skipped,
}

/// A fix that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The id of the fix; `None` for a first action that is no fix of the plan.
    pub fix: Option<String>,
    /// What it does.
    pub title: String,
    /// What came of it.
    pub outcome: Outcome,
}

impl Attempt {
    /// Begins a fix of the plan.
    pub(super) fn of(fix: &PlannedFix) -> Self {
        let who = if fix.who == READER { String::new() } else { format!(", done by: {}", fix.who) };
        Self {
            fix: Some(fix.fix.clone()),
            title: fix.title.clone(),
            effort: Some(format!("{}{who}", effort(fix))),
            steps: fix.steps.clone().into(),
            at: 0,
            done: 0,
            has_failed: false,
        }
    }

    /// Begins what an author says to do first.
    pub(super) fn first(first: &FirstStep) -> Self {
        let step = PlannedStep {
            action: first.action.clone(),
            run: first.run.clone(),
            pass: first.pass.clone().unwrap_or_else(|| GONE.to_owned()),
            place: None,
            if_it_fails: None,
        };
        Self {
            fix: None,
            title: first.action.clone(),
            effort: None,
            steps: [step].into(),
            at: 0,
            done: 0,
            has_failed: false,
        }
    }

    /// The step that is shown.
    pub fn step(&self) -> Option<&PlannedStep> {
        self.steps.get(self.at)
    }

    /// Whether the step that is shown is the last one.
    pub(super) fn is_at_last(&self) -> bool {
        self.at + 1 >= self.steps.len()
    }

    /// The same at the next step; `None` behind the last.
    pub(super) fn at_next(&self) -> Option<Self> {
        (!self.is_at_last()).then(|| Self { at: self.at + 1, ..self.clone() })
    }

    /// What came of it, where the error is still there.
    pub(super) fn outcome(&self) -> Outcome {
        match self.done {
            0 => Outcome::Skipped,
            done if done < self.steps.len() => Outcome::Partly,
            _ if self.has_failed => Outcome::Failed,
            _ => Outcome::Passed,
        }
    }
}

impl Outcome {
    /// What to say of it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Helped => "the error is gone",
            Self::Failed => "did not help",
            Self::Passed => "went as it should, the error is still there",
            Self::Partly => "not done whole, the error is still there",
            Self::Skipped => "skipped",
        }
    }
}

impl Tried {
    /// What was tried and what came of it, in one line.
    pub fn told(&self) -> String {
        format!("{}: {}", self.title.trim_end_matches('.'), self.outcome.words())
    }
}
