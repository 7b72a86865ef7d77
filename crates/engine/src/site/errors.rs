//! The error table, by system.

use std::collections::BTreeMap;

use super::chapter::{self, Chapter};
use super::named;
use crate::model::{Error, Kind, KnowledgeBase, Wording};
use crate::render::page::{Inline, Page};

/// Errors that name no system stand here.
const NO_SYSTEM: &str = "other";

/// The errors of each system, in the order of their ids.
pub(super) fn by_system(knowledge: &KnowledgeBase) -> BTreeMap<&str, Vec<&Error>> {
    let mut systems: BTreeMap<&str, Vec<&Error>> = BTreeMap::new();
    for error in knowledge.errors.entries() {
        systems.entry(error.id.system().unwrap_or(NO_SYSTEM)).or_default().push(error);
    }
    systems
}

/// The path of the page of a system.
pub(super) fn path(system: &str) -> String {
    format!("systems/{system}.md")
}

/// All errors on one page.
pub(super) fn page(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("All errors");
    let systems = by_system(knowledge);
    let links = systems.iter().map(|(system, errors)| link(system, errors.len()));
    page.text(Inline::marked("By who says it: ").and(Inline::listed(links)).and("."));
    page.text(Inline::marked("By code: ").and(Inline::page("codes and other spellings", "codes.md")).and("."));
    for (system, errors) in systems {
        page.heading(system);
        let rows = errors.into_iter().map(|error| [named(error), also(error), layer(knowledge, error)]);
        page.table(["Error", "Codes and other spellings", "Most often"], rows.collect());
    }
    page
}

/// The link to the page of a system.
pub(super) fn link(system: &str, count: usize) -> Inline {
    Inline::page(system, path(system)).and(format!(" ({count})"))
}

/// A page for every system, with the pages of its errors below it.
pub(super) fn systems(knowledge: &KnowledgeBase) -> Vec<Chapter> {
    let chapter = |(system, errors): (&str, Vec<&Error>)| {
        let below = errors.iter().map(|error| chapter::entry(knowledge, Kind::Error, error.id.as_str()));
        Chapter::new(path(system), system_page(knowledge, system, &errors)).with(below.collect())
    };
    by_system(knowledge).into_iter().map(chapter).collect()
}

fn system_page(knowledge: &KnowledgeBase, system: &str, errors: &[&Error]) -> Page {
    let mut page = Page::new(format!("Errors of {}", name(knowledge, system)));
    let rows = errors.iter().map(|error| {
        let action = error.first_action.as_ref().map(Wording::as_str).or(error.meaning.as_deref());
        [named(*error), also(error), layer(knowledge, error), action.unwrap_or_default().into()]
    });
    page.table(["Error", "Codes and other spellings", "Most often", "Do this first"], rows.collect());
    page
}

/// What a person calls a system: the program that alone shows its errors, or the provider with the same id.
fn name<'k>(knowledge: &'k KnowledgeBase, system: &'k str) -> &'k str {
    let client = knowledge.client_of(system).map(|client| &knowledge.clients[client]);
    let provider = || knowledge.providers.get(system).map(|provider| provider.title.as_str());
    client.map(|client| client.title.as_str()).or_else(provider).unwrap_or(system)
}

fn also(error: &Error) -> Inline {
    Inline::listed(super::codes::spellings(error).into_iter().map(Inline::code))
}

fn layer(knowledge: &KnowledgeBase, error: &Error) -> Inline {
    named(&knowledge.layers[error.layer])
}
