//! The only way from raw entries to a [`KnowledgeBase`].
//!
//! Ids are collected first, so that everything can refer to everything. Then each entry is converted; a fault in one does
//! not hide the faults in the next.

mod cause;
mod checker;
mod concept;
mod convert;
mod error;
mod fact;
mod index;
mod lexicon;
mod manifest;
mod names;
mod probe;
mod reference;
mod says;

use super::raw_pack::RawPack;
use crate::model::{Error, ErrorIndex, KnowledgeBase};
use crate::source::Diagnostic;
use crate::source::Files;
use checker::Checker;
use convert::{convert, convert_many};

/// Checks a pack.
///
/// # Errors
///
/// Every problem that keeps it from being used, in the order of the files.
pub fn check(mut raw: RawPack, files: &Files) -> Result<KnowledgeBase, Vec<Diagnostic>> {
    let mut checker = Checker::new(files);
    let manifest = checker.manifest(&raw.manifests);
    checker.index(&mut raw);
    let facts = convert(&mut checker, raw.facts, Checker::fact);
    checker.name_facts(&facts);
    checker.name_concepts(&raw.concepts);
    let concepts = convert(&mut checker, raw.concepts, Checker::concept);
    let errors = convert_many(&mut checker, raw.errors, Checker::error, |error: &mut Error, numbers| {
        error.signature.renumber(numbers);
    });
    let knowledge = KnowledgeBase {
        manifest,
        index: ErrorIndex::of(&errors),
        layers: convert(&mut checker, raw.layers, Checker::layer),
        lexicon: checker.lexicon(&concepts, &errors),
        concepts,
        echoes: convert(&mut checker, raw.echoes, Checker::echo),
        redactions: convert(&mut checker, raw.redactions, Checker::redaction),
        features: convert(&mut checker, raw.features, Checker::feature),
        causes: convert_many(&mut checker, raw.causes, Checker::cause, |_, _| ()),
        fixes: convert(&mut checker, raw.fixes, Checker::fix),
        keys: convert(&mut checker, raw.keys, Checker::key),
        providers: convert(&mut checker, raw.providers, Checker::provider),
        claims: convert(&mut checker, raw.claims, Checker::claim),
        notes: convert(&mut checker, raw.notes, Checker::note),
        sources: convert(&mut checker, raw.sources, Checker::source),
        errors,
        facts,
        files: files.clone(),
        anchors: checker.take_anchors(),
    };
    let mut problems = checker.into_problems();
    if problems.is_empty() {
        return Ok(knowledge);
    }
    problems.sort_by_key(|problem| problem.labels.first().map(|label| (label.file, label.span.start)));
    Err(problems)
}
