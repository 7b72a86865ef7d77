//! The page of a note.

use super::common;
use crate::model::{KnowledgeBase, Note, Ref};
use crate::render::page::{Inline, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Note>) -> Page {
    let note = &knowledge.notes[reference];
    let mut page = Page::new(&note.title);
    page.text(Inline::code(note.id.as_str()).and(format!(" · {}", note.kind)));
    for paragraph in note.text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        page.text(paragraph.trim());
    }
    common::close(&mut page, knowledge, &note.common, note.verdict);
    page
}
