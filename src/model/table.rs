//! All entries of one kind, and references to them that always resolve.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

use super::kind::Entry;

/// A reference to an entry of kind `T`. Only `check` makes one, after it has found the entry.
pub struct Ref<T> {
    position: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    pub(crate) fn new(position: usize) -> Self {
        Self { position: u32::try_from(position).unwrap_or(u32::MAX), kind: PhantomData }
    }

    /// The position of the entry in its table.
    pub(crate) fn position(self) -> usize {
        self.position as usize
    }
}

/// All entries of one kind, in the order of their ids.
#[derive(Clone, Debug)]
pub struct Table<T> {
    entries: Vec<T>,
}

impl<T: Entry> Table<T> {
    /// `entries` must be in the order of their ids, without duplicates; `check` sees to it.
    pub(crate) fn new(entries: Vec<T>) -> Self {
        debug_assert!(entries.is_sorted_by(|a, b| a.id().as_str() < b.id().as_str()));
        Self { entries }
    }

    /// Every entry with its reference, withdrawn ones included.
    pub fn iter(&self) -> impl Iterator<Item = (Ref<T>, &T)> {
        self.entries.iter().enumerate().map(|(position, entry)| (Ref::new(position), entry))
    }

    /// Every entry, withdrawn ones included.
    pub fn entries(&self) -> &[T] {
        &self.entries
    }

    /// The reference to the entry with this id.
    pub fn find(&self, id: &str) -> Option<Ref<T>> {
        self.entries.binary_search_by(|entry| entry.id().as_str().cmp(id)).ok().map(Ref::new)
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.find(id).map(|found| &self[found])
    }

    /// Exchanges an entry for another of the same id.
    pub(crate) fn exchange(&mut self, reference: Ref<T>, entry: &mut T) {
        debug_assert_eq!(self[reference].id().as_str(), entry.id().as_str());
        std::mem::swap(&mut self.entries[reference.position()], entry);
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

impl<T> Index<Ref<T>> for Table<T> {
    type Output = T;

    fn index(&self, reference: Ref<T>) -> &T {
        &self.entries[reference.position()]
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ref<T> {}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.position == other.position
    }
}

impl<T> Eq for Ref<T> {}

impl<T> PartialOrd for Ref<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Ref<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.position.cmp(&other.position)
    }
}

impl<T> Hash for Ref<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.position.hash(state);
    }
}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.position)
    }
}
