//! Where a pack comes from.

use std::borrow::Cow;
#[cfg(feature = "fs")]
use std::path::PathBuf;

/// Where a pack is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackSource {
    /// Files that are in memory already.
    Memory(MemoryPack),
    /// A compiled pack in a program, from [`compile`](super::compile) when the program was built. It is taken for whole.
    Compiled(&'static [u8]),
    /// A folder: every `*.toml` below it, in the order of the paths.
    #[cfg(feature = "fs")]
    Folder(PathBuf),
    /// A file with a compiled pack.
    #[cfg(feature = "fs")]
    File(PathBuf),
}

/// The files of a pack in memory: built into a program, typed into an editor, or uploaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryPack {
    pub(super) files: Vec<(String, Cow<'static, str>)>,
}

impl MemoryPack {
    /// A pack of rule files, each with its path and text; they are read in the order given.
    pub fn new(files: impl IntoIterator<Item = (String, Cow<'static, str>)>) -> Self {
        Self { files: files.into_iter().collect() }
    }
}
