//! Providers: who answers a request, and what each answer proves.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;
use super::probe::Probe;
use super::word::Verdict;

/// Who answers a request.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Provider {
    /// Its id.
    pub id: Id<Provider>,
    /// What a person calls it.
    pub title: String,
    /// Where its API begins.
    pub base_url: Option<String>,
    /// Where its keys and bills are.
    pub console: Option<String>,
    /// Where it tells of outages.
    pub status_page: Option<String>,
    /// The host names that it answers from.
    pub hosts: Vec<String>,
    /// A test of a key that costs no tokens.
    pub probe: Option<Probe>,
    /// What each answer to the test proves.
    pub answers: Vec<Answer>,
    /// How well all this is supported.
    pub verdict: Option<Verdict>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Provider {
    fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }
});

impl Provider {
    /// The fields that a placeholder can name.
    pub(crate) const FIELDS: [&str; 5] = ["title", "base_url", "console", "status_page", "probe"];

    /// What a field that a placeholder names says.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        match name {
            "title" => Some(self.title.clone()),
            "base_url" => self.base_url.clone(),
            "console" => self.console.clone(),
            "status_page" => self.status_page.clone(),
            "probe" => self.probe.as_ref().map(|probe| probe.run.clone()),
            _ => None,
        }
    }
}

/// What an answer to a key test proves.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Answer {
    /// The HTTP status; 0 where nothing answered.
    pub status: u16,
    /// The code beside it.
    pub code: Option<String>,
    /// What it proves.
    pub proves: String,
    /// What it does not prove.
    pub not_proves: Option<String>,
}
