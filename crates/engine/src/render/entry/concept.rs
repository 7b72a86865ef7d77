//! The page of a concept: its words, and what is recognised by them.

use super::common;
use crate::model::{Concept, Error, Kind, KnowledgeBase, Ref};
use crate::render::page::{Inline, Page};
use crate::signature::Says;

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Concept>) -> Page {
    let concept = &knowledge.concepts[reference];
    let mut page = Page::new(&concept.title);
    page.text(Inline::code(concept.id.as_str()).and(" · words for one idea"));
    if let Some(doc) = &concept.doc {
        page.text(doc.as_str());
    }
    page.text(Inline::listed(concept.words.iter().map(Inline::code)));
    if let Some(negator) = concept.negated_by {
        let negator = &knowledge.concepts[negator];
        let by = Inline::entry(&negator.title, Kind::Concept, &negator.id);
        page.text(Inline::marked("Turned round by ").and(by).and("."));
    }
    let errors = knowledge.errors.entries().filter(|error| error.common.is_current() && speaks_of(error, reference));
    let errors = errors.map(|error| Inline::entry(&error.title, Kind::Error, &error.id).into());
    page.list_under("What is recognised by it", errors.collect());
    common::close(&mut page, knowledge, &concept.common, None);
    page
}

/// Whether a statement of the signature holds the concept.
fn speaks_of(error: &Error, wanted: Ref<Concept>) -> bool {
    error.signature.says.iter().flat_map(Says::concepts).any(|position| position == wanted.position())
}
