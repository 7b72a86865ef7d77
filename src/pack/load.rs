//! Reading rule files from folders, or from the binary.

use std::borrow::Cow;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::builtin::builtin_files;
use super::diagnostic::Diagnostic;
use super::files::{FileId, Files};
use super::parse::parse_rules;
use super::raw_pack::RawPack;
use crate::workers;

/// A rule file larger than this is refused, in bytes.
const MAX_FILE: u64 = 8 << 20;
/// Folders nested deeper than this are refused: a link that leads back would never end.
const MAX_DEPTH: usize = 16;

/// Where a pack is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackSource {
    /// The pack that is built into the binary.
    Builtin,
    /// A folder: every `*.toml` below it, in the order of the paths.
    Folder(PathBuf),
}

/// Reads the packs, each laid over the ones before it.
///
/// # Errors
///
/// Everything that cannot be read or is no rule file, all of it at once.
pub fn load(sources: &[PackSource], files: &mut Files) -> Result<RawPack, Vec<Diagnostic>> {
    let mut raw = RawPack::default();
    let mut problems = Vec::new();
    for (pack, source) in sources.iter().enumerate() {
        let found = match source {
            PackSource::Builtin => Ok(builtin_files().into_iter().map(Found::builtin).collect()),
            PackSource::Folder(folder) => find_files(folder),
        };
        match found {
            Ok(found) => add_pack(pack, &found, files, &mut raw, &mut problems),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(raw) } else { Err(problems) }
}

/// A rule file that was found, not yet read.
struct Found {
    path: PathBuf,
    name: String,
    /// Its text, if it is in the binary.
    text: Option<&'static str>,
}

impl Found {
    fn builtin((path, text): (String, &'static str)) -> Self {
        Self { path: path.clone().into(), name: path, text: Some(text) }
    }

    fn text(&self) -> Result<Cow<'static, str>, Diagnostic> {
        self.text.map_or_else(|| read_file(&self.path).map(Cow::Owned), |text| Ok(Cow::Borrowed(text)))
    }
}

/// The path of a file from the folder of its pack on, that folder's own name included.
fn name_in(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path).components();
    let parts = folder.file_name().into_iter().chain(below.map(Component::as_os_str));
    parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Reads and parses files, on all processors.
fn add_pack(pack: usize, found: &[Found], files: &mut Files, raw: &mut RawPack, problems: &mut Vec<Diagnostic>) {
    let numbered: Vec<(FileId, &Found)> = files.next_ids().zip(found).collect();
    let read = workers::run(
        &numbered,
        || (),
        |(), (file, found)| {
            let text = found.text()?;
            let mut problems = Vec::new();
            let content = parse_rules(*file, &text, &mut problems);
            Ok((text, content, problems))
        },
    );
    for ((file, found), read) in numbered.into_iter().zip(read) {
        let text = match read {
            Ok((text, content, found)) => {
                raw.add(file, pack, content);
                problems.extend(found);
                text
            }
            Err(problem) => {
                problems.push(problem);
                Cow::Borrowed("")
            }
        };
        files.add_named(&found.path.to_string_lossy(), &found.name, text);
    }
}

fn find_files(folder: &Path) -> Result<Vec<Found>, Diagnostic> {
    let mut paths = Vec::new();
    collect(folder, 0, &mut paths)?;
    paths.sort();
    if paths.is_empty() {
        return Err(Diagnostic::error("empty-pack", format!("there is no rule file in `{}`", folder.display()))
            .help("a pack is a folder with `*.toml` files; `triage new pack` makes one"));
    }
    Ok(paths.into_iter().map(|path| Found { name: name_in(folder, &path), path, text: None }).collect())
}

fn collect(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), Diagnostic> {
    let unreadable = |error: &std::io::Error| {
        Diagnostic::error("unreadable", format!("cannot read the folder `{}`: {error}", folder.display()))
            .help("`--rules` takes the folder of a pack, or the word `builtin`")
    };
    if depth > MAX_DEPTH {
        return Err(Diagnostic::error("unreadable", format!("`{}` is nested too deeply", folder.display())));
    }
    for entry in fs::read_dir(folder).map_err(|error| unreadable(&error))? {
        let entry = entry.map_err(|error| unreadable(&error))?;
        let path = entry.path();
        // Only where a link leads must be looked up.
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
pub(super) fn read_file(path: &Path) -> Result<String, Diagnostic> {
    let shown = path.display();
    let unreadable = |error: std::io::Error| Diagnostic::error("unreadable", format!("cannot read `{shown}`: {error}"));
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > MAX_FILE {
        return Err(Diagnostic::error(
            "rule-file-too-large",
            format!("`{shown}` is larger than {} MiB", MAX_FILE >> 20),
        )
        .help("split it: the kind of an entry is its table, never its path"));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        Diagnostic::error("not-utf8", format!("`{shown}` is not UTF-8: the fault is at byte {offset}"))
            .help("save the file as UTF-8")
    })
}
