//! Notes on security and cost; questions and answers.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::entry::impl_entry;
use super::id::Id;
use super::word::Verdict;

/// A note, or a question with its answer.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Note {
    /// Its id.
    pub id: Id<Note>,
    /// What sort of note.
    pub kind: String,
    /// The headline, or the question.
    pub title: String,
    /// The text, or the answer.
    pub text: String,
    /// How well it is supported.
    pub verdict: Option<Verdict>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Note {
    fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }
});
