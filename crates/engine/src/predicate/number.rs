//! The numbers of facts and errors: all that a predicate knows of them.

use serde::{Deserialize, Serialize};

/// The number of a fact: its position among all facts, in the order of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct FactNumber(u32);

/// The number of an error: its position among all errors, in the order of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorNumber(u32);

impl FactNumber {
    pub(crate) fn new(position: usize) -> Self {
        Self(u32::try_from(position).unwrap_or(u32::MAX))
    }

    /// The position of the fact.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

impl ErrorNumber {
    pub(crate) fn new(position: usize) -> Self {
        Self(u32::try_from(position).unwrap_or(u32::MAX))
    }

    /// The position of the error.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}
