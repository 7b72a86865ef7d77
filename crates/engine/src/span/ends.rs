//! Where pieces end that stand one behind the other.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize};

/// The size of a number, in bytes.
const SIZE: usize = 4;

/// Where each of several pieces ends: numbers that are read where they lie in a compiled pack, for few of them ever are.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Ends(Cow<'static, [u8]>);

impl Ends {
    /// Adds the end of a piece; one that no pack grows to is the last that can be said.
    pub(crate) fn push(&mut self, end: usize) {
        self.0.to_mut().extend(u32::try_from(end).unwrap_or(u32::MAX).to_le_bytes());
    }

    /// How many pieces there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len() / SIZE
    }

    /// Where a piece stands; nowhere if there is none with this number.
    pub(crate) fn range(&self, number: usize) -> Range<usize> {
        let end =
            |number: usize| self.0.get(number * SIZE..).and_then(<[u8]>::first_chunk).copied().map_or(0, number_of);
        number.checked_sub(1).map_or(0, end)..end(number)
    }

    /// Where all pieces stand.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = || self.0.chunks_exact(SIZE).map(|bytes| bytes.first_chunk().copied().map_or(0, number_of));
        std::iter::once(0).chain(ends()).zip(ends()).map(|(start, end)| start..end)
    }
}

fn number_of(bytes: [u8; SIZE]) -> usize {
    u32::from_le_bytes(bytes) as usize
}

impl<'de: 'static> Deserialize<'de> for Ends {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'de [u8]>::deserialize(deserializer).map(|bytes| Self(Cow::Borrowed(bytes)))
    }
}
