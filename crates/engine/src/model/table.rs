//! All entries of one kind.

use std::cmp::Ordering;
use std::ops::Index;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::entry::Entry;
use super::packed::{self, Packed};
use super::typed_ref::Ref;
use crate::predicate::Vocabulary;

/// All entries of one kind, in the order of their ids.
///
/// The table of a compiled pack unpacks an entry when somebody first looks at it: one explanation needs few of them. Where it
/// cannot, for a stranger has made the pack, the entry is one that says nothing, and so is whatever a reference beyond the
/// table leads to.
#[derive(Clone, Debug)]
pub struct Table<T> {
    /// Entries by dozens, which are made when one of them is looked at; empty places stand behind the last entry.
    dozens: Vec<OnceLock<Box<Dozen<T>>>>,
    length: usize,
    nothing: OnceLock<Box<T>>,
    packed: Packed,
}

/// How many entries stand together.
const DOZEN: usize = 12;

type Dozen<T> = [OnceLock<Box<T>>; DOZEN];

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { dozens: Vec::new(), length: 0, nothing: OnceLock::new(), packed: Packed::default() }
    }
}

/// The entries must be in the order of their ids, without duplicates; `check` sees to it.
impl<T: Entry> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let mut table = Self::default();
        for entry in entries {
            if table.length % DOZEN == 0 {
                table.dozens.push(OnceLock::new());
            }
            table.length += 1;
            table.put(table.length - 1, entry);
        }
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
        let taken = self.put(position, entry);
        let taken = taken.unwrap_or_else(|| self.packed.unpack(position).unwrap_or_else(packed::nothing));
        debug_assert_eq!(taken.id().as_str(), self[reference].id().as_str());
        taken
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
}

impl<T> Table<T> {
    /// The place of an entry, if the table is so long.
    fn place(&self, position: usize) -> Option<&OnceLock<Box<T>>> {
        let dozen = self.dozens.get(position / DOZEN).filter(|_| position < self.length)?;
        dozen.get_or_init(Box::default).get(position % DOZEN)
    }

    /// Puts an entry in its place, and gives the one that was there.
    fn put(&mut self, position: usize, entry: T) -> Option<T> {
        self.place(position)?;
        let place = self.dozens.get_mut(position / DOZEN)?.get_mut()?.get_mut(position % DOZEN)?;
        std::mem::replace(place, OnceLock::from(Box::new(entry))).into_inner().map(|taken| *taken)
    }

    /// Tells a table that came out of a compiled pack what the predicates in it may name.
    pub(crate) fn connect(&mut self, vocabulary: &Arc<Vocabulary>) {
        self.packed.connect(vocabulary);
    }
}

impl<T: Entry> Index<Ref<T>> for Table<T> {
    type Output = T;

    fn index(&self, reference: Ref<T>) -> &T {
        let position = reference.position();
        let nothing = || Box::new(packed::nothing());
        match self.place(position) {
            Some(place) => place.get_or_init(|| self.packed.unpack(position).map_or_else(nothing, Box::new)),
            None => self.nothing.get_or_init(nothing),
        }
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
        let length = packed.len();
        let dozens = std::iter::repeat_with(OnceLock::new).take(length.div_ceil(DOZEN)).collect();
        Ok(Self { dozens, length, nothing: OnceLock::new(), packed })
    }
}
