//! `triage render`: the only command that writes a folder of files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::write::{Batch, Disk, Real};
use super::{Failure, Packs, output, source};
use triage_kb::changes::changes;
use triage_kb::model::Date;
use triage_kb::site::{self, Occasion};

/// Lists the files of the last rendering, so that only these are ever replaced or removed.
const LIST: &str = "rendered.txt";
/// Stands in the folder while it is written to.
const LOCK: &str = ".triage-render.lock";
/// So many files are named before the rest is only counted.
const NAMED: usize = 10;

/// Write the knowledge base as a documentation site
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage render --out book
  triage render --out book --check")]
pub(crate) struct Render {
    /// The folder to write to; `mdbook build` makes a site of it
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write nothing; say what differs from the folder
    #[arg(long)]
    check: bool,
    /// Reckon ages from this day; without one, the pages name dates only
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// Fill the page and the feed of changes with what changed since this pack
    #[arg(long, value_name = "DIR")]
    since: Option<PathBuf>,
}

pub(super) fn run(command: &Render, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let changes = match &command.since {
        Some(old) => changes(Packs::named(source(old), old).open()?, knowledge),
        None => Vec::new(),
    };
    let mut files = site::render(knowledge, &Occasion { today: command.today, changes });
    let list = lines(files.keys());
    files.insert(LIST.to_owned(), list);
    let folder = Folder { root: &command.out, written: written(&command.out) };
    if command.check {
        return check(&folder, &files);
    }
    let _lock = Lock::take(&command.out)?;
    // What another rendering wrote in the meantime counts.
    Folder { root: &command.out, written: written(&command.out) }.write(&files)?;
    let said = format!("wrote {} files to `{}`\n", files.len(), command.out.display());
    output::answer(&triage_kb::without_keys(&said))?;
    Ok(ExitCode::SUCCESS)
}

/// Says what differs, and how to mend it.
fn check(folder: &Folder<'_>, files: &BTreeMap<String, String>) -> Result<ExitCode, Failure> {
    let differing: Vec<String> = files.iter().filter_map(|(path, text)| folder.difference(path, text)).collect();
    let left = folder.left_over(files).map(|path| format!("{path} is left over"));
    let found: Vec<String> = differing.into_iter().chain(left).collect();
    if found.is_empty() {
        output::answer(&triage_kb::without_keys(&format!("`{}` is up to date\n", folder.root.display())))?;
        return Ok(ExitCode::SUCCESS);
    }
    let named = lines(found.iter().take(NAMED));
    let more = found.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!("and {more} more\n") } else { String::new() };
    output::answer(&triage_kb::without_keys(&format!("{named}{rest}help: run `{}`\n", mending())))?;
    Ok(ExitCode::FAILURE)
}

/// Each text on a line of its own.
fn lines<'t>(texts: impl IntoIterator<Item = &'t String>) -> String {
    texts.into_iter().flat_map(|text| [text.as_str(), "\n"]).collect()
}

/// The command that brings the folder up to date.
fn mending() -> String {
    let arguments = std::env::args().skip(1).filter(|argument| argument != "--check");
    let quoted = arguments.map(|argument| if argument.contains(' ') { format!("'{argument}'") } else { argument });
    std::iter::once("triage".to_owned()).chain(quoted).collect::<Vec<_>>().join(" ")
}

/// The folder of a rendering.
struct Folder<'f> {
    root: &'f Path,
    /// The files that the last rendering wrote.
    written: BTreeSet<String>,
}

fn written(root: &Path) -> BTreeSet<String> {
    let list = fs::read_to_string(root.join(LIST)).unwrap_or_default();
    let is_inside = |path: &&str| Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    list.lines().filter(is_inside).map(str::to_owned).chain([LIST.to_owned()]).collect()
}

impl Folder<'_> {
    fn read(&self, path: &str) -> Option<String> {
        fs::read(self.root.join(path)).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    fn difference(&self, path: &str, text: &str) -> Option<String> {
        match self.read(path) {
            None => Some(format!("{path} is missing")),
            Some(found) if found != text => Some(format!("{path} differs")),
            Some(_) => None,
        }
    }

    /// Files of the last rendering that are still there and no longer wanted.
    fn left_over<'s>(&'s self, files: &'s BTreeMap<String, String>) -> impl Iterator<Item = &'s String> {
        self.written.iter().filter(|path| !files.contains_key(*path) && self.root.join(path).is_file())
    }

    /// Writes what differs and removes what is left over. A file that no rendering wrote is never touched.
    fn write(&self, files: &BTreeMap<String, String>) -> Result<(), Failure> {
        let foreign = files
            .iter()
            .find(|(path, text)| !self.written.contains(*path) && self.read(path).is_some_and(|found| found != **text));
        if let Some((path, _)) = foreign {
            let path = self.root.join(path);
            return Err(Failure::new(
                format!("`{}` is there already, and `triage render` did not write it", path.display()),
                "name another folder with `--out`, or remove the file",
            ));
        }
        let mut batch = Batch::below(self.root);
        self.left_over(files).for_each(|path| batch.remove(self.root.join(path)));
        for (path, text) in files.iter().filter(|(path, text)| self.difference(path, text).is_some()) {
            batch.replace(self.root.join(path), text.as_str());
        }
        batch.write(&Real)
    }
}

/// Keeps a second rendering out of a folder for as long as it lives.
struct Lock(PathBuf);

impl Lock {
    fn take(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join(LOCK);
        let made = fs::create_dir_all(folder).and_then(|()| Real.write_new(&path, &Vec::new().into()));
        match made {
            Ok(()) => Ok(Self(path)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(Failure::new(
                format!("`{}` is being written to by another `triage render`", folder.display()),
                format!("wait for it; if none runs, remove `{}`", path.display()),
            )),
            Err(error) => {
                let message = format!("cannot write to `{}`: {error}", folder.display());
                Err(Failure::new(message, "is the folder yours to write to?"))
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock that stays is told of by whoever meets it.
        let _ = fs::remove_file(&self.0);
    }
}
