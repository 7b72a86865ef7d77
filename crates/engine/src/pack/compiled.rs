//! The compiled form of a pack: what came out of `check`, in bytes.
//!
//! Reading and checking rule files costs more than everything else that explaining one payload does, so it is done for a
//! pack in a program when the program is built.

use std::sync::Arc;

use super::source::MemoryPack;
use crate::model::{Entry, KnowledgeBase};
use crate::predicate::Vocabulary;
use crate::source::Files;

/// The bytes of a checked pack, for [`MemoryPack::with_compiled`]. They fit this version of the engine only.
pub fn to_bytes(knowledge: &KnowledgeBase) -> Result<Vec<u8>, postcard::Error> {
    let errors = knowledge.errors.entries().map(|error| error.id().to_string()).collect();
    postcard::to_allocvec(&(Vocabulary::new(&knowledge.facts, errors), knowledge))
}

/// The pack from its compiled form, with its files; `None` where it has none that fits.
pub(super) fn open(pack: &MemoryPack, files: &mut Files) -> Option<KnowledgeBase> {
    let (vocabulary, mut knowledge): (Vocabulary, KnowledgeBase) = postcard::from_bytes(pack.compiled?).ok()?;
    for (path, text) in &pack.files {
        files.add(path, text.clone());
    }
    let vocabulary = Arc::new(vocabulary);
    knowledge.errors.connect(&vocabulary);
    knowledge.causes.connect(&vocabulary);
    knowledge.files = files.clone();
    Some(knowledge)
}
