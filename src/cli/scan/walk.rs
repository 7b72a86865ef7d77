//! Which files a scan reads, in an order that does not change.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// A file to read, or why something cannot be.
pub(super) enum Walked {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// What kept a path from being read.
    Problem(String),
}

/// The files that paths name: as they are named, folders in the order of their names.
pub(super) fn files(paths: &[PathBuf], no_ignore: bool) -> impl Iterator<Item = Walked> {
    paths.iter().flat_map(move |path| -> Box<dyn Iterator<Item = Walked> + Send> {
        match path.is_dir() {
            _ if path.as_os_str() == "-" => Box::new(std::iter::once(Walked::Stdin)),
            true => Box::new(below(path, no_ignore)),
            false => Box::new(std::iter::once(Walked::File(path.clone()))),
        }
    })
}

fn below(folder: &Path, no_ignore: bool) -> impl Iterator<Item = Walked> + use<> {
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(!no_ignore).sort_by_file_name(Ord::cmp);
    walk.build().filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => Some(Walked::File(entry.into_path())),
        Ok(_) => None,
        Err(error) => Some(Walked::Problem(format!("cannot read: {error}"))),
    })
}
