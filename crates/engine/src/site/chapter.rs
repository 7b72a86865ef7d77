//! The tree of pages.

use std::path::Path;

use super::address;
use crate::model::{Kind, KnowledgeBase};
use crate::render::entry;
use crate::render::page::Page;

/// A part of the table of contents, with a headline unless it stands in front of all.
pub(super) struct Part {
    pub(super) title: String,
    pub(super) chapters: Vec<Chapter>,
}

/// A page of the site, and those below it in the table of contents.
pub(super) struct Chapter {
    /// Its path below the folder of the pages.
    pub(super) path: String,
    pub(super) page: Page,
    pub(super) below: Vec<Chapter>,
}

impl Part {
    pub(super) fn new(title: &str, chapters: Vec<Chapter>) -> Self {
        Self { title: title.to_owned(), chapters }
    }

    /// All pages of the part, each before those below it.
    pub(super) fn chapters(&self) -> Vec<&Chapter> {
        let mut found = Vec::new();
        self.chapters.iter().for_each(|chapter| chapter.collect(&mut found));
        found
    }
}

impl Chapter {
    pub(super) fn new(path: impl Into<String>, page: Page) -> Self {
        Self { path: path.into(), page, below: Vec::new() }
    }

    pub(super) fn with(mut self, below: Vec<Self>) -> Self {
        self.below = below;
        self
    }

    /// Whether the page has this path, or lies in the folder of this name.
    pub(super) fn is_at(&self, path: &str) -> bool {
        Path::new(&self.path).starts_with(path)
    }

    fn collect<'c>(&'c self, found: &mut Vec<&'c Self>) {
        found.push(self);
        self.below.iter().for_each(|chapter| chapter.collect(found));
    }
}

/// The page of an entry.
pub(super) fn entry(knowledge: &KnowledgeBase, kind: Kind, id: &str) -> Chapter {
    Chapter::new(address::of(kind, id), entry::page(knowledge, kind, id).unwrap_or_default())
}

/// The pages of all entries of a kind.
pub(super) fn entries(knowledge: &KnowledgeBase, kind: Kind) -> Vec<Chapter> {
    knowledge.of_kind(kind).map(|one| entry(knowledge, kind, one.name())).collect()
}
