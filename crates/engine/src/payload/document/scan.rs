//! Finds the documents and the pages of a text.

use std::ops::Range;

use super::opening::opening;
use super::parser::Parser;
use super::{Document, Leaf};
use crate::payload::html;

/// What is more than running text in a text.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    pub(crate) documents: Vec<Document>,
    /// Where the names of fields stand, in order.
    pub(crate) names: Vec<Range<usize>>,
    /// Strings of the documents that deserve a look of their own.
    pub(crate) leaves: Vec<Leaf>,
    /// Where HTML pages stand.
    pub(crate) pages: Vec<Range<usize>>,
}

impl Structure {
    /// The stretches of a text of `length` bytes that are neither document nor page, in order.
    pub(crate) fn gaps(&self, length: usize) -> Vec<Range<usize>> {
        let mut taken: Vec<_> = self.documents.iter().map(Document::span).chain(self.pages.iter().cloned()).collect();
        taken.sort_by_key(|place| place.start);
        let starts = std::iter::once(0).chain(taken.iter().map(|place| place.end));
        let ends = taken.iter().map(|place| place.start).chain([length]);
        starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| start..end).collect()
    }
}

/// Finds everything in one pass. Each value that is read costs one of `nodes`; when none is left, no more documents are.
pub(crate) fn scan(text: &str, nodes: &mut usize) -> Structure {
    if let Some(whole) = Leaf::whole(text) {
        return Structure { documents: vec![whole.document()], leaves: vec![whole], ..Structure::default() };
    }
    let mut parser = Parser::new(text, *nodes);
    let (mut documents, mut pages) = (Vec::new(), Vec::new());
    while let Some(found) = next_mark(text, parser.at) {
        parser.at = found;
        let rest = text.get(found..).unwrap_or_default();
        if rest.starts_with('<') && html::begins_page(rest) {
            parser.at = found + html::page_length(rest);
            pages.push(found..parser.at);
        } else if let Some(opening) = opening(rest, begins_line(text, found)).filter(|_| parser.nodes > 0) {
            documents.push(parser.document(opening));
        } else {
            parser.at = found + 1;
        }
    }
    *nodes = parser.nodes;
    Structure { documents, names: parser.names, leaves: parser.leaves, pages }
}

/// The next byte with which a document or a page can begin.
fn next_mark(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    rest.iter().position(|byte| matches!(byte, b'{' | b'[' | b'<' | b'"' | b'\'')).map(|offset| from + offset)
}

fn begins_line(text: &str, place: usize) -> bool {
    let before = text.get(..place).unwrap_or_default().trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}
