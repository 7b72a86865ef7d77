//! Views: a payload, and what is unwrapped from it.

use std::fmt;
use std::ops::Range;

use super::clean::CleanText;
use super::document::Document;
use super::offset::OffsetMap;

/// The payload, or something unwrapped from it.
#[derive(Clone, Debug)]
pub struct View {
    pub(super) kind: ViewKind,
    pub(super) parent: Option<usize>,
    pub(super) place: Option<Range<usize>>,
    pub(super) depth: usize,
    pub(super) text: CleanText,
    /// From the clean text to the payload, if every step on the way kept the places.
    pub(super) origin: Option<OffsetMap>,
    pub(super) documents: Vec<Document>,
    pub(super) keys: Vec<Range<usize>>,
}

/// How a view came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ViewKind {
    /// The payload itself.
    Text,
    /// A string of a document, its escapes undone.
    JsonString,
    /// Escaped text outside documents (`{\"error\":…}`, `&quot;`), one level undone.
    Unescaped,
    /// What a base64 token hides.
    Base64,
    /// The text of an HTML page.
    Html,
}

impl fmt::Display for ViewKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Text => "text",
            Self::JsonString => "json-string",
            Self::Unescaped => "unescaped",
            Self::Base64 => "base64",
            Self::Html => "html",
        })
    }
}

impl View {
    /// How the view came about.
    pub fn kind(&self) -> ViewKind {
        self.kind
    }

    /// The view it was unwrapped from, by its position in [`Payload::views`](super::Payload::views); always an earlier one.
    pub fn parent(&self) -> Option<usize> {
        self.parent
    }

    /// The part of the parent's clean text that this view renders.
    pub fn place_in_parent(&self) -> Option<Range<usize>> {
        self.place.clone()
    }

    /// The clean text. Every span of this view, its documents and keys is one of this text.
    pub fn text(&self) -> &str {
        &self.text.text
    }

    /// The clean text as [`fold`](super::fold) leaves it, for matching.
    pub fn folded(&self) -> &str {
        &self.text.folded
    }

    /// The clean text in small letters, byte for byte.
    pub(crate) fn lower(&self) -> &str {
        self.text.lower()
    }

    /// The documents that stand in the text, in order; a message in protocol buffers comes first.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Where the names of fields stand, in order and without overlap: these are words of a protocol, not of an error.
    pub fn keys(&self) -> &[Range<usize>] {
        &self.keys
    }

    /// The place in the clean text of a place in the folded one.
    pub fn folded_to_text(&self, folded: Range<usize>) -> Range<usize> {
        snap(&self.text.text, &self.text.folding.source(&folded))
    }

    /// The place in the payload of a place in the clean text; `None` where the way back is lost, as in base64.
    ///
    /// Of an escape (`\n`, `&quot;`) that a place touches, the whole is taken.
    pub fn to_original(&self, text: Range<usize>) -> Option<Range<usize>> {
        self.origin.as_ref().map(|origin| origin.source(&snap(&self.text.text, &text)))
    }
}

/// The same range, widened to whole characters and kept inside: a caller may cut a character in two.
fn snap(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    start..text.ceil_char_boundary(range.end).max(start)
}
