//! Writing files: all of a command or none, each beside its place first, and never through a link. Whoever reads one
//! meanwhile sees the old one or the new one, and never half of one.

mod disk;

use std::path::{Component, Path, PathBuf};
use std::{io, process};

use super::Failure;
pub(super) use disk::{Disk, Real};

/// How the file ends that is written beside its place.
const NEW: &str = "triage-new";
/// How the file ends that keeps what stood in a place before.
const OLD: &str = "triage-old";

/// Files to write and to remove below one folder.
#[derive(Debug)]
pub(super) struct Batch<'b> {
    root: &'b Path,
    changes: Vec<Change>,
}

#[derive(Debug)]
enum Change {
    /// A file that must not be there yet.
    Create(PathBuf, Content),
    /// A file that may be there.
    Replace(PathBuf, Content),
    Remove(PathBuf),
}

/// What a file holds.
#[derive(Debug)]
pub(super) struct Content {
    bytes: Vec<u8>,
    /// Who may do what with it, where the system knows that; by default what the system grants.
    mode: Option<u32>,
}

impl Content {
    /// Bytes that only the user may read.
    pub(super) fn private(bytes: Vec<u8>) -> Self {
        Self { bytes, mode: Some(0o600) }
    }
}

impl<T: Into<Vec<u8>>> From<T> for Content {
    fn from(bytes: T) -> Self {
        Self { bytes: bytes.into(), mode: None }
    }
}

/// What was done, to be undone where the rest fails.
enum Done {
    Folder(PathBuf),
    /// Written beside.
    Beside(PathBuf),
    /// What stands in the place is kept beside it.
    Kept(PathBuf),
    /// The place has changed.
    Placed(PathBuf),
}

impl<'b> Batch<'b> {
    /// An empty batch; of links only those are followed that lead to the folder itself.
    pub(super) fn below(root: &'b Path) -> Self {
        Self { root, changes: Vec::new() }
    }

    /// Adds a file that must not be there yet.
    pub(super) fn create(&mut self, path: PathBuf, content: impl Into<Content>) {
        self.changes.push(Change::Create(path, content.into()));
    }

    /// Adds a file that may be there.
    pub(super) fn replace(&mut self, path: PathBuf, content: impl Into<Content>) {
        self.changes.push(Change::Replace(path, content.into()));
    }

    /// Removes a file.
    pub(super) fn remove(&mut self, path: PathBuf) {
        self.changes.push(Change::Remove(path));
    }

    /// Writes everything, or leaves everything as it was and says why.
    pub(super) fn write(&self, disk: &impl Disk) -> Result<(), Failure> {
        self.changes.iter().try_for_each(|change| self.validate(change, disk))?;
        let mut done = Vec::new();
        let written = self.write_beside(disk, &mut done).and_then(|()| self.put_in_place(disk, &mut done));
        match written {
            Ok(()) => {
                // Everything is in its place; what is left of the old files is only litter.
                for step in &done {
                    if let Done::Kept(path) = step {
                        let _ = disk.remove(&beside(path, OLD));
                    }
                }
                Ok(())
            }
            Err(failure) => {
                done.iter().rev().for_each(|step| undo(step, disk));
                Err(failure)
            }
        }
    }

    /// Nothing may be a link on the way from the folder to the file, and the file itself must be one.
    fn validate(&self, change: &Change, disk: &impl Disk) -> Result<(), Failure> {
        let path = change.path();
        let below = path.strip_prefix(self.root).unwrap_or(path);
        if below.components().any(|part| part == Component::ParentDir) {
            return Err(Failure::new(format!("`{}` leads out of its folder", path.display()), ""));
        }
        let mut place = self.root.to_owned();
        for part in below.components() {
            place.push(part);
            if disk.is_link(&place) {
                return Err(Failure::new(
                    format!("`{}` is a link, and nothing is written through one", place.display()),
                    "remove the link, or name the folder that it leads to",
                ));
            }
        }
        if disk.is_there(path) && matches!(change, Change::Create(..)) {
            return Err(Failure::new(
                format!("`{}` is there already", path.display()),
                "move it, or write the entry into it by hand",
            ));
        }
        if disk.is_there(path) && !disk.is_file(path) {
            return Err(Failure::new(format!("`{}` is there, and no file", path.display()), "name another place"));
        }
        Ok(())
    }

    fn write_beside(&self, disk: &impl Disk, done: &mut Vec<Done>) -> Result<(), Failure> {
        for change in &self.changes {
            let path = change.path();
            if disk.is_there(path) {
                let old = cleared(path, OLD, disk)?;
                done.push(Done::Kept(path.to_owned()));
                disk.keep(path, &old).map_err(|error| cannot("keep", path, &error))?;
            }
            if let Change::Create(_, content) | Change::Replace(_, content) = change {
                folders(path.parent(), disk, done)?;
                let new = cleared(path, NEW, disk)?;
                done.push(Done::Beside(path.to_owned()));
                disk.write_new(&new, content).map_err(|error| cannot("write", path, &error))?;
            }
        }
        Ok(())
    }

    fn put_in_place(&self, disk: &impl Disk, done: &mut Vec<Done>) -> Result<(), Failure> {
        for change in &self.changes {
            let path = change.path();
            let placed = match change {
                Change::Remove(_) => disk.remove(path),
                Change::Create(..) | Change::Replace(..) => disk.rename(&beside(path, NEW), path),
            };
            placed.map_err(|error| cannot("write", path, &error))?;
            done.push(Done::Placed(path.to_owned()));
        }
        Ok(())
    }
}

impl Change {
    fn path(&self) -> &Path {
        match self {
            Self::Create(path, _) | Self::Replace(path, _) | Self::Remove(path) => path,
        }
    }
}

fn folders(folder: Option<&Path>, disk: &impl Disk, done: &mut Vec<Done>) -> Result<(), Failure> {
    let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty() && !disk.is_there(folder)) else {
        return Ok(());
    };
    folders(folder.parent(), disk, done)?;
    disk.create_folder(folder).map_err(|error| cannot("make", folder, &error))?;
    done.push(Done::Folder(folder.to_owned()));
    Ok(())
}

/// The name of a hidden file beside another, with nothing there: what a run of this number left that was killed is nobody's.
fn cleared(path: &Path, ending: &str, disk: &impl Disk) -> Result<PathBuf, Failure> {
    let name = beside(path, ending);
    if disk.is_there(&name) {
        disk.remove(&name).map_err(|error| cannot("remove", &name, &error))?;
    }
    Ok(name)
}

fn undo(step: &Done, disk: &impl Disk) {
    let remove = |path: PathBuf| if disk.is_there(&path) { disk.remove(&path) } else { Ok(()) };
    // Whoever cannot be helped has the first failure to read.
    let _ = match step {
        Done::Folder(path) => disk.remove_folder(path),
        Done::Beside(path) => remove(beside(path, NEW)),
        Done::Kept(path) => remove(beside(path, OLD)),
        Done::Placed(path) if disk.is_there(&beside(path, OLD)) => disk.rename(&beside(path, OLD), path),
        Done::Placed(path) => disk.remove(path),
    };
}

/// A hidden file beside another, of this process alone: another may be writing the same file.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.{ending}", process::id()))
}

/// Whether a file of this name is one that a killed run left beside another, or that a run is about to move.
pub(super) fn is_unfinished(name: &str) -> bool {
    [NEW, OLD].iter().any(|ending| name.ends_with(ending))
}

fn cannot(what: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot {what} `{}`: {error}", path.display()), "nothing was changed")
}

#[cfg(test)]
mod tests;
