//! Reads a document that has begun. It never fails: what was read counts, what does not fit ends the document.

use std::ops::Range;

use super::bare::{bare_length, bare_value, is_note};
use super::closing::{Closings, Role};
use super::fields::Fields;
use super::name::{bare_name, colon};
use super::opening::{Opening, is_bare_field};
use super::string::{Leaf, addition, opening_quote};
use super::{Document, DocumentFormat, Key, Node, Value};
use crate::payload::escape::unescape;

/// A document that nests deeper is cut there.
const DEEPEST: usize = 64;

/// Reads the documents of one text, from left to right. No byte is read twice but for a look ahead of bounded length.
pub(super) struct Parser<'t> {
    text: &'t str,
    /// The next byte to read.
    pub(super) at: usize,
    /// Behind the last byte that belongs to the document.
    end: usize,
    /// Whether the document ends here, whatever is open.
    is_over: bool,
    /// How many values may still be read.
    pub(super) nodes: usize,
    closings: Closings,
    pub(super) names: Vec<Range<usize>>,
    pub(super) leaves: Vec<Leaf>,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, nodes: usize) -> Self {
        let (names, leaves, closings) = (Vec::new(), Vec::new(), Closings::default());
        Self { text, at: 0, end: 0, is_over: false, nodes, closings, names, leaves }
    }

    /// Reads the document that begins here.
    pub(super) fn document(&mut self, opening: Opening) -> Document {
        self.is_over = false;
        self.end = self.at;
        let root = match opening {
            Opening::Map => self.map(1, 0),
            Opening::Field => self.map(0, 0),
            Opening::List => self.list(0),
        };
        Document { root, format: DocumentFormat::Json }
    }

    /// A map whose brace takes `brace` bytes.
    fn map(&mut self, brace: usize, depth: usize) -> Node {
        let start = self.at;
        self.read(brace);
        let mut fields = Fields::default();
        while !self.is_over {
            self.skip_separators();
            match self.next() {
                None | Some(b']' | b')') => break,
                Some(b'}') => {
                    self.read(1);
                    break;
                }
                Some(_) => self.field(&mut fields, depth),
            }
        }
        self.node(start..self.end, Value::Map(fields.read))
    }

    fn field(&mut self, fields: &mut Fields, depth: usize) {
        let start = self.at;
        let is_quoted = opening_quote(self.rest()).is_some();
        if let Some(name) = self.name(fields) {
            let value = self.value(Role::Field, depth);
            fields.push(name, value);
        } else {
            let stray = self.text.get(start..).unwrap_or_default();
            if !is_quoted && fields.end_at(stray) {
                self.is_over = true;
            } else if self.at == start {
                self.at += stray_length(stray);
            }
        }
    }

    /// The name of a field, its colon read too.
    fn name(&mut self, fields: &mut Fields) -> Option<Key> {
        let (name, span) = if let Some((prefix, quote)) = opening_quote(self.rest()) {
            fields.saw_quote(quote);
            let start = self.at + prefix + 1;
            let end = self.closings.find(self.text, start, quote, Role::Name);
            self.at = (end + 1).min(self.text.len());
            let span = start..end;
            (unescape(self.text, std::slice::from_ref(&span)).text, span)
        } else {
            let (name, behind) = self.rest().split_at_checked(bare_name(self.rest()))?;
            if name.is_empty() || !fields.allow_bare_names() || !is_bare_field(behind) {
                return None;
            }
            let start = self.at;
            self.at += name.len();
            (name.to_owned(), start..self.at)
        };
        self.read(colon(self.rest())?);
        self.names.push(span.clone());
        Some(Key { name, span })
    }

    fn list(&mut self, depth: usize) -> Node {
        let start = self.at;
        self.read(1);
        let mut items = Vec::new();
        while !self.is_over {
            self.skip_separators();
            match self.next() {
                None | Some(b'}') => break,
                Some(b']' | b')') => {
                    self.read(1);
                    break;
                }
                Some(_) => items.push(self.value(Role::Item, depth)),
            }
        }
        self.node(start..self.end, Value::List(items))
    }

    fn value(&mut self, role: Role, depth: usize) -> Node {
        self.skip_blank();
        let rest = self.rest();
        match rest.bytes().next() {
            Some(b'{' | b'[' | b'(') if depth >= DEEPEST => self.cut(),
            Some(b'{') => self.map(1, depth + 1),
            Some(b'[') if !is_note(rest) => self.list(depth + 1),
            Some(b'(') if begins_tuple(rest) => self.list(depth + 1),
            None | Some(b',' | b'}' | b']' | b')') => self.node(self.at..self.at, Value::Null),
            _ => match opening_quote(rest) {
                Some((prefix, quote)) => self.string(prefix, quote, role),
                None => self.bare(depth),
            },
        }
    }

    fn cut(&mut self) -> Node {
        self.is_over = true;
        self.node(self.at..self.at, Value::Null)
    }

    fn string(&mut self, prefix: usize, quote: u8, role: Role) -> Node {
        self.at += prefix + 1;
        let mut parts = Vec::new();
        loop {
            let part = self.at..self.closings.find(self.text, self.at, quote, role);
            self.read((part.end + 1).min(self.text.len()).saturating_sub(self.at));
            parts.push(part);
            match addition(self.rest()) {
                Some(sum) if self.rest().as_bytes().get(sum).copied() == Some(quote) => self.at += sum + 1,
                _ => break,
            }
        }
        let content = unescape(self.text, &parts);
        let span = parts.first().map_or(self.at, |part| part.start)..parts.last().map_or(self.at, |part| part.end);
        self.leaves.extend(Leaf::worth_a_look(&span, &content));
        self.node(span, Value::Text(content.text))
    }

    /// Bare words; or the map behind them, whose class they name.
    fn bare(&mut self, depth: usize) -> Node {
        let start = self.at;
        let words = self.rest().get(..bare_length(self.rest())).unwrap_or_default().trim_ascii_end();
        self.read(words.len());
        let gap = self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        if self.rest().get(gap..).is_some_and(|behind| behind.starts_with('{')) {
            self.at += gap;
            return if depth >= DEEPEST { self.cut() } else { self.map(1, depth + 1) };
        }
        self.node(start..self.at, bare_value(words))
    }

    fn node(&mut self, span: Range<usize>, value: Value) -> Node {
        self.nodes = self.nodes.saturating_sub(1);
        self.is_over |= self.nodes == 0;
        Node { span, value }
    }

    fn skip_separators(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', ',']).len();
    }

    fn skip_blank(&mut self) {
        self.at += self.rest().len() - self.rest().trim_ascii_start().len();
    }

    /// Reads `length` bytes that belong to the document.
    fn read(&mut self, length: usize) {
        self.at += length;
        self.end = self.at;
    }

    fn next(&self) -> Option<u8> {
        self.rest().bytes().next()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

/// The length of what stands where a field should.
fn stray_length(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let behind = text.get(first..).unwrap_or_default();
    let ends = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b'{' | b'}' | b'[' | b']' | b'"' | b'\'');
    first + behind.bytes().position(ends).unwrap_or(behind.len())
}

/// Whether a `(` in the place of a value opens a tuple.
fn begins_tuple(text: &str) -> bool {
    let inner = text.get(1..).unwrap_or_default().trim_ascii_start();
    inner.starts_with(['{', '[', '(', '-'])
        || inner.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        || opening_quote(inner).is_some()
}
