//! The only way from raw entries to a [`KnowledgeBase`].
//!
//! Ids are collected first, so that everything can refer to everything. Then each entry is converted; a fault in one does
//! not hide the faults in the next.

mod addition;
mod cause;
mod checker;
mod claim;
mod client;
mod concept;
mod convert;
mod echo;
mod error;
mod fact;
mod feature;
mod fix;
mod hosts;
mod index;
mod key;
mod layer;
mod lexicon;
mod manifest;
mod names;
mod note;
mod probe;
mod provider;
mod redact;
mod says;
mod source;
mod wording;
mod words;

use super::raw_pack::RawPack;
use crate::model::{Error, ErrorIndex, KnowledgeBase, with_kinds};
use crate::source::{Diagnostic, Files};
use addition::take_additions;
use checker::Checker;
use convert::{convert, convert_many};
use fact::ask_conditions;
use hosts::write_out_hosts;

/// Checks a pack.
///
/// # Errors
///
/// Every problem that keeps it from being used, in the order of the files.
pub fn check(mut raw: RawPack, files: &Files) -> Result<KnowledgeBase, Vec<Diagnostic>> {
    let mut checker = Checker::new(files);
    let mut knowledge = KnowledgeBase::empty(checker.manifest(&raw.manifests), files.clone());
    write_out_hosts(&mut raw.facts, &raw.providers);
    let additions = take_additions(&mut raw.facts);
    checker.index(&mut raw);
    knowledge.manifest.frequent = checker.frequent(&raw.manifests);
    checker.name_placeholders(&raw.manifests);
    knowledge.neutral = checker.neutral.wordings();
    // What predicates and statements name comes first.
    let conditions = ask_conditions(&raw.facts);
    knowledge.facts = convert(&mut checker, &mut raw.facts);
    checker.add_places(&mut knowledge.facts, &additions);
    checker.name_facts(&knowledge.facts);
    checker.ask_when(&mut knowledge.facts, &conditions);
    checker.check_surfaces(&knowledge.facts, &raw.clients);
    checker.check_systems(&raw.errors, &raw.clients);
    checker.name_concepts(&raw.concepts);
    knowledge.concepts = convert(&mut checker, &mut raw.concepts);
    knowledge.errors = convert_many(&mut checker, &mut raw.errors, |error: &mut Error, numbers| {
        error.signature.renumber(numbers);
    });
    knowledge.causes = convert_many(&mut checker, &mut raw.causes, |_, _| ());
    knowledge.index = ErrorIndex::of(&knowledge.errors);
    knowledge.lexicon = checker.lexicon(&knowledge.concepts, &knowledge.errors);
    convert_rest(&mut checker, &mut raw, &mut knowledge);
    knowledge.anchors = checker.take_anchors();
    let mut problems = checker.into_problems();
    if problems.is_empty() {
        return Ok(knowledge);
    }
    problems.sort_by_key(|problem| problem.labels.first().map(|label| (label.file, label.span.start)));
    Err(problems)
}

macro_rules! convert_rest {
    ($($table:ident $several:ident $checked:ident $written:ident $holds:tt;)*) => {
        /// Converts the kinds that are still there: nothing is left of those that were converted.
        fn convert_rest(checker: &mut Checker<'_>, raw: &mut RawPack, knowledge: &mut KnowledgeBase) {
            $(if !raw.$several.is_empty() {
                knowledge.$several = convert(checker, &mut raw.$several);
            })*
        }
    };
}
with_kinds!(convert_rest);
