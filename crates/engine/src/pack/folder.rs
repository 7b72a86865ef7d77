//! The rule files of a folder.

use std::path::{Component, Path};

use super::load::Unread;
use crate::source::{Diagnostic, ProblemKind, toml_files};

/// The path of a file from the folder of its pack on, that folder's own name included.
fn name_in(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path).components();
    let parts = folder.file_name().into_iter().chain(below.map(Component::as_os_str));
    parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The rule files below a folder, in the order of their paths.
pub(super) fn find_files(folder: &Path) -> Result<Vec<Unread>, Diagnostic> {
    let paths = toml_files(folder)?;
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
