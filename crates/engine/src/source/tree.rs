//! The files of a folder that somebody else may have written: a link, a pipe or a device in it must do no harm.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{Diagnostic, ProblemKind};

/// A rule file or fixture larger than this is refused, in bytes.
pub const MAX_FILE: u64 = 8 << 20;
/// A folder with more rule files or fixtures than this is refused.
pub const MAX_FILES: usize = 50_000;
/// So many things in a folder are looked at, whatever they are.
pub const MAX_SEEN: usize = 200_000;
/// The rule files or fixtures of one folder may hold so much together, in bytes.
pub const MAX_TOTAL: u64 = 256 << 20;
/// Folders nested deeper than this are refused.
pub const MAX_DEPTH: usize = 16;

/// The TOML files below a folder, in the order of their paths. Links are followed as long as they stay in the folder, and
/// nothing is read twice.
///
/// # Errors
///
/// The first thing in the folder that is no file of it, or too much of it.
pub(crate) fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let root = fs::canonicalize(folder).map_err(|error| unreadable(folder, &error))?;
    let mut walk = Walk { root, been_to: HashSet::new(), seen: 0, total: 0, found: Vec::new() };
    let real = walk.root.clone();
    walk.folder(folder, real, 0)?;
    walk.found.sort();
    Ok(walk.found)
}

struct Walk {
    root: PathBuf,
    /// Where links lead to, and folders lie, without any link in the path.
    been_to: HashSet<PathBuf>,
    seen: usize,
    total: u64,
    found: Vec<PathBuf>,
}

impl Walk {
    /// Goes through a folder, which lies at `real` once no link is in the way.
    fn folder(&mut self, folder: &Path, real: PathBuf, depth: usize) -> Result<(), Diagnostic> {
        if depth > MAX_DEPTH {
            let message = format!("`{}` is nested deeper than {MAX_DEPTH} folders", folder.display());
            return Err(
                Diagnostic::new(ProblemKind::Unreadable, message).help("put its files further up: paths mean nothing")
            );
        }
        if !self.been_to.insert(real.clone()) {
            return Ok(());
        }
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
            self.seen += 1;
            if self.seen > MAX_SEEN {
                return Err(too_large(&self.root, &format!("{MAX_SEEN} files and folders")));
            }
            paths.push(entry.map_err(|error| unreadable(folder, &error))?.path());
        }
        paths.sort();
        paths.iter().try_for_each(|path| self.entry(path, &real, depth))
    }

    fn entry(&mut self, path: &Path, within: &Path, depth: usize) -> Result<(), Diagnostic> {
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        let own = fs::symlink_metadata(path).map_err(|error| unreadable(path, &error))?;
        if !own.is_symlink() {
            let real = within.join(path.file_name().unwrap_or_default());
            return self.file_or_folder(path, real, &own, depth);
        }
        match fs::metadata(path) {
            Ok(there) if there.is_dir() || is_toml => {
                let real = fs::canonicalize(path).map_err(|error| unreadable(path, &error))?;
                if !real.starts_with(&self.root) {
                    let message = format!("`{}` is a link that leads out of the folder", path.display());
                    return Err(Diagnostic::new(ProblemKind::Unreadable, message)
                        .help("copy what it leads to: a pack is read no further than its own folder"));
                }
                self.file_or_folder(path, real, &there, depth)
            }
            Err(error) if is_toml => Err(unreadable(path, &error)),
            _ => Ok(()),
        }
    }

    fn file_or_folder(
        &mut self,
        path: &Path,
        real: PathBuf,
        there: &fs::Metadata,
        depth: usize,
    ) -> Result<(), Diagnostic> {
        if there.is_dir() {
            return self.folder(path, real, depth + 1);
        }
        if path.extension().is_none_or(|extension| extension != "toml") {
            return Ok(());
        }
        if !there.is_file() {
            return Err(Diagnostic::new(ProblemKind::Unreadable, format!("`{}` is no regular file", path.display()))
                .help("remove it: a pipe or a device is no rule file"));
        }
        if self.been_to.insert(real) {
            self.total = self.total.saturating_add(there.len().min(MAX_FILE));
            self.found.push(path.to_owned());
        }
        if self.found.len() > MAX_FILES {
            return Err(too_large(&self.root, &format!("{MAX_FILES} rule files")));
        }
        if self.total > MAX_TOTAL {
            return Err(too_large(&self.root, &format!("{} MiB of rule files", MAX_TOTAL >> 20)));
        }
        Ok(())
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot read `{}`: {error}", path.display());
    Diagnostic::new(ProblemKind::Unreadable, message)
        .help("`--rules` takes the folder of a pack, or the word `builtin`")
}

fn too_large(root: &Path, limit: &str) -> Diagnostic {
    Diagnostic::new(ProblemKind::PackTooLarge, format!("`{}` holds more than {limit}", root.display()))
        .help("is this the folder that you mean? name the one with the rules in it")
}

/// Reads a text file, and no more of it than a rule file may hold, with an error that says what to do.
pub(crate) fn read_file(path: &Path) -> Result<String, Diagnostic> {
    let shown = path.display();
    let mut bytes = Vec::new();
    read_into(path, &mut bytes)?;
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        Diagnostic::new(ProblemKind::NotUtf8, format!("`{shown}` is not UTF-8: the fault is at byte {offset}"))
            .help("save the file as UTF-8")
    })
}

/// Reads the bytes of such a file in the place of what stands in `bytes`.
pub(crate) fn read_into(path: &Path, bytes: &mut Vec<u8>) -> Result<(), Diagnostic> {
    let shown = path.display();
    let unreadable =
        |error: io::Error| Diagnostic::new(ProblemKind::Unreadable, format!("cannot read `{shown}`: {error}"));
    // What is no file may never end, or never begin.
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(Diagnostic::new(ProblemKind::Unreadable, format!("`{shown}` is no regular file")));
    }
    bytes.clear();
    let file = File::open(path).map_err(unreadable)?;
    file.take(MAX_FILE + 1).read_to_end(bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(Diagnostic::new(
            ProblemKind::RuleFileTooLarge,
            format!("`{shown}` is larger than {} MiB", MAX_FILE >> 20),
        )
        .help("split it: the kind of an entry is its table, never its path"));
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests;
