//! Writing a file that others may be reading: they see the old one or the new one, and never half of one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process;

/// What stands behind the name of a file that is still being written.
pub(super) const UNFINISHED: &str = ".new";

/// Writes a file beside its place and moves it there. `mode` says who may do what with it, where the system knows that.
pub(in crate::cli) fn write_whole(path: &Path, bytes: &[u8], mode: Option<u32>) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}{UNFINISHED}", process::id()));
    let beside = Path::new(&beside);
    let written = write_new(beside, bytes, mode).and_then(|()| fs::rename(beside, path));
    if written.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::AlreadyExists) {
        // The first failure is told of; this one only leaves a file behind.
        let _ = fs::remove_file(beside);
    }
    written
}

fn write_new(path: &Path, bytes: &[u8], mode: Option<u32>) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Some(mode) = mode {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    }
    #[cfg(not(unix))]
    let _ = mode;
    options.open(path)?.write_all(bytes)
}
