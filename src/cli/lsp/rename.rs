//! Renaming an id, in every rule file and fixture that names it.

use std::collections::HashMap;
use std::path::PathBuf;

use lsp_types::{RenameParams, TextEdit, Uri, WorkspaceEdit};

use super::desk::Desk;
use super::word::{self, Sense};
use super::{go, place};
use triage_kb::model::{AnyEntry, Cause, Concept, Error, Fact, Fix, Id, Kind, Layer, Provider, Source};
use triage_kb::pack;

/// The edits that rename the id under the cursor, or why it cannot be.
#[expect(clippy::mutable_key_type, reason = "the protocol has addresses as keys")]
pub(super) fn rename(desk: &Desk, asked: &RenameParams) -> Result<WorkspaceEdit, String> {
    let knowledge = desk.knowledge.as_ref().ok_or("the pack has problems; mend them first")?;
    let (text, word) = go::word_at(desk, &asked.text_document_position).ok_or("there is no id here")?;
    let entry = go::find(knowledge, &text, &word).ok_or("there is no entry with this id")?;
    let new = asked.new_name.trim();
    is_id(entry.kind(), new)?;
    if knowledge.find(entry.kind(), new).is_some() {
        return Err(format!("the {} `{new}` is there already", entry.kind()));
    }
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for path in files(desk, knowledge) {
        let Some(text) = desk.text(&path) else { continue };
        let edits = edits(&text, entry, new);
        if let Some(uri) = place::uri(&path).filter(|_| !edits.is_empty()) {
            changes.insert(uri, edits);
        }
    }
    Ok(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() })
}

/// Every place of a text that names an entry.
fn edits(text: &str, entry: &dyn AnyEntry, new: &str) -> Vec<TextEdit> {
    let old = entry.name();
    let is_of_id = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/');
    let named = text.match_indices(old).filter(|(at, _)| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + old.len()..).and_then(|behind| behind.chars().next());
        !before.is_some_and(is_of_id) && !behind.is_some_and(is_of_id)
    });
    let meant = named.filter_map(|(at, _)| {
        let word = word::at(text, at)?;
        let is_meant = match &word.sense {
            Sense::Id(kinds) => kinds.contains(&entry.kind()),
            Sense::Predicate => entry.kind() == Kind::Fact,
            Sense::Statement => false,
        };
        (is_meant && word.place == (at..at + old.len())).then_some(word.place)
    });
    meant.map(|place| TextEdit { range: place::range(text, &place), new_text: new.to_owned() }).collect()
}

/// The rule files of the pack, and its fixtures.
fn files(desk: &Desk, knowledge: &triage_kb::model::KnowledgeBase) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = knowledge.files.iter().map(|(_, file)| PathBuf::from(&*file.path)).collect();
    let folder = desk.folder.as_ref().map(|folder| pack::fixtures_of(folder));
    files.extend(folder.into_iter().flat_map(|folder| pack::files_below(&folder)));
    files.sort();
    files.dedup();
    files
}

fn is_id(kind: Kind, text: &str) -> Result<(), String> {
    fn parsed<T: triage_kb::model::Entry>(text: &str) -> Result<(), String> {
        text.parse::<Id<T>>().map(|_| ()).map_err(|problem| problem.to_string())
    }
    match kind {
        Kind::Error => parsed::<Error>(text),
        Kind::Cause => parsed::<Cause>(text),
        Kind::Fix => parsed::<Fix>(text),
        Kind::Layer => parsed::<Layer>(text),
        Kind::Provider => parsed::<Provider>(text),
        Kind::Source => parsed::<Source>(text),
        Kind::Concept => parsed::<Concept>(text),
        Kind::Fact => parsed::<Fact>(text),
        other => Err(format!("a {other} is not renamed here")),
    }
}
