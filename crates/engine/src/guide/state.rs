//! Where a session stands, and where a reply leads.

use std::rc::Rc;

use super::attempt::{Attempt, Outcome, Tried};
use super::{Now, Reply, TAKEN};
use crate::explain::Given;
use crate::explain::answer::{Explanation, PlannedFix, PlannedStep, Status};
use crate::model::KnowledgeBase;
use crate::render::brief::{Asked, asked, begun};

/// Where a session stands.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) answer: Rc<Explanation>,
    /// Whether the answer is another one than before the last reply.
    pub(super) is_news: bool,
    given: Given,
    /// The facts whose questions nobody answered.
    unanswered: Vec<String>,
    pub(super) tried: Vec<Tried>,
    pub(super) now: Now,
    pub(super) advice: Option<String>,
}

impl State {
    pub(super) fn begin(answer: Explanation, given: Given) -> Self {
        let blank = Self {
            answer: Rc::new(answer),
            is_news: true,
            given,
            unanswered: Vec::new(),
            tried: Vec::new(),
            now: Now::Exhausted,
            advice: None,
        };
        blank.question_or_fix()
    }

    /// The state after a reply; `None` where the reply does not fit.
    pub(super) fn next(
        &self,
        reply: &Reply,
        knowledge: &KnowledgeBase,
        explained: impl Fn(&Given) -> Explanation,
    ) -> Option<Self> {
        let blank = Self { advice: None, is_news: false, ..self.clone() };
        match &self.now {
            Now::Question(asked) => blank.after_question(asked, reply, knowledge, explained),
            Now::Step(attempt) => blank.after_step(attempt, reply, knowledge, explained),
            Now::Gone(attempt) => match reply {
                Reply::Worked => Some(blank.over(attempt, Outcome::Helped)),
                Reply::Failed | Reply::Skipped | Reply::Unknown => {
                    Some(blank.over(attempt, attempt.outcome()).question_or_fix())
                }
                Reply::Choice(_) => None,
            },
            Now::Solved | Now::Exhausted => None,
        }
    }

    fn after_question(
        mut self,
        asked: &Asked,
        reply: &Reply,
        knowledge: &KnowledgeBase,
        explained: impl Fn(&Given) -> Explanation,
    ) -> Option<Self> {
        match reply {
            Reply::Choice(value) => {
                let given = self.given.clone().with_fact(knowledge, &asked.fact, value).ok()?;
                self = self.given(given, explained);
            }
            Reply::Skipped => self.unanswered.push(asked.fact.clone()),
            Reply::Unknown => {
                self.unanswered.push(asked.fact.clone());
                self.advice = Some(asked.how.clone().unwrap_or_else(|| format!("See: triage show {}", asked.fact)));
            }
            Reply::Worked | Reply::Failed => return None,
        }
        Some(self.fix())
    }

    fn after_step(
        mut self,
        attempt: &Attempt,
        reply: &Reply,
        knowledge: &KnowledgeBase,
        explained: impl Fn(&Given) -> Explanation,
    ) -> Option<Self> {
        let mut attempt = attempt.clone();
        match reply {
            Reply::Worked | Reply::Failed => {
                attempt.done += 1;
                attempt.has_failed = *reply == Reply::Failed;
            }
            Reply::Skipped | Reply::Unknown => {}
            Reply::Choice(_) => return None,
        }
        self.advice = match reply {
            Reply::Failed => attempt.step().and_then(|step| step.if_it_fails.clone()),
            Reply::Unknown => attempt.step().map(|step| how_to_find_out(step, attempt.fix.as_deref())),
            _ => None,
        };
        if let Some(next) = attempt.at_next() {
            self.now = Now::Step(next);
            return Some(self);
        }
        // What an author says to do first cures by itself, and what did not help is over; else only the reader knows.
        let is_cured = *reply == Reply::Worked && attempt.fix.is_none();
        let outcome = if is_cured { Outcome::Helped } else { attempt.outcome() };
        let is_over = is_cured || attempt.done == 0 || *reply == Reply::Failed;
        if !is_over {
            self.now = Now::Gone(attempt);
            return Some(self);
        }
        if let (Outcome::Failed, Some(fix)) = (outcome, &attempt.fix) {
            let given = self.given.clone().with_failed(knowledge, fix);
            self = self.given(given, explained);
        }
        let over = self.over(&attempt, outcome);
        Some(if is_cured { over } else { over.question_or_fix() })
    }

    /// The state with the answer to what is stated now.
    fn given(self, given: Given, explained: impl Fn(&Given) -> Explanation) -> Self {
        Self { answer: Rc::new(explained(&given)), given, is_news: true, ..self }
    }

    /// The state with a fix that is over.
    fn over(mut self, attempt: &Attempt, outcome: Outcome) -> Self {
        self.tried.push(Tried { fix: attempt.fix.clone(), title: attempt.title.clone(), outcome });
        self.now = Now::Solved;
        self
    }

    /// What comes between two fixes: the question that tells most, while the layer is not clear; else the next fix.
    fn question_or_fix(mut self) -> Self {
        let is_open = |fact: &String| !self.unanswered.contains(fact);
        let open = self.answer.ask.iter().find(|question| is_open(&question.fact));
        match open.filter(|_| self.answer.status == Status::Ambiguous) {
            Some(question) => {
                self.now = Now::Question(asked(question, &TAKEN));
                self
            }
            None => self.fix(),
        }
    }

    fn fix(mut self) -> Self {
        self.now = self.attempt().map_or(Now::Exhausted, Now::Step);
        self
    }

    /// What to try next: first what the answer says to do first, then the best of the plan.
    fn attempt(&self) -> Option<Attempt> {
        let is_open = |fix: &&PlannedFix| self.tried.iter().all(|tried| tried.fix.as_deref() != Some(&*fix.fix));
        if self.tried.is_empty() {
            let said = || self.answer.do_first.as_ref().map(Attempt::first);
            return begun(&self.answer).map(Attempt::of).or_else(said);
        }
        self.answer.plan.iter().find(is_open).map(Attempt::of)
    }
}

/// How to find out whether a step worked.
fn how_to_find_out(step: &PlannedStep, fix: Option<&str>) -> String {
    let place = step.place.as_ref().map(|place| format!(" Look here: {place}.")).unwrap_or_default();
    let more = fix.map(|fix| format!(" More about it: triage show {fix}")).unwrap_or_default();
    format!("It worked when you see this: {}{place}{more}", step.pass)
}
