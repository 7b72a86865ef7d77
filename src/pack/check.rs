//! The only way from raw entries to a [`KnowledgeBase`].
//!
//! Ids are collected first, so that everything can refer to everything. Then each entry is converted; a fault in one does
//! not hide the faults in the next.

mod ahead;
mod cause;
mod checker;
mod error;
mod fact;
mod index;
mod manifest;
mod names;
mod reference;

use super::diagnostic::Diagnostic;
use super::files::Files;
use super::raw_pack::{RawPack, Sited};
use crate::model::{Entry, ErrorIndex, KnowledgeBase, Table};
use checker::Checker;

/// Checks a pack.
///
/// # Errors
///
/// Every problem that keeps it from being used, in the order of the files.
pub fn check(mut raw: RawPack, files: &Files) -> Result<KnowledgeBase, Vec<Diagnostic>> {
    let mut checker = Checker::new(files);
    let manifest = checker.manifest(&raw.manifests);
    checker.index(&mut raw);
    checker.read_patterns(&raw);
    let facts = convert(&mut checker, std::mem::take(&mut raw.facts), Checker::fact);
    checker.name_facts(&facts);
    checker.read_predicates(&raw);
    let errors = convert(&mut checker, raw.errors, Checker::error);
    let knowledge = KnowledgeBase {
        manifest,
        index: ErrorIndex::of(&errors),
        errors,
        layers: convert(&mut checker, raw.layers, Checker::layer),
        echoes: convert(&mut checker, raw.echoes, Checker::echo),
        redactions: convert(&mut checker, raw.redactions, Checker::redaction),
        features: convert(&mut checker, raw.features, Checker::feature),
        causes: convert(&mut checker, raw.causes, Checker::cause),
        fixes: convert(&mut checker, raw.fixes, Checker::fix),
        keys: convert(&mut checker, raw.keys, Checker::key),
        providers: convert(&mut checker, raw.providers, Checker::provider),
        claims: convert(&mut checker, raw.claims, Checker::claim),
        notes: convert(&mut checker, raw.notes, Checker::note),
        sources: convert(&mut checker, raw.sources, Checker::source),
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

/// Converts every entry of one kind. Where one fails there is a problem, and the table is never used.
fn convert<'f, R, T: Entry>(
    checker: &mut Checker<'f>,
    entries: Vec<Sited<R>>,
    one: fn(&mut Checker<'f>, Sited<R>) -> Option<T>,
) -> Table<T> {
    entries.into_iter().filter_map(|entry| one(checker, entry)).collect()
}
