//! What every entry has: its place, its sources, its dates.

use serde::{Deserialize, Serialize, Serializer};

use super::date::Date;
use super::source::Source;
use super::typed_ref::Ref;
use crate::source::{FileId, Files};

/// The place of an entry in a rule file.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct WrittenAt {
    pub(crate) file: FileId,
    pub(crate) offset: usize,
}

/// An entry says the same wherever it is written.
impl Serialize for WrittenAt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_unit();
        }
        (self.file, self.offset).serialize(serializer)
    }
}

impl WrittenAt {
    /// The file.
    pub fn file(self) -> FileId {
        self.file
    }

    /// The byte in it at which the entry's id begins, quotes included.
    pub fn offset(self) -> usize {
        self.offset
    }

    /// The name of the file, among `files` of the pack: its path from its pack's folder on, that folder's own name included.
    pub fn name(self, files: &Files) -> &str {
        &files.get(self.file).name
    }

    /// The line on which the entry begins, counted from 1. It is looked up when asked for; few ever are.
    pub fn line(self, files: &Files) -> usize {
        files.get(self.file).position(self.offset).line
    }
}

/// What every entry has.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Common {
    /// Where it is written.
    pub written_at: WrittenAt,
    /// The number of its pack among those laid over each other.
    pub pack: usize,
    /// What supports it.
    pub sources: Vec<Ref<Source>>,
    /// When somebody last compared it with its sources.
    pub verified: Option<Date>,
    /// From when on it must be looked at again.
    pub expires: Option<Date>,
    /// The product version that it begins with.
    pub since: Option<String>,
    /// The product version that it ends with.
    pub until: Option<String>,
    /// When it was taken back.
    pub withdrawn: Option<Date>,
    /// A short aside to readers.
    pub remark: Option<String>,
}

impl Common {
    /// Whether the entry still counts.
    pub fn is_current(&self) -> bool {
        self.withdrawn.is_none()
    }
}
