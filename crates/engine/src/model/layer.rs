//! Layers: the parts of the system that can fail.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;

/// A part of the system that can fail.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Layer {
    /// Its id.
    pub id: Id<Layer>,
    /// What a person calls it.
    pub title: String,
    /// What a failure there means.
    pub summary: String,
    /// Who can mend it.
    pub owner: String,
    /// The place in the chain; lower comes first.
    pub order: u32,
    /// Whether a failure there is none of the pack's subject: a look-alike.
    pub out_of_scope: bool,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Layer);
