//! Fixes: ordered steps, each with a pass condition.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;

/// A fix: ordered steps, each with a pass condition.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Fix {
    /// Its id.
    pub id: Id<Fix>,
    /// What it does.
    pub title: String,
    /// How long it takes; never 0.
    pub minutes: u32,
    /// Whether it can be undone.
    pub reversible: bool,
    /// Who can do it.
    pub who: String,
    /// What to do, in order; never empty.
    pub steps: Vec<Step>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Fix);

/// One step of a fix.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Step {
    /// What to do.
    pub action: String,
    /// The exact command, if there is one.
    pub run: Option<String>,
    /// What you see when the step worked.
    pub pass: String,
    /// Where to do it.
    pub place: Option<String>,
    /// What to do when it did not work.
    pub if_it_fails: Option<String>,
}
