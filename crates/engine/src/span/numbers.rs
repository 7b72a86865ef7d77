//! Numbers that are read where they lie in a compiled pack, for few of them ever are.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

/// The size of a number, in bytes.
const SIZE: usize = 4;

/// Numbers, one behind the other.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Numbers(Cow<'static, [u8]>);

impl Numbers {
    pub(super) fn push(&mut self, number: u32) {
        self.0.to_mut().extend(number.to_le_bytes());
    }

    pub(super) fn len(&self) -> usize {
        self.0.len() / SIZE
    }

    pub(super) fn get(&self, position: usize) -> Option<u32> {
        self.0.get(position * SIZE..)?.first_chunk().copied().map(u32::from_le_bytes)
    }
}

impl<'de: 'static> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'de [u8]>::deserialize(deserializer).map(|bytes| Self(Cow::Borrowed(bytes)))
    }
}
