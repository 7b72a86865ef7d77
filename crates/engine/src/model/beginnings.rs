//! How keys begin.

use std::collections::HashMap;

use super::key::Key;
use super::knowledge::KnowledgeBase;
use super::typed_ref::Ref;
use crate::signature::{Hit, Stems};

/// A format of a key system: of which, and which of its formats. What begins like a key of no pack has none.
type Format = Option<(Ref<Key>, usize)>;

/// How all keys of a pack begin, in lower case, and others.
#[derive(Clone, Debug)]
pub(crate) struct Beginnings {
    words: Stems,
    /// For each of the words the formats that begin so.
    formats: Vec<Vec<Format>>,
}

impl Beginnings {
    /// Those of the keys of a pack, if there is one, and others.
    pub(crate) fn of(knowledge: Option<&KnowledgeBase>, others: impl Iterator<Item = String>) -> Self {
        let of_pack = knowledge.into_iter().flat_map(prefixes).filter(|(prefix, _)| !prefix.is_empty());
        let mut words: Vec<String> = Vec::new();
        let mut formats: Vec<Vec<Format>> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (word, format) in of_pack.chain(others.map(|word| (word, None))) {
            let number = *known.entry(word.clone()).or_insert_with(|| {
                words.push(word);
                formats.push(Vec::new());
                formats.len() - 1
            });
            formats[number].push(format);
        }
        Self { words: Stems::new(words), formats }
    }

    /// The beginnings in a text, also those that overlap.
    pub(crate) fn all<'b>(&'b self, text: &'b str) -> impl Iterator<Item = Hit> + 'b {
        self.words.all(text)
    }

    /// The formats that begin with the word of this number.
    pub(crate) fn formats(&self, word: usize) -> impl Iterator<Item = Format> {
        self.formats.get(word).into_iter().flatten().copied()
    }
}

/// How the keys of a pack begin.
fn prefixes(knowledge: &KnowledgeBase) -> impl Iterator<Item = (String, Format)> {
    knowledge.keys.iter().flat_map(|(key, entry)| {
        let formats = entry.formats.iter().enumerate();
        formats.map(move |(number, format)| (format.prefix.to_ascii_lowercase(), Some((key, number))))
    })
}

impl KnowledgeBase {
    /// How its keys begin, and others, which must be the same at each call: they are kept.
    pub(crate) fn beginnings<I: Iterator<Item = String>>(&self, others: impl FnOnce() -> I) -> &Beginnings {
        self.beginnings.get_or_init(|| Beginnings::of(Some(self), others()))
    }
}
