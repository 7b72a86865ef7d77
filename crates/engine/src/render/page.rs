//! What is on a page, without a word on how it looks.

use crate::model::Kind;

/// A page: a title and blocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The headline.
    pub title: String,
    /// What stands below it.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A headline inside the page.
    Heading(String),
    /// A paragraph.
    Text(Inline),
    /// A list without an order.
    List(Vec<Item>),
    /// A list in an order.
    Steps(Vec<Item>),
    /// A table: head and rows.
    Table(Vec<String>, Vec<Vec<Inline>>),
    /// A line of the reader's own text, with the bytes of it that matter.
    Excerpt(String, std::ops::Range<usize>),
    /// A command to type.
    Command(String),
    /// A picture: the path of its file in the site, and what it shows in words.
    Picture(String, String),
    /// What only some readers want, folded away where that can be done: what to call it, and what it holds.
    Folded(String, Vec<Block>),
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// What it says.
    pub text: Inline,
    /// What belongs to it.
    pub blocks: Vec<Block>,
}

/// Running text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inline(pub Vec<Run>);

/// A stretch of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Nothing special.
    Plain(String),
    /// Important.
    Strong(String),
    /// A code, a name, a literal.
    Code(String),
    /// A place on the web, with what to call it.
    Link(String, String),
    /// An entry of the pack, with what to call it.
    Entry(String, Kind, String),
    /// A page of the site that is no entry's, by its path, with what to call it.
    Page(String, String),
}

impl Page {
    /// An empty page.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), blocks: Vec::new() }
    }

    /// Adds a headline.
    pub fn heading(&mut self, text: &str) {
        self.blocks.push(Block::Heading(text.to_owned()));
    }

    /// Adds a paragraph.
    pub fn text(&mut self, text: impl Into<Inline>) {
        self.blocks.push(Block::Text(text.into()));
    }

    /// Adds a table, unless it has no row.
    pub fn table<const COLUMNS: usize>(&mut self, head: [&str; COLUMNS], rows: Vec<[Inline; COLUMNS]>) {
        if !rows.is_empty() {
            let rows = rows.into_iter().map(Vec::from).collect();
            self.blocks.push(Block::Table(head.map(str::to_owned).to_vec(), rows));
        }
    }

    /// Adds what only some readers want, unless there is nothing.
    pub fn fold(&mut self, summary: &str, blocks: Vec<Block>) {
        if !blocks.is_empty() {
            self.blocks.push(Block::Folded(summary.to_owned(), blocks));
        }
    }

    /// Adds a headline with a list below it, unless the list is empty.
    pub fn list_under(&mut self, heading: &str, items: Vec<Item>) {
        if !items.is_empty() {
            self.heading(heading);
            self.blocks.push(Block::List(items));
        }
    }
}

impl Inline {
    /// Text with `code` in backticks made code.
    pub fn marked(text: &str) -> Self {
        let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
        Self(
            parts
                .map(
                    |(number, part)| {
                        if number % 2 == 1 { Run::Code(part.to_owned()) } else { Run::Plain(part.to_owned()) }
                    },
                )
                .collect(),
        )
    }

    /// The same text with more behind it.
    #[must_use]
    pub fn and(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// Important text.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Run::Strong(text.into())])
    }

    /// A code, a name, a literal.
    pub fn code(text: impl Into<String>) -> Self {
        Self(vec![Run::Code(text.into())])
    }

    /// A place on the web.
    pub fn link(text: impl Into<String>, url: impl Into<String>) -> Self {
        Self(vec![Run::Link(text.into(), url.into())])
    }

    /// Several, with a comma between them.
    pub fn listed(parts: impl IntoIterator<Item = Self>) -> Self {
        let with_commas = parts.into_iter().flat_map(|part| [Self::marked(", "), part]).skip(1);
        with_commas.fold(Self::default(), Self::and)
    }

    /// A page of the site that is no entry's.
    pub fn page(text: impl Into<String>, path: impl Into<String>) -> Self {
        Self(vec![Run::Page(text.into(), path.into())])
    }

    /// An entry of the pack.
    pub fn entry(text: impl Into<String>, kind: Kind, id: &(impl ToString + ?Sized)) -> Self {
        Self(vec![Run::Entry(text.into(), kind, id.to_string())])
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::marked(text)
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self::marked(&text)
    }
}

impl<T: Into<Inline>> From<T> for Item {
    fn from(text: T) -> Self {
        Self { text: text.into(), blocks: Vec::new() }
    }
}
