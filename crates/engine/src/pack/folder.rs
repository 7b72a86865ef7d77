//! The rule files of a folder.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::load::Unread;
use super::source::MemoryPack;
use crate::source::{Diagnostic, ProblemKind, read_file, toml_files};

/// The folder of captured payloads, below the folder of a pack or beside it.
pub const FIXTURES: &str = "fixtures";

/// The folder of a pack's fixtures: `fixtures` in the folder of the pack where there is one, else `fixtures` beside it. With
/// the first form several packs can lie in one folder.
pub fn fixtures_of(folder: &Path) -> PathBuf {
    let inside = folder.join(FIXTURES);
    if inside.is_dir() { inside } else { folder.parent().unwrap_or(folder).join(FIXTURES) }
}

/// The path of a file from the folder of its pack on, that folder's own name included.
fn name_in(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path).components();
    let parts = folder.file_name().into_iter().chain(below.map(Component::as_os_str));
    parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The rule files below a folder, in the order of their paths; its fixtures are none.
pub(super) fn find_files(folder: &Path) -> Result<Vec<Unread>, Diagnostic> {
    let mut paths = toml_files(folder)?;
    paths.retain(|path| !path.starts_with(folder.join(FIXTURES)));
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

/// The rule files of a folder as somebody has them in an editor: what was typed takes the place of what is written.
///
/// # Errors
///
/// The first file that cannot be read.
pub fn with_edits(folder: &Path, edited: &BTreeMap<PathBuf, String>) -> Result<MemoryPack, Diagnostic> {
    let written = find_files(folder)?.into_iter().map(|file| PathBuf::from(file.path));
    let is_rule_file = |path: &&PathBuf| {
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        is_toml && path.starts_with(folder) && !path.starts_with(folder.join(FIXTURES))
    };
    let mut paths: Vec<PathBuf> = written.chain(edited.keys().filter(is_rule_file).cloned()).collect();
    paths.sort();
    paths.dedup();
    let file = |path: PathBuf| {
        let text = edited.get(&path).cloned().map_or_else(|| read_file(&path), Ok)?;
        Ok((path.to_string_lossy().into_owned(), text.into()))
    };
    Ok(MemoryPack::new(paths.into_iter().map(file).collect::<Result<Vec<_>, Diagnostic>>()?))
}

/// The rule files or fixtures below a folder; none where it cannot be read.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    toml_files(folder).unwrap_or_default()
}
