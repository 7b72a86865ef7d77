//! The feature matrix: which features an own key covers.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;
use super::provider::Provider;
use super::reference::AnyRef;
use super::source::Source;
use super::typed_ref::Ref;
use super::word::{Support, Verdict};

/// A row of the feature matrix.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Feature {
    /// Its id.
    pub id: Id<Feature>,
    /// What a person calls it.
    pub title: String,
    /// What the feature is.
    pub summary: String,
    /// Whether an own key covers it, provider by provider.
    pub support: Vec<Cell>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Feature {
    fn visit_references(&self, visit: &mut dyn FnMut(AnyRef)) {
        for cell in &self.support {
            cell.provider.iter().for_each(|provider| visit(provider.into()));
            cell.sources.iter().for_each(|source| visit(source.into()));
        }
    }
});

/// A cell of the feature matrix.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Cell {
    /// The provider; `None` stands for every provider without a cell of its own.
    pub provider: Option<Ref<Provider>>,
    /// Whether it is covered.
    pub answer: Support,
    /// How well that is supported.
    pub verdict: Verdict,
    /// What there is to say about it.
    pub note: String,
    /// What says so.
    pub sources: Vec<Ref<Source>>,
}
