//! The compiled form of a pack: what came out of `check`, in bytes, and the rule files behind it.
//!
//! Reading and checking rule files costs more than everything else that explaining one payload does, so it is done once: when
//! a program is built that carries a pack, by `triage pack`, or by whoever keeps the bytes for the next time.

use std::borrow::Cow;
use std::sync::Arc;

use super::envelope::{Envelope, Unfit};
use super::{Opened, PackSource, Unparsed, open_unparsed};
use crate::model::{Entry, KnowledgeBase, vocabulary};
use crate::predicate::Vocabulary;
use crate::source::{Diagnostic, Files};

/// The rule files of one or several packs, each with its name and its text.
pub(super) type RuleTexts<'t> = Vec<Vec<(Cow<'t, str>, Cow<'t, str>)>>;

/// Reads and checks packs, and writes them in bytes, for [`PackSource::Compiled`] and for files. Of packs with problems only
/// the rule files are written: whoever opens these bytes is told what is wrong with them.
///
/// # Errors
///
/// What cannot be read.
pub fn compile(sources: &[PackSource]) -> Result<(Vec<u8>, Opened), Diagnostic> {
    let unparsed = Unparsed::find(sources)?;
    let opened = open_unparsed(&unparsed);
    let rules = postcard::to_allocvec(&unparsed.texts(&opened.files)).unwrap_or_default();
    let body = opened.knowledge.as_ref().ok().and_then(|knowledge| body(knowledge).ok()).unwrap_or_default();
    Ok((enveloped(&body, &rules), opened))
}

/// A checked pack in bytes, without its rule files: for [`from_bytes`], and for whoever has those files at hand.
pub fn to_bytes(knowledge: &KnowledgeBase) -> Result<Vec<u8>, postcard::Error> {
    Ok(enveloped(&body(knowledge)?, &[]))
}

/// The pack from its compiled form without the texts of its rule files: for programs that explain and never show the line on
/// which an entry is written.
///
/// # Errors
///
/// The bytes are no pack that this engine wrote, or not as it wrote them.
pub fn from_bytes(bytes: &'static [u8]) -> Result<KnowledgeBase, Unfit> {
    let compiled = Compiled::read(bytes)?;
    if compiled.is_whole() { knowledge(compiled.body) } else { Err(Unfit::Damaged) }
}

/// The pack in a program. `None` where it had problems when it was compiled: its rule files tell which.
pub(super) fn open(bytes: &'static [u8]) -> Option<Opened> {
    let compiled = Compiled::read(bytes).ok()?;
    let mut knowledge = knowledge(compiled.body).ok()?;
    let rules = compiled.rules;
    let files = Files::later(move || named(rule_texts(rules).unwrap_or_default()));
    knowledge.files = files.clone();
    Some(Opened { files, knowledge: Ok(knowledge) })
}

fn enveloped(body: &[u8], rules: &[u8]) -> Vec<u8> {
    [&Envelope::around(body, rules).write(), body, rules].concat()
}

/// What came out of `check`.
fn body(knowledge: &KnowledgeBase) -> Result<Vec<u8>, postcard::Error> {
    let errors = knowledge.errors.entries().map(|error| error.id().as_str()).collect();
    postcard::to_allocvec(&(vocabulary(&knowledge.facts, errors), knowledge))
}

/// The parts of a compiled pack in memory.
#[derive(Clone, Copy)]
pub(super) struct Compiled {
    envelope: Envelope,
    body: &'static [u8],
    pub(super) rules: &'static [u8],
}

impl Compiled {
    pub(super) fn read(bytes: &'static [u8]) -> Result<Self, Unfit> {
        let envelope = Envelope::read(bytes)?;
        let parts = bytes.get(Envelope::LENGTH..).and_then(|rest| rest.split_at_checked(envelope.body));
        let (body, rules) = parts.filter(|(_, rules)| rules.len() == envelope.rules).ok_or(Unfit::Damaged)?;
        Ok(Self { envelope, body, rules })
    }

    fn is_whole(&self) -> bool {
        self.envelope.fits_body(self.body) && self.envelope.fits_rules(self.rules)
    }
}

/// The rule files of all packs, one behind the other, with their names for paths.
pub(super) fn named(packs: RuleTexts<'static>) -> Vec<(String, String, Cow<'static, str>)> {
    packs.into_iter().flatten().map(|(name, text)| (name.to_string(), name.into_owned(), text)).collect()
}

/// The rule files from their bytes.
pub(super) fn rule_texts(bytes: &'static [u8]) -> Option<RuleTexts<'static>> {
    let packs: Vec<Vec<(&'static str, &'static str)>> = postcard::from_bytes(bytes).ok()?;
    let borrowed = |(name, text)| (Cow::Borrowed(name), Cow::Borrowed(text));
    Some(packs.into_iter().map(|pack| pack.into_iter().map(borrowed).collect()).collect())
}

/// The pack from the body of a compiled one.
pub(super) fn knowledge(body: &'static [u8]) -> Result<KnowledgeBase, Unfit> {
    let (vocabulary, mut knowledge): (Vocabulary, KnowledgeBase) =
        postcard::from_bytes(body).map_err(|_| Unfit::Damaged)?;
    let vocabulary = Arc::new(vocabulary);
    knowledge.errors.connect(&vocabulary);
    knowledge.causes.connect(&vocabulary);
    knowledge.fixes.connect(&vocabulary);
    knowledge.facts.connect(&vocabulary);
    Ok(knowledge)
}

#[cfg(all(test, feature = "fs"))]
mod tests;
