//! The entries of one kind in a compiled pack, each in bytes of its own.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize};

use super::entry::Entry;
use crate::predicate::Vocabulary;
use crate::span::Ends;

/// Entries in [postcard](https://postcard.jamesmunns.com/wire-format), one behind the other.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Packed {
    ends: Ends,
    bytes: Cow<'static, [u8]>,
    #[serde(skip)]
    vocabulary: Arc<Vocabulary>,
}

impl Packed {
    pub(super) fn pack<'e, T: Entry + 'e>(entries: impl Iterator<Item = &'e T>) -> Result<Self, String> {
        let (mut ends, mut bytes) = (Ends::default(), Vec::new());
        for entry in entries {
            bytes = postcard::to_extend(entry, bytes).map_err(|error| error.to_string())?;
            ends.push(bytes.len());
        }
        Ok(Self { ends, bytes: Cow::Owned(bytes), vocabulary: Arc::default() })
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn connect(&mut self, vocabulary: &Arc<Vocabulary>) {
        self.vocabulary = Arc::clone(vocabulary);
    }

    /// The entry at a position; `None` where the bytes there are none.
    pub(super) fn unpack<T: Entry>(&self, position: usize) -> Option<T> {
        let mut entry: T = postcard::from_bytes(self.bytes.get(self.ends.range(position))?).ok()?;
        for predicate in entry.predicates() {
            predicate.connect(&self.vocabulary);
        }
        Some(entry)
    }
}

/// An entry without any text or reference is written in fewer bytes than this, all of them zero; a test makes one of each kind.
const NOTHING: [u8; 256] = [0; 256];

/// The entry that says nothing.
#[expect(clippy::expect_used, reason = "it depends on the kind alone, and a test makes one of each")]
pub(super) fn nothing<T: Entry>() -> T {
    postcard::from_bytes(&NOTHING).expect("an entry that says nothing")
}

/// The bytes stay where they are: in the binary, or in the file that was read.
impl<'de: 'static> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (ends, bytes) = <(Ends, &'de [u8])>::deserialize(deserializer)?;
        Ok(Self { ends, bytes: Cow::Borrowed(bytes), vocabulary: Arc::default() })
    }
}
