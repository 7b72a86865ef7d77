//! The page of a redaction.

use super::common;
use crate::model::{KnowledgeBase, Redaction, Ref};
use crate::render::page::{Inline, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Redaction>) -> Page {
    let redaction = &knowledge.redactions[reference];
    let mut page = Page::new(&redaction.title);
    page.text(
        Inline::code(redaction.id.as_str()).and(" · shown as ").and(Inline::code(format!("[{}]", redaction.label))),
    );
    page.list_under("Where it stands", vec![Inline::code(redaction.pattern.source()).into()]);
    common::close(&mut page, knowledge, &redaction.common, None);
    page
}
