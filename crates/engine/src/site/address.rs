//! Where pages are, and how one page leads to another.

use crate::model::Kind;
use crate::render::markdown::Links;

/// The path of the page of an entry, below the folder of the pages.
pub(super) fn of(kind: Kind, id: &str) -> String {
    format!("{}/{id}.md", kind.plural())
}

/// No file system takes names of any length.
const LONGEST: usize = 60;

/// A word for a path, of a text that somebody chose freely.
pub(super) fn slug(text: &str) -> String {
    let letters =
        text.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' });
    let word: String = letters.take(LONGEST).collect();
    let words: Vec<&str> = word.split('-').filter(|part| !part.is_empty()).collect();
    if words.is_empty() { "other".to_owned() } else { words.join("-") }
}

/// The links of the page at this path.
pub(super) struct From<'p>(pub(super) &'p str);

impl Links for From<'_> {
    fn page(&self, kind: Kind, id: &str) -> Option<String> {
        self.site(&of(kind, id))
    }

    fn site(&self, path: &str) -> Option<String> {
        Some("../".repeat(self.0.matches('/').count()) + path)
    }
}
