//! Documents: the structured values that stand in a text.

mod bare;
mod closing;
mod fields;
mod name;
mod opening;
mod parser;
mod scan;
mod string;

use std::ops::Range;

pub(super) use scan::{Structure, scan};
pub(super) use string::Leaf;

/// A structured value that stands in a view.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub(crate) root: Node,
    pub(crate) format: DocumentFormat,
}

/// How a document was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentFormat {
    /// JSON, or what looks like it: Python and JavaScript objects, cut and maimed copies.
    Json,
    /// Protocol buffers on the wire. The names of fields are their numbers.
    Protobuf,
}

/// A value of a document, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub(crate) span: Range<usize>,
    pub(crate) value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, `None`, `undefined`, or nothing where a value should stand.
    Null,
    /// `true` or `False`.
    Bool(bool),
    /// A number as it was written: no digit is lost and `429` stays `429`.
    Number(String),
    /// A string with its escapes undone, or bare words.
    Text(String),
    /// A list or a tuple.
    List(Vec<Node>),
    /// An object. Its order is kept, and so are names that come twice.
    Map(Vec<(Key, Node)>),
}

/// The name of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub(crate) name: String,
    pub(crate) span: Range<usize>,
}

impl Document {
    /// The outermost value: a map, a list, or a string that the whole text is.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// Where it stands in the clean text of its view.
    pub fn span(&self) -> Range<usize> {
        self.root.span()
    }

    /// How it was written down.
    pub fn format(&self) -> DocumentFormat {
        self.format
    }
}

impl Node {
    /// Where the value stands in the clean text of its view; a string without its quotes. Empty if it stands nowhere.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// What the value is.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The text of a string.
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The first field of that name.
    pub fn get(&self, name: &str) -> Option<&Node> {
        let Value::Map(fields) = &self.value else { return None };
        fields.iter().find(|(key, _)| key.name == name).map(|(_, node)| node)
    }
}

impl Key {
    /// The name, with its escapes undone.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where the name stands in the clean text of its view, without quotes.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }
}
