//! Key systems, and what their keys look like.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::example::Example;
use super::id::Id;
use super::layer::Layer;
use super::provider::Provider;
use super::reference::AnyRef;
use super::typed_ref::Ref;
use super::word::Verdict;
use crate::signature::Pattern;

/// A key system.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Key {
    /// Its id.
    pub id: Id<Key>,
    /// What a person calls it.
    pub title: String,
    /// Where such a key is kept.
    pub lives: String,
    /// What it proves, and to whom.
    pub authenticates: String,
    /// What it looks like.
    pub formats: Vec<KeyFormat>,
    /// How a client sends it.
    pub sent_as: Option<String>,
    /// Where it is issued.
    pub issued_at: Option<String>,
    /// Who issues it.
    pub provider: Option<Ref<Provider>>,
    /// The layer that looks at it, if it travels the chain.
    pub checked_at: Option<Ref<Layer>>,
    /// How well all this is supported.
    pub verdict: Option<Verdict>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Key {
    fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    fn visit_references(&self, visit: &mut dyn FnMut(AnyRef)) {
        self.provider.iter().for_each(|provider| visit(provider.into()));
        self.checked_at.iter().for_each(|layer| visit(layer.into()));
    }
});

/// What a key looks like.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct KeyFormat {
    /// How it begins.
    pub prefix: String,
    /// The whole key.
    pub pattern: Pattern,
    /// Whether the pack says what the whole key looks like, or only how it begins.
    pub is_exact: bool,
    /// How long a whole key is, in characters, where every one is as long.
    pub length: Option<u16>,
    /// What such keys look like.
    pub examples: Vec<Example>,
    /// What there is to say about it.
    pub note: Option<String>,
}
