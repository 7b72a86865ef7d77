//! Claims: what is said, and whether it is so.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;
use super::reference::AnyRef;
use super::source::Source;
use super::typed_ref::Ref;
use super::word::Verdict;

/// Something that is said, and whether it is so.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Claim {
    /// Its id.
    pub id: Id<Claim>,
    /// What is said.
    #[serde(rename = "text")]
    pub title: String,
    /// Whether it is so.
    pub verdict: Verdict,
    /// What it is about.
    pub topic: String,
    /// Who says it.
    pub said_by: Vec<Ref<Source>>,
    /// Who says otherwise.
    pub against: Vec<Ref<Source>>,
    /// What is true.
    pub note: Option<String>,
    /// Where exactly it is said.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Claim {
    fn verdict(&self) -> Option<Verdict> {
        Some(self.verdict)
    }

    fn visit_references(&self, visit: &mut dyn FnMut(AnyRef)) {
        self.said_by.iter().chain(&self.against).for_each(|source| visit(source.into()));
    }
});
