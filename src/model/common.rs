//! What every entry has: its place, its sources, its dates.

use std::sync::Arc;

use super::date::Date;
use super::reference::Source;
use super::table::Ref;
use crate::pack::RuleFile;

/// The place of an entry in a rule file.
#[derive(Clone, Debug)]
pub struct Origin {
    file: Arc<RuleFile>,
    offset: usize,
}

impl Origin {
    pub(crate) fn new(file: &Arc<RuleFile>, offset: usize) -> Self {
        Self { file: Arc::clone(file), offset }
    }

    /// The name of the file: its path from its pack's folder on, that folder's own name included.
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// The path of the file as the user gave it.
    pub(crate) fn path(&self) -> &str {
        &self.file.path
    }

    /// The line on which the entry begins, counted from 1. It is looked up when asked for; few ever are.
    pub fn line(&self) -> usize {
        self.file.position(self.offset).line
    }
}

/// What every entry has.
#[derive(Clone, Debug)]
pub struct Common {
    /// Where it is written.
    pub origin: Origin,
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
