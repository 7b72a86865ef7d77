//! Where new entries lie, whether their ids are free, and what to run once they are written.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::cli::write::{Batch, Real};
use crate::cli::{Failure, Packs, input, output};
use triage_kb::author;
use triage_kb::model::{Entry, Id, KnowledgeBase, Table};
use triage_kb::pack::fixtures_of;
use triage_kb::source::suggest;

/// The pack that is written to.
pub(super) struct Rules<'p> {
    pub(super) packs: &'p Packs,
    pub(super) knowledge: &'static KnowledgeBase,
    folder: &'p Path,
}

impl<'p> Rules<'p> {
    /// The uppermost folder among the packs.
    pub(super) fn of(packs: &'p Packs) -> Result<Self, Failure> {
        let Some(folder) = packs.folder() else {
            return Err(Failure::new(
                "the pack in the binary or in a file cannot be written to",
                "name the folder of a pack with --rules, or make one: triage new pack FOLDER",
            ));
        };
        Ok(Self { packs, knowledge: packs.open()?, folder })
    }

    /// The file of a new entry: entries lie by what they are about, so that a file can be told from an id.
    pub(super) fn place(&self, folders: &[&str], id: &str) -> PathBuf {
        let below = folders.iter().fold(self.folder.to_owned(), |path, folder| path.join(author::slug(folder)));
        below.join(file_name(id))
    }

    /// The file of a new fixture `system/name`.
    pub(super) fn fixture(&self, name: &str) -> PathBuf {
        let path = name.split('/').map(author::slug).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
        let folder = fixtures_of(self.folder);
        if path.is_empty() { folder.join("case.toml") } else { folder.join(path + ".toml") }
    }

    /// A layer that is named must be there.
    pub(super) fn layer(&self, named: Option<&str>) -> Result<String, Failure> {
        let ids: Vec<&str> = self.knowledge.layers.entries().map(|layer| layer.id.as_str()).collect();
        let help = format!("name one with --layer: {}", ids.join(", "));
        match named {
            Some(layer) if ids.contains(&layer) => Ok(layer.to_owned()),
            Some(_) => Err(Failure::new("there is no such layer", help)),
            None => Err(Failure::new("the layer must be named", help)),
        }
    }

    /// An id that is one, and that no entry has yet.
    pub(super) fn fresh<T: Entry>(&self, table: &Table<T>, id: &str) -> Result<(), Failure> {
        if let Err(problem) = id.parse::<Id<T>>() {
            return Err(Failure::new(problem.to_string(), "such as `disk-full` or `system/disk-full`"));
        }
        if table.find(id).is_some() {
            return Err(Failure::new(
                format!("the {} `{id}` is there already", T::KIND),
                format!("see `{}show {id}`, or give the new one another id", self.triage()),
            ));
        }
        Ok(())
    }

    /// An id that was named must be there.
    pub(super) fn known<T: Entry>(&self, table: &Table<T>, id: Option<&String>) -> Result<Option<String>, Failure> {
        let Some(id) = id.filter(|id| table.find(id).is_none()) else { return Ok(id.cloned()) };
        let help = match suggest(id, table.entries().map(|entry| entry.id().as_str())) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("`{}list {}` shows them", self.triage(), T::KIND.plural()),
        };
        Err(Failure::new(format!("there is no such {}", T::KIND), help))
    }

    /// Writes new files, all or none. One that is there is never touched.
    pub(super) fn write(&self, files: Vec<(PathBuf, String)>) -> Result<ExitCode, Failure> {
        // Both rules and fixtures lie in there.
        write(self.folder.parent().unwrap_or(self.folder), files)
    }

    /// What a command line begins with that works on the same pack.
    pub(super) fn triage(&self) -> String {
        format!("triage {}", input::rules(self.packs))
    }
}

/// Writes new files below a folder, all or none.
pub(super) fn write(root: &Path, files: Vec<(PathBuf, String)>) -> Result<ExitCode, Failure> {
    let mut batch = Batch::below(root);
    let mut said = String::new();
    for (path, text) in files {
        let _ = writeln!(said, "wrote {}", path.display());
        batch.create(path, text);
    }
    batch.write(&Real)?;
    output::answer(&triage_kb::without_keys(&said))?;
    Ok(ExitCode::SUCCESS)
}

/// The name of the file of an entry.
fn file_name(id: &str) -> String {
    let name = author::slug(id);
    if name.is_empty() { "entry.toml".to_owned() } else { name + ".toml" }
}

/// Reads captures: files, or `-` for standard input.
pub(super) fn read(from: &str) -> Result<String, Failure> {
    if from == "-" { input::stdin() } else { input::file(from.strip_prefix('@').unwrap_or(from)) }
}
