//! Literal texts of signatures, perhaps with gaps.

use serde::{Deserialize, Serialize, Serializer};

use crate::span::Span;

/// The number of a literal in the automaton.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub struct Literal(pub(super) u32);

/// How many characters a gap (` ... `) may cover at most.
pub(crate) const MAX_GAP: usize = 80;

/// What stands for a gap in a text.
pub(crate) const GAP: &str = " ... ";

/// A literal text: one or more fragments that must follow each other within 80 characters.
#[derive(Clone, Debug, Deserialize)]
pub struct LiteralText {
    /// The text as the author wrote it.
    pub source: String,
    /// Its fragments in order; never empty.
    pub fragments: Vec<Literal>,
    /// The fragments of the other texts that it stands for, where it names concepts.
    pub others: Vec<Vec<Literal>>,
}

/// The number is of use in the compiled form only.
impl Serialize for Literal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.serialize_unit() } else { self.0.serialize(serializer) }
    }
}

impl Literal {
    /// Which of the automaton's literals it is.
    pub(crate) fn number(self) -> u32 {
        self.0
    }

    /// Takes the number that stands at this one.
    pub(crate) fn renumber(&mut self, numbers: &[Self]) {
        *self = numbers.get(self.0 as usize).copied().unwrap_or(*self);
    }
}

/// For people it is what the author wrote.
impl Serialize for LiteralText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.source.serialize(serializer);
        }
        (&self.source, &self.fragments, &self.others).serialize(serializer)
    }
}

impl LiteralText {
    /// Gives its fragments the numbers that stand at theirs.
    pub(crate) fn renumber(&mut self, numbers: &[Literal]) {
        self.fragments
            .iter_mut()
            .chain(self.others.iter_mut().flatten())
            .for_each(|fragment| fragment.renumber(numbers));
    }

    /// The fragments of every text that it stands for.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = &[Literal]> {
        std::iter::once(self.fragments.as_slice()).chain(self.others.iter().map(Vec::as_slice))
    }

    /// Where the fragments of one spelling follow each other, given the places of each in one view.
    ///
    /// Returns the first such chain, from the start of the first fragment to the end of the last.
    pub(crate) fn find<'h>(&self, places: impl Fn(Literal) -> &'h [Span]) -> Option<Span> {
        self.spellings().find_map(|fragments| {
            let chains: Vec<&[Span]> = fragments.iter().map(|fragment| places(*fragment)).collect();
            follow(&chains)
        })
    }
}

/// The first chain of places, one of each fragment, that follow each other within [`MAX_GAP`] characters.
pub(crate) fn follow(fragments: &[&[Span]]) -> Option<Span> {
    let (first, rest) = fragments.split_first()?;
    first.iter().find_map(|start| {
        let end = rest.iter().try_fold(start.end, |end, places| {
            let reachable = |place: &&Span| place.start >= end && place.start - end <= MAX_GAP + 2;
            places.iter().find(reachable).map(|place| place.end)
        })?;
        Some(Span { start: start.start, end })
    })
}
