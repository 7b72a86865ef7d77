//! Root causes, and the evidence for and against them.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::feature::{Cell, Feature};
use super::fix::Fix;
use super::id::Id;
use super::layer::Layer;
use super::reference::AnyRef;
use super::typed_ref::Ref;
use super::word::{Prior, Strength, Verdict};
use super::wording::Wording;
use crate::payload::fold;
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
impl_entry!(Cause {
    fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    fn visit_references(&self, visit: &mut dyn FnMut(AnyRef)) {
        visit(self.layer.into());
        self.fixes.iter().for_each(|fix| visit(fix.into()));
        self.evidence.iter().filter_map(|evidence| evidence.cell).for_each(|(feature, _)| visit(feature.into()));
    }

    fn predicates(&mut self) -> Vec<&mut Predicate> {
        let of_evidence = self.evidence.iter_mut().map(|evidence| &mut evidence.when);
        of_evidence.chain(self.avoid.iter_mut().filter_map(|advice| advice.when.as_mut())).collect()
    }
});

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

/// What a sentence forbids, as [`deed`] writes it; `None` where it forbids nothing.
pub(crate) fn forbidden(text: &str) -> Option<String> {
    let folded = deed(text);
    ["do not ", "don't ", "never "].iter().find_map(|not| folded.strip_prefix(not).map(str::to_owned))
}

/// What a sentence says to do, so that it can be compared: folded, without its full stop.
pub(crate) fn deed(text: &str) -> String {
    fold(text.trim()).trim_end_matches(['.', '!']).to_owned()
}
