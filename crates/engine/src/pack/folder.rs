//! Reading the rule files of a folder.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::load::Unread;
use crate::source::{Diagnostic, ProblemKind};

/// A rule file larger than this is refused, in bytes.
const MAX_FILE: u64 = 8 << 20;
/// Folders nested deeper than this are refused: a link that leads back would never end.
const MAX_DEPTH: usize = 16;

/// The path of a file from the folder of its pack on, that folder's own name included.
fn name_in(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path).components();
    let parts = folder.file_name().into_iter().chain(below.map(Component::as_os_str));
    parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The rule files below a folder, in the order of their paths.
pub(super) fn find_files(folder: &Path) -> Result<Vec<Unread>, Diagnostic> {
    let mut paths = Vec::new();
    collect(folder, 0, &mut paths)?;
    paths.sort();
    if paths.is_empty() {
        return Err(Diagnostic::new(
            ProblemKind::EmptyPack,
            format!("there is no rule file in `{}`", folder.display()),
        )
        .help("a pack is a folder with `*.toml` files; `triage new pack` makes one"));
    }
    Ok(paths
        .into_iter()
        .map(|path| Unread { path: path.to_string_lossy().into_owned(), name: name_in(folder, &path), text: None })
        .collect())
}

fn collect(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), Diagnostic> {
    let unreadable = |error: &std::io::Error| {
        Diagnostic::new(ProblemKind::Unreadable, format!("cannot read the folder `{}`: {error}", folder.display()))
            .help("`--rules` takes the folder of a pack, or the word `builtin`")
    };
    if depth > MAX_DEPTH {
        return Err(Diagnostic::new(ProblemKind::Unreadable, format!("`{}` is nested too deeply", folder.display())));
    }
    for entry in fs::read_dir(folder).map_err(|error| unreadable(&error))? {
        let entry = entry.map_err(|error| unreadable(&error))?;
        let path = entry.path();
        // Only a link must be followed to know whether it leads to a folder.
        if entry.file_type().map_or_else(|_| path.is_dir(), |kind| kind.is_dir() || kind.is_symlink() && path.is_dir())
        {
            collect(&path, depth + 1, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    Ok(())
}

/// Reads a text file, with an error that says what to do.
pub(crate) fn read_file(path: &Path) -> Result<String, Diagnostic> {
    let shown = path.display();
    let unreadable =
        |error: std::io::Error| Diagnostic::new(ProblemKind::Unreadable, format!("cannot read `{shown}`: {error}"));
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > MAX_FILE {
        return Err(Diagnostic::new(
            ProblemKind::RuleFileTooLarge,
            format!("`{shown}` is larger than {} MiB", MAX_FILE >> 20),
        )
        .help("split it: the kind of an entry is its table, never its path"));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        Diagnostic::new(ProblemKind::NotUtf8, format!("`{shown}` is not UTF-8: the fault is at byte {offset}"))
            .help("save the file as UTF-8")
    })
}
