//! Where pieces end that stand one behind the other.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::numbers::Numbers;

/// Where each of several pieces ends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(crate) struct Ends(Numbers);

impl Ends {
    /// Adds the end of a piece; one that no pack grows to is the last that can be said.
    pub(crate) fn push(&mut self, end: usize) {
        self.0.push(u32::try_from(end).unwrap_or(u32::MAX));
    }

    /// How many pieces there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Where a piece stands; nowhere if there is none with this number.
    pub(crate) fn range(&self, number: usize) -> Range<usize> {
        number.checked_sub(1).map_or(0, |before| self.end(before))..self.end(number)
    }

    /// Where all pieces stand.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        (0..self.len()).map(move |number| {
            let end = self.end(number);
            std::mem::replace(&mut start, end)..end
        })
    }

    fn end(&self, number: usize) -> usize {
        self.0.get(number).map_or(0, |end| end as usize)
    }
}
