//! Completion: the ids, facts and functions that can stand at a place.

use lsp_types::{CompletionItem, CompletionItemKind, CompletionParams, CompletionTextEdit, TextEdit};

use super::desk::Desk;
use super::place;
use super::word::{self, Sense, Word};
use triage_kb::model::{Kind, KnowledgeBase};
use triage_kb::predicate::FUNCTIONS;

/// What can stand where the cursor is.
pub(super) fn complete(desk: &Desk, asked: &CompletionParams) -> Vec<CompletionItem> {
    let spot = &asked.text_document_position;
    let text = place::path(&spot.text_document.uri).and_then(|path| desk.text(&path));
    let (Some(text), Some(knowledge)) = (text, &desk.knowledge) else { return Vec::new() };
    let Some(word) = word::at(&text, place::offset(&text, spot.position)) else { return Vec::new() };
    let edit = |new_text: String| {
        Some(CompletionTextEdit::Edit(TextEdit { range: place::range(&text, &word.place), new_text }))
    };
    let mut items = offered(knowledge, &word);
    for item in &mut items {
        item.text_edit = edit(item.insert_text.take().unwrap_or_else(|| item.label.clone()));
    }
    items
}

fn offered(knowledge: &KnowledgeBase, word: &Word) -> Vec<CompletionItem> {
    match &word.sense {
        Sense::Id(kinds) => kinds.iter().flat_map(|kind| ids(knowledge, *kind)).collect(),
        Sense::Predicate => ids(knowledge, Kind::Fact)
            .into_iter()
            .chain(FUNCTIONS.iter().map(|(form, says)| function(form, says)))
            .collect(),
        Sense::Statement => {
            let in_braces =
                |item: CompletionItem| CompletionItem { insert_text: Some(format!("{{{}}}", item.label)), ..item };
            ids(knowledge, Kind::Concept).into_iter().map(in_braces).collect()
        }
    }
}

fn ids(knowledge: &KnowledgeBase, kind: Kind) -> Vec<CompletionItem> {
    let item_kind = if kind == Kind::Fact { CompletionItemKind::VARIABLE } else { CompletionItemKind::REFERENCE };
    let current = knowledge.of_kind(kind).filter(|entry| entry.common().is_current());
    let item = |label: String, title: &str| CompletionItem {
        label,
        kind: Some(item_kind),
        detail: Some(title.to_owned()),
        ..CompletionItem::default()
    };
    current.map(|entry| item(entry.name().to_owned(), entry.title())).collect()
}

/// A function by its form, such as `has("text")`: its name is what is typed, and the form tells the rest.
fn function(form: &str, says: &str) -> CompletionItem {
    let name = form.split('(').next().unwrap_or(form);
    CompletionItem {
        label: name.to_owned(),
        kind: Some(CompletionItemKind::FUNCTION),
        detail: Some(format!("{form}: {says}")),
        ..CompletionItem::default()
    }
}
