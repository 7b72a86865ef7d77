//! Strings of documents.

use std::ops::Range;

use super::{Document, DocumentFormat, Node, Value};
use crate::payload::escape::unescape;
use crate::payload::rewrite::Rewritten;
use crate::payload::{entity, html};

/// A string that holds more than its characters: something is escaped or nested in it.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    /// Where it stands, without its quotes.
    pub(crate) place: Range<usize>,
    /// What it says, and where that came from.
    pub(crate) content: Rewritten,
}

impl Leaf {
    /// A text that is one string literal as a whole, as a program prints it that was asked for a string.
    pub(super) fn whole(text: &str) -> Option<Self> {
        let place = whole_literal(text)?;
        Some(Self { content: unescape(text, std::slice::from_ref(&place)), place })
    }

    /// The document that consists of this string alone.
    pub(super) fn document(&self) -> Document {
        let root = Node { span: self.place.clone(), value: Value::Text(self.content.text.clone()) };
        Document { root, format: DocumentFormat::Json }
    }

    /// A leaf, if the string is worth a look of its own: it reads differently than it is written, or holds a document,
    /// a page or an entity. Plain strings are read where they stand.
    pub(super) fn worth_a_look(place: &Range<usize>, content: &Rewritten) -> Option<Self> {
        const SHORTEST: usize = 8;
        let text = content.text.as_str();
        let is_rewritten = text.len() != place.len();
        let is_nested = || text.contains('{') || html::holds_page(text) || entity::places(text).next().is_some();
        let is_worth = text.len() >= SHORTEST && (is_rewritten || is_nested());
        is_worth.then(|| Self { place: place.clone(), content: content.clone() })
    }
}

/// The quote at the start of `text`, and the length of what Python puts before it (`b'…'`, `u'…'`).
pub(super) fn opening_quote(text: &str) -> Option<(usize, u8)> {
    let prefix = text.bytes().take(2).take_while(|byte| b"bBuUrRfF".contains(byte)).count();
    let quote = text.as_bytes().get(prefix).copied().filter(|byte| matches!(byte, b'"' | b'\''))?;
    Some((prefix, quote))
}

/// The content of the string that this one is added to: `' + '` behind the closing quote. Returns the length of the sum.
pub(super) fn addition(text: &str) -> Option<usize> {
    let behind = text.trim_ascii_start().strip_prefix('+')?.trim_ascii_start();
    opening_quote(behind).filter(|(prefix, _)| *prefix == 0).map(|_| text.len() - behind.len())
}

/// The content of a text that begins and ends with a quote, all quotes between them escaped.
fn whole_literal(text: &str) -> Option<Range<usize>> {
    let trimmed = text.trim_ascii();
    let inner = trimmed.strip_prefix('"')?.strip_suffix('"')?;
    let mut is_escaped = false;
    let is_one = inner.bytes().all(|byte| {
        let goes_on = byte != b'"' || is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        goes_on
    });
    let start = text.len() - text.trim_ascii_start().len() + 1;
    (is_one && !is_escaped && inner.contains('\\')).then(|| start..start + inner.len())
}
