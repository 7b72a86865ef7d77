//! What the search of the built site looks in, beside the titles of pages: the other spellings of an error, how a key begins, and
//! the first sentence. A phone has to load all of it.

use std::collections::BTreeMap;

use super::chapter::Part;
use super::{address, codes};
use crate::model::{Kind, KnowledgeBase, Wording};
use crate::render::page::{Block, Inline, Page, Run};

/// The path of the file, beside the book.
pub(super) const PATH: &str = "search.json";

/// The texts by the paths of the built pages, as JSON.
pub(super) fn texts(knowledge: &KnowledgeBase, parts: &[Part]) -> String {
    let mut texts: BTreeMap<String, String> =
        parts.iter().flat_map(Part::chapters).map(|chapter| (built(&chapter.path), about(&chapter.page))).collect();
    for error in knowledge.errors.entries() {
        let said = error.meaning.as_deref().or(error.first_action.as_ref().map(Wording::as_str)).unwrap_or_default();
        let text = behind(&codes::spellings(error).join(", "), first_sentence(said));
        texts.insert(built(&address::of(Kind::Error, error.id.as_str())), text);
    }
    for key in knowledge.keys.entries() {
        let begins: Vec<&str> = key.formats.iter().map(|format| format.prefix.as_str()).collect();
        let text = texts.entry(built(&address::of(Kind::Key, key.id.as_str()))).or_default();
        *text = behind(&begins.join(", "), text);
    }
    format!("{:#}\n", serde_json::json!(texts))
}

/// Where a page stands in the built site.
fn built(path: &str) -> String {
    path.replace(".md", ".html")
}

/// A sentence behind names, either of which may be missing.
fn behind(names: &str, sentence: &str) -> String {
    [names, sentence].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}

/// The first sentence of a page that says something: a line of names and codes does not.
fn about(page: &Page) -> String {
    let says = |block: &Block| match block {
        Block::Text(text) if matches!(text.0.as_slice(), [Run::Plain(first), ..] if first.contains(' ')) => {
            Some(plain(text))
        }
        _ => None,
    };
    page.blocks.iter().find_map(says).map(|text| first_sentence(&text).to_owned()).unwrap_or_default()
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first)
}

fn plain(text: &Inline) -> String {
    let words = text.0.iter().map(|run| match run {
        Run::Plain(text)
        | Run::Strong(text)
        | Run::Code(text)
        | Run::Link(text, _)
        | Run::Entry(text, ..)
        | Run::Page(text, _) => text.as_str(),
    });
    words.collect()
}
