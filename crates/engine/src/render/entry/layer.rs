//! The page of a layer.

use super::common;
use crate::model::{Kind, KnowledgeBase, Layer, Ref};
use crate::render::page::{Inline, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Layer>) -> Page {
    let layer = &knowledge.layers[reference];
    let mut page = Page::new(&layer.title);
    page.text(Inline::code(layer.id.as_str()).and(format!(" · who can mend it: {}", layer.owner)));
    page.text(layer.summary.as_str());
    common::entries(&mut page, "Causes", knowledge.referring(Kind::Cause, reference));
    common::entries(&mut page, "Errors", knowledge.referring(Kind::Error, reference));
    common::close(&mut page, knowledge, &layer.common, None);
    page
}
