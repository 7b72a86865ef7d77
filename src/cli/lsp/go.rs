//! From an id to its entry: the page on it, and the place where it is written.

use std::path::Path;

use lsp_types::{
    GotoDefinitionParams, Hover, HoverContents, HoverParams, Location, MarkupContent, MarkupKind,
    TextDocumentPositionParams,
};

use super::desk::Desk;
use super::place;
use super::word::{self, Sense, Word};
use triage_kb::model::{AnyEntry, Kind, KnowledgeBase};
use triage_kb::render::entry;
use triage_kb::render::markdown::{self, NoLinks};

/// The page of the entry under the cursor.
pub(super) fn hover(desk: &Desk, asked: &HoverParams) -> Option<Hover> {
    let (text, word) = word_at(desk, &asked.text_document_position_params)?;
    let knowledge = desk.knowledge.as_ref()?;
    let found = find(knowledge, &text, &word)?;
    let page = entry::page(knowledge, found.kind(), found.name())?;
    let value = markdown::write(&page, &NoLinks);
    let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
    Some(Hover { contents, range: Some(place::range(&text, &word.place)) })
}

/// Where the entry under the cursor is written.
pub(super) fn definition(desk: &Desk, asked: &GotoDefinitionParams) -> Option<Location> {
    let (text, word) = word_at(desk, &asked.text_document_position_params)?;
    let knowledge = desk.knowledge.as_ref()?;
    let found = find(knowledge, &text, &word)?;
    let at = found.common().written_at;
    let file = knowledge.files.get(at.file());
    // Quotes around the id.
    let place = at.offset()..at.offset() + found.name().len() + 2;
    Some(Location { uri: place::uri(Path::new(&*file.path))?, range: place::range(&file.text, &place) })
}

/// The text of a file, and the word at a position of it.
pub(super) fn word_at(desk: &Desk, spot: &TextDocumentPositionParams) -> Option<(String, Word)> {
    let text = desk.text(&place::path(&spot.text_document.uri)?)?;
    let word = word::at(&text, place::offset(&text, spot.position))?;
    Some((text, word))
}

/// The entry that a word names.
pub(super) fn find<'k>(knowledge: &'k KnowledgeBase, text: &str, word: &Word) -> Option<&'k dyn AnyEntry> {
    let id = text.get(word.place.clone())?;
    let kinds: &[Kind] = match &word.sense {
        Sense::Id(kinds) => kinds,
        Sense::Predicate => &[Kind::Fact],
        Sense::Statement => return None,
    };
    kinds.iter().find_map(|kind| knowledge.find(*kind, id))
}
