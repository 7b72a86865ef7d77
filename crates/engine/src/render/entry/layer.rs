//! The page of a layer.

use super::common;
use crate::model::{Kind, KnowledgeBase, Layer, Ref};
use crate::render::page::{Inline, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Layer>) -> Page {
    let layer = &knowledge.layers[reference];
    let mut page = Page::new(&layer.title);
    page.text(Inline::code(layer.id.as_str()).and(format!(" · who can mend it: {}", layer.owner)));
    page.text(layer.summary.as_str());
    let causes = knowledge.causes.entries().filter(|cause| cause.layer == reference);
    common::entries(&mut page, "Causes", Kind::Cause, causes.map(|cause| (cause.id.as_str(), cause.title.as_str())));
    let errors = knowledge.errors.entries().filter(|error| error.layer == reference);
    common::entries(&mut page, "Errors", Kind::Error, errors.map(|error| (error.id.as_str(), error.title.as_str())));
    common::close(&mut page, knowledge, &layer.common, None);
    page
}
