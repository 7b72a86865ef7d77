//! The entries of one kind in a compiled pack, each in bytes of its own.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize};

use super::entry::Entry;
use crate::predicate::Vocabulary;

/// Entries in [postcard](https://postcard.jamesmunns.com/wire-format), one behind the other.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Packed {
    /// Where each entry ends.
    ends: Vec<u32>,
    bytes: Cow<'static, [u8]>,
    #[serde(skip)]
    vocabulary: Arc<Vocabulary>,
}

impl Packed {
    pub(super) fn pack<'e, T: Entry + 'e>(entries: impl Iterator<Item = &'e T>) -> Result<Self, String> {
        let (mut ends, mut bytes) = (Vec::new(), Vec::new());
        for entry in entries {
            bytes = postcard::to_extend(entry, bytes).map_err(|error| error.to_string())?;
            ends.push(u32::try_from(bytes.len()).map_err(|error| error.to_string())?);
        }
        Ok(Self { ends, bytes: Cow::Owned(bytes), vocabulary: Arc::default() })
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn connect(&mut self, vocabulary: &Arc<Vocabulary>) {
        self.vocabulary = Arc::clone(vocabulary);
    }

    /// The entry at a position.
    ///
    /// # Panics
    ///
    /// On bytes that [`Packed::pack`] did not write. There are none: they never leave the build that wrote them, and a
    /// test unpacks every entry.
    #[expect(clippy::expect_used, reason = "nothing that a user can do leads here")]
    pub(super) fn unpack<T: Entry>(&self, position: usize) -> T {
        let end = |position: usize| self.ends.get(position).map_or(0, |end| *end as usize);
        let range = position.checked_sub(1).map_or(0, end)..end(position);
        let bytes = self.bytes.get(range).unwrap_or_default();
        let mut entry: T = postcard::from_bytes(bytes).expect("an entry of a compiled pack");
        for predicate in entry.predicates() {
            predicate.connect(&self.vocabulary);
        }
        entry
    }
}

/// The bytes stay where they are: in the binary.
impl<'de: 'static> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (ends, bytes) = <(Vec<u32>, &'de [u8])>::deserialize(deserializer)?;
        Ok(Self { ends, bytes: Cow::Borrowed(bytes), vocabulary: Arc::default() })
    }
}
