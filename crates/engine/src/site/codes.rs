//! Codes and other spellings, each with the errors that it names.

use std::collections::BTreeMap;

use super::{address, named};
use crate::model::{Error, Kind, KnowledgeBase};
use crate::render::page::{Inline, Page};

/// The aliases and structured codes of an error, each once.
pub(super) fn spellings(error: &Error) -> Vec<&str> {
    let codes = error.signature.codes.iter().map(|(code, _)| code.as_str());
    let mut found: Vec<&str> = Vec::new();
    for spelling in error.aliases.iter().map(String::as_str).chain(codes) {
        if !found.iter().any(|known| known.eq_ignore_ascii_case(spelling)) {
            found.push(spelling);
        }
    }
    found
}

/// Every spelling, without regard to case, as it was first written and with its errors.
fn index(knowledge: &KnowledgeBase) -> BTreeMap<String, (&str, Vec<&Error>)> {
    let mut found: BTreeMap<String, (&str, Vec<&Error>)> = BTreeMap::new();
    for error in knowledge.errors.entries() {
        for spelling in spellings(error) {
            found.entry(spelling.to_lowercase()).or_insert((spelling, Vec::new())).1.push(error);
        }
    }
    found
}

/// The lookup page.
pub(super) fn page(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("Codes and other spellings");
    page.text("Every code and spelling that an error is known by. One that names several errors needs the rest of the message to decide.");
    let rows = index(knowledge).into_values().map(|(spelling, errors)| {
        [Inline::code(spelling), Inline::listed(errors.into_iter().map(|error| named(error)))]
    });
    page.table(["Code or spelling", "Error"], rows.collect());
    page
}

/// Addresses such as `/codes/some_code.html` that lead to the page of the one error with this code.
pub(super) fn redirects(knowledge: &KnowledgeBase) -> BTreeMap<String, String> {
    let fits = |code: &str| code.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-'));
    let one = |(code, (_, errors)): (String, (&str, Vec<&Error>))| {
        let [error] = errors.as_slice() else { return None };
        let page = address::of(Kind::Error, error.id.as_str()).replace(".md", ".html");
        fits(&code).then(|| (format!("/codes/{code}.html"), format!("../{page}")))
    };
    index(knowledge).into_iter().filter_map(one).collect()
}
