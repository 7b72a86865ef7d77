//! `triage new`: from a captured payload to an entry and its fixture.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::today::today;
use super::write::{Batch, Real};
use super::{Failure, Packs, input, output};
use triage_kb::author;
use triage_kb::explain::{Explanation, Given, explain};
use triage_kb::model::{Cause, Date, Entry, Fix, Id, KnowledgeBase, Table};
use triage_kb::pack::fixtures_of;

/// Scaffold an entry, its fixture, or a pack
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage --rules rules new error --from payload.txt --system SYSTEM
  triage new pack my-rules")]
pub(crate) struct New {
    /// What to make
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// An error with its fixture, from a captured payload
    Error(NewError),
    /// A cause with a fix
    Cause(Named),
    /// A fix
    Fix(Named),
    /// A fixture, from a captured payload
    Fixture(NewFixture),
    /// A pack: a folder with a manifest
    Pack(NewPack),
}

#[derive(Debug, Args)]
struct NewError {
    /// The captured payload: a file, or - for standard input
    #[arg(long, value_name = "FILE")]
    from: String,
    /// The system that emitted it: the part of the id before the slash
    #[arg(long)]
    system: String,
    /// The layer that it points to; by default the one that leads now
    #[arg(long)]
    layer: Option<String>,
    /// A cause that exists; by default a stub of a new one is written
    #[arg(long)]
    cause: Option<String>,
}

#[derive(Debug, Args)]
struct Named {
    /// The id of the new entry
    id: String,
    /// The layer of a cause
    #[arg(long)]
    layer: Option<String>,
}

#[derive(Debug, Args)]
struct NewFixture {
    /// The captured payload: a file, or - for standard input
    #[arg(long, value_name = "FILE")]
    from: String,
    /// Its name: system/what-it-shows
    name: String,
}

#[derive(Debug, Args)]
struct NewPack {
    /// The folder to make
    folder: PathBuf,
}

pub(super) fn run(command: &New, packs: &Packs) -> Result<ExitCode, Failure> {
    let today = self::today();
    if let What::Pack(new) = &command.what {
        return pack(&new.folder);
    }
    let Some(rules) = packs.folder() else {
        return Err(Failure::new(
            "the pack in the binary cannot be written to",
            "name the folder of a pack with --rules",
        ));
    };
    let knowledge = packs.open()?;
    match &command.what {
        What::Error(new) => error(new, knowledge, rules, today),
        What::Cause(new) => {
            fresh::<Cause>(&knowledge.causes, &new.id)?;
            let layer = layer(knowledge, new.layer.as_deref(), None)?;
            let fix = format!("{}-fix", new.id);
            fresh::<Fix>(&knowledge.fixes, &fix)?;
            let text = [author::cause_stub(&new.id, &layer, &fix, today), author::fix_stub(&fix, today)].join("\n");
            written(rules, [(place(rules, &["causes", layer.as_str()], &new.id), text)])
        }
        What::Fix(new) => {
            fresh::<Fix>(&knowledge.fixes, &new.id)?;
            let text = author::fix_stub(&new.id, today);
            written(rules, [(place(rules, &["causes", "shared-fixes"], &new.id), text)])
        }
        What::Fixture(new) => fixture(new, knowledge, rules, today),
        What::Pack(_) => Ok(ExitCode::SUCCESS),
    }
}

fn error(new: &NewError, knowledge: &KnowledgeBase, rules: &Path, today: Date) -> Result<ExitCode, Failure> {
    let payload = read(&new.from)?;
    let answer = explain(knowledge, &payload, &Given::default());
    let layer = layer(knowledge, new.layer.as_deref(), Some(&answer))?;
    if new.cause.as_ref().is_some_and(|cause| knowledge.causes.get(cause).is_none()) {
        return Err(Failure::new("there is no such cause", "`triage list causes` shows them"));
    }
    let payload = knowledge.redacted(&payload);
    let draft = author::draft(&payload, &answer, &new.system, &layer, new.cause.as_deref(), today);
    if knowledge.errors.get(&draft.id).is_some() {
        return Err(Failure::new(
            format!("the error `{}` is there already", draft.id),
            format!("see `triage show {}`", draft.id),
        ));
    }
    let (system, name) = draft.id.split_once('/').unwrap_or(("new", &draft.id));
    let is_aside = knowledge.layers.get(&layer).is_some_and(|layer| layer.out_of_scope);
    let folders: &[&str] = if is_aside { &["look-alikes"] } else { &["errors", system] };
    output::answer(&said_now(&answer))?;
    let fixture = fixtures_of(rules).join(system).join(format!("{name}.toml"));
    written(above(rules), [(place(rules, folders, name), draft.rules), (fixture, draft.fixture)])?;
    output::answer(
        "\nNow finish what stands in round brackets, keep of `match` what every such payload has in common,\n\
         give the sources, and run `triage check` and `triage test`.\n",
    )?;
    Ok(ExitCode::SUCCESS)
}

