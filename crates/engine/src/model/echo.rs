//! Regions that only repeat what the user sent.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::fact::Spot;
use super::id::Id;

/// A region that only repeats what the user sent. Nothing is matched there.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Echo {
    /// Its id.
    pub id: Id<Echo>,
    /// What is repeated there.
    pub title: String,
    /// Where it stands.
    pub from: Vec<Spot>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Echo);
