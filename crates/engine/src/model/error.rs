//! A known error: one entry of the error table.

use serde::{Deserialize, Serialize};

use super::cause::Cause;
use super::common::Common;
use super::concept::Concept;
use super::entry::impl_entry;
use super::id::Id;
use super::layer::Layer;
use super::reference::AnyRef;
use super::signature::Signature;
use super::typed_ref::Ref;
use super::word::{Retry, Strength, Verdict};
use super::wording::Wording;
use crate::predicate::Predicate;
use crate::signature::Says;

/// A known error: how it is recognised, and what it can point to.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Error {
    /// Its id.
    pub id: Id<Error>,
    /// What a person calls it.
    pub title: String,
    /// Other spellings and codes that people search for.
    pub aliases: Vec<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// How it is recognised.
    #[serde(rename = "match")]
    pub signature: Signature,
    /// The layer that it most often points to.
    pub layer: Ref<Layer>,
    /// Whether sending the same request again can help.
    pub retry: Option<Retry>,
    /// The one thing to do first.
    pub first_action: Option<Wording>,
    /// What it can point to; never empty.
    pub points_to: Vec<Pointer>,
    /// Signs that this is not the error at hand.
    pub not_this_when: Vec<String>,
    /// Short texts that it must not be recognised in.
    pub not_this: Vec<String>,
    /// Why no fixture shows it.
    pub no_fixture: Option<String>,
    /// Counts only where nothing more particular was recognised.
    pub generic: bool,
    /// Counts only where nothing else is recognised in a payload of one line, and never in a scan.
    pub alone: bool,
    /// Errors that do not count when this one is recognised.
    pub supersedes: Vec<Ref<Error>>,
    /// How well the meaning is supported.
    pub verdict: Option<Verdict>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Error {
    fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    fn visit_references(&self, visit: &mut dyn FnMut(AnyRef)) {
        visit(self.layer.into());
        self.points_to.iter().for_each(|pointer| visit(pointer.cause.into()));
        self.supersedes.iter().for_each(|error| visit(error.into()));
        let concepts = self.signature.all_says().flat_map(Says::concepts);
        concepts.map(Ref::<Concept>::new).for_each(|concept| visit(concept.into()));
    }

    fn predicates(&mut self) -> Vec<&mut Predicate> {
        let of_pointers = self.points_to.iter_mut().filter_map(|pointer| pointer.when.as_mut());
        self.signature.when.iter_mut().chain(of_pointers).collect()
    }
});

/// A cause that an error can point to.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Pointer {
    /// The cause.
    pub cause: Ref<Cause>,
    /// How strongly.
    pub strength: Strength,
    /// Only where this holds.
    pub when: Option<Predicate>,
    /// Why.
    pub because: Option<String>,
}
