//! The compiled form of a pack: what came out of `check`, in bytes.
//!
//! Reading and checking rule files costs more than everything else that explaining one payload does, so it is done for a
//! pack in a program when the program is built.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::source::MemoryPack;
use crate::model::{Entry, KnowledgeBase, vocabulary};
use crate::predicate::Vocabulary;
use crate::source::Files;

/// The bytes of a checked pack, for [`MemoryPack::with_compiled`]. They fit this version of the engine only.
pub fn to_bytes(knowledge: &KnowledgeBase) -> Result<Vec<u8>, postcard::Error> {
    let errors = knowledge.errors.entries().map(|error| error.id().to_string()).collect();
    let names: Vec<&str> = knowledge.files.iter().map(|(_, file)| &*file.name).collect();
    let mut rest = knowledge.clone();
    let literals = rest.anchors.take_text();
    postcard::to_allocvec(&(names, vocabulary(&knowledge.facts, errors), literals, rest))
}

/// The pack from its compiled form, from [`to_bytes`] of this version of the engine, without the texts of its rule files: for
/// programs that explain and never show the line on which an entry is written. `None` where the bytes do not fit.
pub fn from_bytes(bytes: &'static [u8]) -> Option<KnowledgeBase> {
    let (names, mut knowledge) = read(bytes)?;
    for name in names {
        knowledge.files.add(name, "");
    }
    Some(knowledge)
}

/// The pack from its compiled form, with its files; `None` where it has none that fits.
pub(super) fn open(pack: &MemoryPack, files: &mut Files) -> Option<KnowledgeBase> {
    let (names, mut knowledge) = read(pack.compiled?)?;
    let texts: HashMap<&str, &Cow<'static, str>> =
        pack.files.iter().map(|(path, text)| (path.as_str(), text)).collect();
    for name in names {
        files.add(name, (*texts.get(name)?).clone());
    }
    knowledge.files = files.clone();
    Some(knowledge)
}

/// The names of the rule files, and the pack.
fn read(bytes: &'static [u8]) -> Option<(Vec<&'static str>, KnowledgeBase)> {
    let (names, vocabulary, literals, mut knowledge): (Vec<&str>, Vocabulary, &'static str, KnowledgeBase) =
        postcard::from_bytes(bytes).ok()?;
    knowledge.anchors.put_text(literals);
    let vocabulary = Arc::new(vocabulary);
    knowledge.errors.connect(&vocabulary);
    knowledge.causes.connect(&vocabulary);
    knowledge.fixes.connect(&vocabulary);
    knowledge.facts.connect(&vocabulary);
    Some((names, knowledge))
}
