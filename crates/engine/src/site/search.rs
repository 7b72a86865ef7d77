//! What the search of the built site looks in, beside the titles of pages: the other spellings of an error, how a key begins, and
//! the first sentence. A phone has to load all of it.

use std::collections::BTreeMap;

use super::chapter::{Chapter, Part};
use super::{address, codes};
use crate::model::{Error, Kind, KnowledgeBase};
use crate::render::page::{Block, Inline, Page, Run};

/// The path of the file, beside the book.
pub(super) const PATH: &str = "search.json";

/// The texts by the paths of the built pages, as JSON.
pub(super) fn texts(knowledge: &KnowledgeBase, parts: &[Part]) -> String {
    let spellings = spellings(knowledge);
    let text = |chapter: &Chapter| {
        let other = spellings.get(&chapter.path).cloned().unwrap_or_default();
        let said = about(&chapter.page).unwrap_or_default();
        [other, said].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
    };
    let texts: BTreeMap<String, String> = parts
        .iter()
        .flat_map(Part::chapters)
        .map(|chapter| (chapter.path.replace(".md", ".html"), text(chapter)))
        .collect();
    format!("{:#}\n", serde_json::json!(texts))
}

/// What else people type to find an entry, by the paths of the pages.
fn spellings(knowledge: &KnowledgeBase) -> BTreeMap<String, String> {
    let of_error = |error: &Error| (address::of(Kind::Error, error.id.as_str()), codes::spellings(error).join(", "));
    let of_keys = knowledge.keys.entries().map(|key| {
        let begins: Vec<&str> = key.formats.iter().map(|format| format.prefix.as_str()).collect();
        (address::of(Kind::Key, key.id.as_str()), begins.join(", "))
    });
    knowledge.errors.entries().map(of_error).chain(of_keys).collect()
}

/// The first sentence of a page that says something: a line of names and codes does not.
fn about(page: &Page) -> Option<String> {
    let text = page.blocks.iter().find_map(|block| match block {
        Block::Text(text) if matches!(text.0.as_slice(), [Run::Plain(first), ..] if first.contains(' ')) => {
            Some(plain(text))
        }
        _ => None,
    })?;
    Some(text.split_once(". ").map_or(text.as_str(), |(first, _)| first).to_owned())
}

fn plain(text: &Inline) -> String {
    let words = text.0.iter().map(|run| match run {
        Run::Plain(text) | Run::Strong(text) | Run::Code(text) => text.as_str(),
        Run::Link(text, _) | Run::Entry(text, ..) | Run::Page(text, _) => text.as_str(),
    });
    words.collect()
}
