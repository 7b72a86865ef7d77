//! Personal or secret text to hide.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::example::Example;
use super::id::Id;
use crate::signature::Pattern;

/// Personal or secret text to hide.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Redaction {
    /// Its id.
    pub id: Id<Redaction>,
    /// What is hidden.
    pub title: String,
    /// Where; group 1 is hidden, or the whole match.
    #[serde(rename = "regex")]
    pub pattern: Pattern,
    /// The word that stands in its place.
    pub label: String,
    /// What such texts look like.
    pub examples: Vec<Example>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Redaction);
