//! The text of all rule files, so that a problem can show its line.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::workers;

/// The number of a file among [`Files`]; by default that of the first.
#[derive(Deserialize, Serialize, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(usize);

/// A rule file.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// Its path as the user sees it.
    pub path: Arc<str>,
    /// Its path from the folder of its pack on, that folder's own name included: the same wherever the pack lies.
    pub name: Arc<str>,
    /// Its text.
    pub text: Cow<'static, str>,
    /// Where each line begins, found when first asked for.
    line_starts: OnceLock<Vec<usize>>,
}

/// All rule files that were read, in order; those of a compiled pack are read when somebody first asks for one.
#[derive(Clone, Default)]
pub struct Files {
    list: OnceLock<Vec<Arc<RuleFile>>>,
    later: Option<Arc<Later>>,
}

/// Reads the rule files: the path, the name and the text of each.
type Later = dyn Fn() -> Vec<(String, String, Cow<'static, str>)> + Send + Sync;

/// A place in a file, both counted from 1; the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Files {
    /// Files that are read when somebody first asks for one.
    pub(crate) fn later(read: impl Fn() -> Vec<(String, String, Cow<'static, str>)> + Send + Sync + 'static) -> Self {
        Self { list: OnceLock::new(), later: Some(Arc::new(read)) }
    }

    fn list(&self) -> &Vec<Arc<RuleFile>> {
        let file = |(path, name, text): (String, String, _)| Arc::new(RuleFile::new(&path, &name, text));
        self.list.get_or_init(|| self.later.iter().flat_map(|read| read()).map(file).collect())
    }

    /// Adds a file.
    pub fn add(&mut self, path: &str, text: impl Into<Cow<'static, str>>) -> FileId {
        self.add_named(path, path, text)
    }

    /// Adds a file whose path depends on where its pack lies.
    pub(crate) fn add_named(&mut self, path: &str, name: &str, text: impl Into<Cow<'static, str>>) -> FileId {
        let id = FileId(self.list().len());
        let file = Arc::new(RuleFile::new(path, name, text.into()));
        if let Some(list) = self.list.get_mut() {
            list.push(file);
        }
        id
    }

    /// The numbers that the next files get.
    pub(crate) fn next_ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (self.list().len()..).map(FileId)
    }

    /// The file with this number; an empty one where a stranger's compiled pack names one that it does not have.
    pub fn get(&self, id: FileId) -> &Arc<RuleFile> {
        static NONE: LazyLock<Arc<RuleFile>> = LazyLock::new(|| Arc::new(RuleFile::new("", "", Cow::Borrowed(""))));
        self.list().get(id.0).unwrap_or(&NONE)
    }

    /// All files with their numbers, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &RuleFile)> {
        self.list().iter().enumerate().map(|(number, file)| (FileId(number), &**file))
    }

    /// The SHA-256 over those of all files in order, in hexadecimal; paths do not count, for moving a file changes nothing.
    pub(crate) fn sha256(&self) -> String {
        let mut of_files = workers::quick(self.list(), |file| Sha256::digest(&*file.text));
        of_files.sort_unstable();
        format!("{:x}", Sha256::digest(of_files.concat()))
    }
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.fmt(f)
    }
}

impl RuleFile {
    fn new(path: &str, name: &str, text: Cow<'static, str>) -> Self {
        Self { path: path.into(), name: name.into(), text, line_starts: OnceLock::new() }
    }

    /// The line and column of a byte.
    pub fn position(&self, offset: usize) -> Position {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = self.text.get(start..self.text.floor_char_boundary(offset)).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    /// The bytes of a line, counted from 1, without its end.
    pub(crate) fn line(&self, number: usize) -> Option<std::ops::Range<usize>> {
        let start = *self.line_starts().get(number.checked_sub(1)?)?;
        let rest = self.text.get(start..)?;
        Some(start..start + rest.find('\n').unwrap_or(rest.len()))
    }

    fn line_starts(&self) -> &[usize] {
        let find = || std::iter::once(0).chain(self.text.match_indices('\n').map(|(newline, _)| newline + 1)).collect();
        self.line_starts.get_or_init(find)
    }
}
