//! A root cause, and the fixes for it.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::id::Id;
use super::kind::impl_entry;
use super::reference::{Cell, Feature, Layer};
use super::typed_ref::Ref;
use super::word::{Prior, Strength, Verdict};
use super::wording::Wording;
use crate::predicate::Predicate;

/// A root cause: why a layer failed.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Cause {
    /// Its id.
    pub id: Id<Cause>,
    /// What a person calls it.
    pub title: String,
    /// The layer that it belongs to.
    pub layer: Ref<Layer>,
    /// What somebody who has it sees.
    pub symptom: String,
    /// Why it happens.
    pub why: String,
    /// How often it is behind such errors.
    pub prior: Prior,
    /// What speaks for or against it once an error points to it.
    pub evidence: Vec<Evidence>,
    /// The fixes, best first; never empty.
    pub fixes: Vec<Ref<Fix>>,
    /// The one thing to do first where it leads and no error says so for it.
    pub first_action: Option<Wording>,
    /// What not to do.
    pub avoid: Vec<Advice>,
    /// How well it is supported.
    pub verdict: Option<Verdict>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Cause, Cause, predicates);

fn predicates(cause: &mut Cause) -> Vec<&mut Predicate> {
    let of_evidence = cause.evidence.iter_mut().map(|evidence| &mut evidence.when);
    of_evidence.chain(cause.avoid.iter_mut().filter_map(|advice| advice.when.as_mut())).collect()
}

/// A piece of evidence for or against a cause.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Evidence {
    /// The predicate that must hold.
    pub when: Predicate,
    /// How much it speaks for the cause, or against it.
    pub strength: Strength,
    /// Why.
    pub because: String,
    /// The cell of the feature matrix that says so: the feature, and the position of the cell in it.
    pub cell: Option<(Ref<Feature>, usize)>,
}

impl Evidence {
    /// The cell that the evidence cites.
    pub fn cited<'a>(&self, features: &'a super::Table<Feature>) -> Option<&'a Cell> {
        self.cell.and_then(|(feature, position)| features[feature].support.get(position))
    }
}

/// Something not to do.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Advice {
    /// What not to do.
    pub text: Wording,
    /// Why not.
    pub because: Wording,
    /// Only where this holds.
    pub when: Option<Predicate>,
}

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
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Fix, Fix, conditions);

fn conditions(fix: &mut Fix) -> Vec<&mut Predicate> {
    fix.when.iter_mut().chain(fix.steps.iter_mut().filter_map(|step| step.when.as_mut())).collect()
}

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
