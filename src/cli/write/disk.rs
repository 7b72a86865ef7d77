//! What writing needs of a disk, so that tests can make it fail.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::Content;

/// A disk.
pub(in crate::cli) trait Disk {
    /// Writes a file that is not there yet, and follows no link.
    fn write_new(&self, path: &Path, content: &Content) -> io::Result<()>;
    /// Gives a file a second name, or its copy where the disk knows no second names.
    fn keep(&self, path: &Path, second: &Path) -> io::Result<()>;
    /// Gives a file another name, over whatever has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder in one that is there.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Whether something has this name, be it a link to nowhere.
    fn is_there(&self, path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok()
    }

    /// Whether a link has this name.
    fn is_link(&self, path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok_and(|there| there.is_symlink())
    }

    /// Whether a regular file has this name.
    fn is_file(&self, path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok_and(|there| there.is_file())
    }
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Real;

impl Disk for Real {
    fn write_new(&self, path: &Path, content: &Content) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if let Some(mode) = content.mode {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
        }
        let mut file = options.open(path)?;
        file.write_all(&content.bytes)?;
        file.flush()
    }

    fn keep(&self, path: &Path, second: &Path) -> io::Result<()> {
        fs::hard_link(path, second).or_else(|_| fs::copy(path, second).map(|_| ()))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}
