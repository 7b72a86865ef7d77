//! Which pack an answer comes from.

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::typed_ref::Ref;
use super::words::Words;

/// Which pack an answer comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Manifest {
    /// The pack's id; of several laid over each other, all of them joined by `+`.
    pub id: String,
    /// The version of the lowest pack's knowledge.
    pub version: String,
    /// The SHA-256 of all rule files, in hexadecimal.
    pub sha256: String,
    /// What the pack is about.
    pub title: String,
    /// The licence of the rule files.
    pub license: String,
    /// A paragraph more.
    pub description: Option<String>,
    /// Where the pack lives.
    pub homepage: Option<String>,
    /// The errors that people meet most often, the most frequent first.
    pub frequent: Vec<Ref<Error>>,
    /// The words for its subject.
    pub words: Words,
}
