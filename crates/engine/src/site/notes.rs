//! Notes by kind: security, cost, questions and answers, and whatever else a pack has.

use std::collections::BTreeMap;

use super::address::slug;
use super::chapter::{self, Chapter};
use crate::model::{Kind, KnowledgeBase, Note};
use crate::render::page::{Inline, Page};

/// A page for every kind of note, with the pages of the notes below it.
pub(super) fn chapters(knowledge: &KnowledgeBase) -> Vec<Chapter> {
    let chapter = |(kind, notes): (String, Vec<&Note>)| {
        let below = notes.iter().map(|note| chapter::entry(knowledge, Kind::Note, note.id.as_str()));
        Chapter::new(path(&kind), page(&kind, &notes)).with(below.collect())
    };
    by_kind(knowledge).into_iter().map(chapter).collect()
}

/// The notes of each kind, the kinds as words for a path.
pub(super) fn by_kind(knowledge: &KnowledgeBase) -> BTreeMap<String, Vec<&Note>> {
    let mut kinds: BTreeMap<String, Vec<&Note>> = BTreeMap::new();
    for note in knowledge.notes.entries() {
        kinds.entry(slug(&note.kind)).or_default().push(note);
    }
    kinds
}

/// The path of the page of a kind.
pub(super) fn path(kind: &str) -> String {
    format!("topics/{kind}.md")
}

/// What a reader calls a kind. The rule format itself knows `faq`; any other word is its own headline.
pub(super) fn title(kind: &str) -> String {
    if kind == "faq" {
        return "Questions and answers".to_owned();
    }
    format!("{}: notes", headline(kind))
}

/// An author's word as a headline.
pub(super) fn headline(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}", letters.as_str().replace('-', " "))
}

fn page(kind: &str, notes: &[&Note]) -> Page {
    let mut page = Page::new(title(kind));
    for note in notes {
        page.heading(&note.title);
        note.text.split("\n\n").filter(|text| !text.trim().is_empty()).for_each(|text| page.text(text.trim()));
        let verdict = note.verdict.map(|verdict| format!("{verdict} · ")).unwrap_or_default();
        page.text(Inline::marked(&verdict).and(Inline::entry("sources and dates", Kind::Note, &note.id)));
    }
    page
}
