//! All entries of one kind.

use std::cmp::Ordering;
use std::ops::Index;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::entry::Entry;
use super::packed::Packed;
use super::typed_ref::Ref;
use crate::predicate::Vocabulary;

/// All entries of one kind, in the order of their ids.
///
/// The table of a compiled pack unpacks an entry when somebody first looks at it: one explanation needs few of them.
#[derive(Clone, Debug)]
pub struct Table<T> {
    entries: Vec<OnceLock<Box<T>>>,
    packed: Packed,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), packed: Packed::default() }
    }
}

/// The entries must be in the order of their ids, without duplicates; `check` sees to it.
impl<T: Entry> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let entries = entries.into_iter().map(|entry| OnceLock::from(Box::new(entry))).collect();
        let table = Self { entries, packed: Packed::default() };
        debug_assert!(table.entries().is_sorted_by(|a, b| a.id().as_str() < b.id().as_str()));
        table
    }
}

impl<T: Entry> Table<T> {
    /// Every entry with its reference, withdrawn ones included.
    pub fn iter(&self) -> impl Iterator<Item = (Ref<T>, &T)> {
        (0..self.len()).map(Ref::new).map(|reference| (reference, &self[reference]))
    }

    /// Every entry, withdrawn ones included.
    pub fn entries(&self) -> impl Iterator<Item = &T> {
        self.iter().map(|(_, entry)| entry)
    }

    /// The reference to the entry with this id.
    pub fn find(&self, id: &str) -> Option<Ref<T>> {
        let (mut start, mut end) = (0, self.len());
        while start < end {
            let middle = Ref::new(start.midpoint(end));
            match self[middle].id().as_str().cmp(id) {
                Ordering::Less => start = middle.position() + 1,
                Ordering::Greater => end = middle.position(),
                Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.find(id).map(|found| &self[found])
    }

    /// Puts an entry in the place of one with the same id, and gives that one.
    pub(crate) fn exchange(&mut self, reference: Ref<T>, entry: T) -> T {
        let position = reference.position();
        let taken = self.entries[position].take().map_or_else(|| self.packed.unpack(position), |taken| *taken);
        debug_assert_eq!(taken.id().as_str(), entry.id().as_str());
        self.entries[position] = OnceLock::from(Box::new(entry));
        taken
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> Table<T> {
    /// Tells a table that came out of a compiled pack what the predicates in it may name.
    pub(crate) fn connect(&mut self, vocabulary: &Arc<Vocabulary>) {
        self.packed.connect(vocabulary);
    }
}

impl<T: Entry> Index<Ref<T>> for Table<T> {
    type Output = T;

    fn index(&self, reference: Ref<T>) -> &T {
        let position = reference.position();
        self.entries[position].get_or_init(|| Box::new(self.packed.unpack(position)))
    }
}

impl<T: Entry> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Packed::pack(self.entries()).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

impl<'de: 'static, T> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let packed = Packed::deserialize(deserializer)?;
        let entries = std::iter::repeat_with(OnceLock::new).take(packed.len()).collect();
        Ok(Self { entries, packed })
    }
}
