//! References to entries that always resolve.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer};

use super::error::Error;
use super::fact::Fact;
use crate::predicate::{ErrorNumber, FactNumber};

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

    /// The same, as it is written.
    pub(crate) fn number(self) -> u32 {
        self.position
    }
}

impl<'de, T> Deserialize<'de> for Ref<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { position: u32::deserialize(deserializer)?, kind: PhantomData })
    }
}

/// The fact that a predicate speaks of.
impl From<FactNumber> for Ref<Fact> {
    fn from(number: FactNumber) -> Self {
        Self::new(number.position())
    }
}

/// The error that a predicate speaks of.
impl From<ErrorNumber> for Ref<Error> {
    fn from(number: ErrorNumber) -> Self {
        Self::new(number.position())
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
