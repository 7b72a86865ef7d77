//! Sources: where knowledge comes from.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::date::Date;
use super::entry::impl_entry;
use super::id::Id;
use super::word::SourceKind;

/// Where knowledge comes from.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Source {
    /// Its id.
    pub id: Id<Source>,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: Option<String>,
    /// When it was written, or read.
    pub date: Option<Date>,
    /// Where it stands.
    pub kind: SourceKind,
    /// What there is to say about it.
    pub note: Option<String>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Source);
