//! A fix, walked step by step with somebody who does it: a pure state machine. What was answered so far goes in, what to show
//! next comes out.
//!
//! ```text
//!             ┌────────────── explain ◀── a fact, or a fix that did not help ──┐
//!             ▼                                                               │
//! question ─▶ fix ─▶ step ─▶ step ─▶ is the error gone? ─▶ solved             │
//!    │         ▲                              └───────────────────────────────┤
//!    └─────────┴───────────────────────────────────────────────────────────────┘
//! ```
//!
//! A fix that was tried whole, and whose last pass condition did not hold, is evidence against the causes it is for; the plan is
//! made again without it. A fix that went as it should while the error stays says neither: many fixes are checks. What was
//! skipped says nothing at all. Before each fix one question is asked, while the layer is not clear and an answer would tell.

mod attempt;
mod page;
mod state;

pub use attempt::{Attempt, Outcome, Tried};
pub use page::{Ending, checklist, page, summary};

use crate::explain::answer::{Explanation, PlannedFix};
use crate::explain::{Given, explain};
use crate::model::KnowledgeBase;
use crate::render::brief::Asked;
use state::State;

/// Letters that mean skip, back and quit, and so stand for no answer to a question.
const TAKEN: [char; 3] = ['s', 'b', 'q'];

/// What to show next.
#[derive(Clone, Debug)]
pub enum Now {
    /// A question that separates the causes.
    Question(Asked),
    /// The next step of a fix.
    Step(Attempt),
    /// All steps are done: is the error gone?
    Gone(Attempt),
    /// The error is gone.
    Solved,
    /// Nothing is left to try.
    Exhausted,
}

/// What somebody says to what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The step is done, its pass condition holds; or the error is gone.
    Worked,
    /// It does not hold; or the error is still there.
    Failed,
    /// The step or the question is left out.
    Skipped,
    /// Nobody knows.
    Unknown,
    /// The answer to the question: a value of its fact.
    Choice(String),
}

/// A session: everything that was answered, and where it led.
#[derive(Clone, Debug)]
pub struct Guide<'k> {
    knowledge: &'k KnowledgeBase,
    payload: &'k str,
    /// One state for the beginning and one more for each reply; never empty.
    first: State,
    later: Vec<State>,
}

impl<'k> Guide<'k> {
    /// Begins with a payload and what the user stated already.
    pub fn begin(knowledge: &'k KnowledgeBase, payload: &'k str, given: Given) -> Self {
        let answer = explain(knowledge, payload, &given);
        Self { knowledge, payload, first: State::begin(answer, given), later: Vec::new() }
    }

    /// What to show next.
    pub fn now(&self) -> &Now {
        &self.state().now
    }

    /// The answer as it stands with everything that was said.
    pub fn answer(&self) -> &Explanation {
        &self.state().answer
    }

    /// What the last reply calls for: what to do where a step failed, how to find out what nobody knew.
    pub fn advice(&self) -> Option<&str> {
        self.state().advice.as_deref()
    }

    /// What was tried, in this order. What was only skipped is none of it.
    pub fn tried(&self) -> impl Iterator<Item = &Tried> {
        self.state().tried.iter().filter(|tried| tried.outcome != Outcome::Skipped)
    }

    /// The fixes of the plan that were not tried, best first.
    pub fn left(&self) -> impl Iterator<Item = &PlannedFix> {
        let is_tried = |fix: &&PlannedFix| self.tried().any(|tried| tried.fix.as_deref() == Some(&*fix.fix));
        self.answer().plan.iter().filter(move |fix| !is_tried(fix))
    }

    /// Goes on with a reply. One that does not fit what is shown changes nothing.
    pub fn reply(&mut self, reply: &Reply) {
        let explained = |given: &Given| explain(self.knowledge, self.payload, given);
        if let Some(next) = self.state().next(reply, self.knowledge, explained) {
            self.later.push(next);
        }
    }

    /// Takes the last reply back; `false` at the beginning.
    pub fn back(&mut self) -> bool {
        self.later.pop().is_some()
    }

    fn state(&self) -> &State {
        self.later.last().unwrap_or(&self.first)
    }
}

#[cfg(test)]
mod tests;
