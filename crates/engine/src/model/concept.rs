//! Concepts: named lists of words for one idea.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;
use super::reference::AnyRef;
use super::typed_ref::Ref;

/// A named list of words for one idea, in several languages.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Concept {
    /// Its id, which stands in braces where any of its words may stand.
    pub id: Id<Concept>,
    /// What a person calls it.
    pub title: String,
    /// What it stands for.
    pub doc: Option<String>,
    /// Its words, as the author wrote them; a `*` at the end stands for up to four letters.
    pub words: Vec<String>,
    /// The concept whose words turn this one round where they stand at most three words before it.
    pub negated_by: Option<Ref<Concept>>,
    /// Whether `unless` looks for its words in the whole payload, as for texts.
    pub anywhere: bool,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Concept {
    fn visit_references(&self, visit: &mut dyn FnMut(AnyRef)) {
        self.negated_by.iter().for_each(|negator| visit(negator.into()));
    }
});
