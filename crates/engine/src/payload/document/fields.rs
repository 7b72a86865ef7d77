//! The fields of a map while it is read, and when to stop believing that it is one.

use super::{Key, Node};

/// After so many things in a row that are no fields, the map was cut and something else goes on.
const STRAYS: usize = 3;

/// What was read of a map so far.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) read: Vec<(Key, Node)>,
    is_json: bool,
    strays: usize,
}

impl Fields {
    pub(super) fn push(&mut self, name: Key, value: Node) {
        self.read.push((name, value));
        self.strays = 0;
    }

    /// Takes note of the quote around a name. The first tells JSON, in which nothing stands bare, from other notations.
    pub(super) fn saw_quote(&mut self, quote: u8) {
        self.is_json |= self.read.is_empty() && quote == b'"';
    }

    /// Whether a name may stand without quotes. Behind JSON that was cut, `Error: …` is the next line of a log.
    pub(super) fn allow_bare_names(&self) -> bool {
        !self.is_json
    }

    /// Whether the map ends at something that is no field. Dots are what posters put where they left something out.
    pub(super) fn end_at(&mut self, stray: &str) -> bool {
        let is_elision = stray.starts_with(['.', '…']);
        self.strays += usize::from(!is_elision);
        !is_elision && (self.is_json || self.strays > STRAYS)
    }
}
