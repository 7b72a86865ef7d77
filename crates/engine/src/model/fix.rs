//! Fixes: ordered steps, each with a pass condition.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;
use super::word::Verdict;
use super::wording::Wording;
use crate::predicate::Predicate;

/// A fix: ordered steps, each with a pass condition.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Fix {
    /// Its id.
    pub id: Id<Fix>,
    /// What it does.
    pub title: String,
    /// How long it takes; never 0.
    pub minutes: u32,
    /// Whether it can be undone.
    pub reversible: bool,
    /// Who can do it.
    pub who: String,
    /// What to do, in order; never empty.
    pub steps: Vec<Step>,
    /// Left out where this fails.
    pub when: Option<Predicate>,
    /// How well it is supported that it helps.
    pub verdict: Option<Verdict>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Fix {
    fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    fn predicates(&mut self) -> Vec<&mut Predicate> {
        let of_steps = self.steps.iter_mut().filter_map(|step| step.when.as_mut());
        self.when.iter_mut().chain(of_steps).collect()
    }
});

/// One step of a fix.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Step {
    /// What to do.
    pub action: Wording,
    /// The exact command, if there is one.
    pub run: Option<Wording>,
    /// What you see when the step worked.
    pub pass: Wording,
    /// Where to do it.
    pub place: Option<Wording>,
    /// What to do when it did not work.
    pub if_it_fails: Option<Wording>,
    /// Left out where this fails.
    pub when: Option<Predicate>,
}