/// What the pack says of the payload as it is.
fn said_now(answer: &Explanation) -> String {
    let known: Vec<String> = answer.errors.iter().map(|error| format!("  {} ({})", error.id, error.title)).collect();
    let layer = answer.layer.as_deref().unwrap_or("nothing");
    let known = if known.is_empty() { "  no error is recognised".to_owned() } else { known.join("\n") };
    format!("The pack now says: {layer} ({:.0} %)\n{known}\n\n", answer.confidence * 100.0)
}

fn fixture(new: &NewFixture, knowledge: &KnowledgeBase, rules: &Path, today: Date) -> Result<ExitCode, Failure> {
    let payload = read(&new.from)?;
    let answer = explain(knowledge, &payload, &Given::default());
    let mut expect = format!("status = \"{}\"\n", answer.status.name());
    expect += &answer.layer.map(|layer| format!("layer = \"{layer}\"\n")).unwrap_or_default();
    let text = author::fixture_stub(&knowledge.redacted(&payload), &expect, today);
    let path = new.name.split('/').map(author::slug).collect::<Vec<_>>().join("/");
    written(above(rules), [(fixtures_of(rules).join(path).with_extension("toml"), text)])
}

fn pack(folder: &Path) -> Result<ExitCode, Failure> {
    let id = author::slug(&folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
    written(folder, [(folder.join("pack.toml"), author::pack_stub(&id))])
}

/// The file of a new entry: entries lie by what they are about, so that a file can be told from an id.
fn place(rules: &Path, folders: &[&str], id: &str) -> PathBuf {
    let folder = folders.iter().fold(rules.to_owned(), |path, folder| path.join(author::slug(folder)));
    folder.join(author::slug(id)).with_extension("toml")
}

/// The layer that was named, or else the one that leads.
fn layer(knowledge: &KnowledgeBase, named: Option<&str>, answer: Option<&Explanation>) -> Result<String, Failure> {
    let ids: Vec<&str> = knowledge.layers.entries().map(|layer| layer.id.as_str()).collect();
    let help = format!("name one with --layer: {}", ids.join(", "));
    match named.or_else(|| answer.and_then(|answer| answer.layer.as_deref())) {
        Some(layer) if ids.contains(&layer) => Ok(layer.to_owned()),
        Some(_) => Err(Failure::new("there is no such layer", help)),
        None => Err(Failure::new("no layer leads, so it must be named", help)),
    }
}

fn read(from: &str) -> Result<String, Failure> {
    if from == "-" { input::stdin() } else { input::file(from) }
}

/// The folder in which both rules and fixtures lie.
fn above(rules: &Path) -> &Path {
    rules.parent().unwrap_or(rules)
}

/// Writes new files, all or none. One that is there is never touched.
fn written<const FILES: usize>(root: &Path, files: [(PathBuf, String); FILES]) -> Result<ExitCode, Failure> {
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

/// An id that is one, and that no entry has yet.
fn fresh<T: Entry>(table: &Table<T>, id: &str) -> Result<(), Failure> {
    if let Err(problem) = id.parse::<Id<T>>() {
        return Err(Failure::new(problem.to_string(), "such as `disk-full` or `system/disk-full`"));
    }
    if table.find(id).is_some() {
        return Err(Failure::new(
            format!("the {} `{id}` is there already", T::KIND),
            format!("see `triage show {id}`"),
        ));
    }
    Ok(())
}
