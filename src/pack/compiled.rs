//! The compiled form of a pack: what came out of `check`, in bytes.
//!
//! Reading and checking rule files costs more than everything else that explaining one payload does, so it is done for the
//! pack in the binary when the binary is built. The build script shares this file.

use std::sync::Arc;

use super::files::Files;
use crate::model::{Entry, KnowledgeBase};
use crate::predicate::Vocabulary;

/// The bytes of a checked pack.
#[allow(dead_code, reason = "only the build script calls it")]
pub(crate) fn to_bytes(knowledge: &KnowledgeBase) -> Result<Vec<u8>, postcard::Error> {
    let errors = knowledge.errors.entries().map(|error| error.id().to_string()).collect();
    postcard::to_allocvec(&(Vocabulary::new(&knowledge.facts, errors), knowledge))
}

/// The pack that the build script wrote, with the files that it read; `None` where there is none.
#[allow(dead_code, reason = "the build script does not call it")]
pub(crate) fn from_bytes(bytes: &'static [u8], files: &Files) -> Option<KnowledgeBase> {
    let (vocabulary, mut knowledge): (Vocabulary, KnowledgeBase) = postcard::from_bytes(bytes).ok()?;
    let vocabulary = Arc::new(vocabulary);
    knowledge.errors.connect(&vocabulary);
    knowledge.causes.connect(&vocabulary);
    knowledge.files = files.clone();
    Some(knowledge)
}
