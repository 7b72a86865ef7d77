//! What is wrapped in a view.

use std::ops::Range;

use super::decoded::Decoded;
use super::document::{Leaf, Structure};
use super::rewrite::Rewritten;
use super::view::ViewKind;
use super::{base64, entity, escape, escaped, html};

/// Something wrapped in a view, which may become a view of its own.
#[derive(Clone, Debug)]
pub(super) struct Child {
    pub(super) kind: ViewKind,
    /// Where it stands in the clean text of the view.
    pub(super) place: Range<usize>,
    pub(super) content: Content,
}

/// What came out of the wrapping.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// A text whose places lead back.
    Rewritten(Rewritten),
    /// What bytes say.
    Decoded(Decoded),
}

impl Child {
    fn rewritten(kind: ViewKind, place: Range<usize>, content: Rewritten) -> Self {
        Self { kind, place, content: Content::Rewritten(content) }
    }

    /// The text that came out, not cleaned yet.
    pub(super) fn text(&self) -> &str {
        match &self.content {
            Content::Rewritten(rewritten) => &rewritten.text,
            Content::Decoded(decoded) => &decoded.text,
        }
    }
}

/// Everything that is wrapped in a text, in order. Takes the leaves out of its structure.
pub(super) fn children(text: &str, structure: &mut Structure) -> Vec<Child> {
    let leaf = |leaf: Leaf| Child::rewritten(ViewKind::JsonString, leaf.place, leaf.content);
    let mut found: Vec<_> = std::mem::take(&mut structure.leaves).into_iter().map(leaf).collect();
    found.extend(pages(text, structure));
    found.extend(unescaped(text, structure));
    found.extend(decoded(text));
    found.sort_by_key(|child| (child.place.start, child.kind));
    found
}

fn pages(text: &str, structure: &Structure) -> impl Iterator<Item = Child> {
    let page =
        |place: &Range<usize>| Child::rewritten(ViewKind::Html, place.clone(), html::page_text(text, place.clone()));
    structure.pages.iter().map(page)
}

/// Escaped lines outside documents and pages; within these, strings and pages have views of their own.
fn unescaped(text: &str, structure: &Structure) -> impl Iterator<Item = Child> {
    let unescaped = |place: Range<usize>, content| Child::rewritten(ViewKind::Unescaped, place, content);
    structure.gaps(text.len()).into_iter().flat_map(move |gap| {
        let escapes = escaped::lines_with_escapes(text, &gap)
            .map(|place| unescaped(place.clone(), escape::unescape(text, &[place])));
        let entities =
            escaped::lines_with_entities(text, &gap).map(|place| unescaped(place.clone(), entity::decode(text, place)));
        escapes.into_iter().chain(entities)
    })
}

fn decoded(text: &str) -> impl Iterator<Item = Child> {
    let child = |(place, decoded)| Child { kind: ViewKind::Base64, place, content: Content::Decoded(decoded) };
    base64::decoded_in(text).map(child)
}
