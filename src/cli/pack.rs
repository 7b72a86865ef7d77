//! `triage pack`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::write::{Batch, Real};
use super::{Failure, Packs, output};
use triage_kb::pack::{self, Opened};
use triage_kb::source::Files;
use triage_kb::without_keys;

/// Make one file of a pack, which is opened without being checked again
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage --rules rules pack -o ours.pack
  triage --rules ours.pack explain \"Invalid API key\"
  triage --rules rules pack -o ours.pack --check
  triage pack --anchors")]
pub(crate) struct Pack {
    /// The file to write
    #[arg(short, long, value_name = "FILE", required_unless_present = "anchors")]
    out: Option<PathBuf>,
    /// Write nothing; say whether the file is what these rules and this triage make
    #[arg(long, requires = "out")]
    check: bool,
    /// Print the literals that a text is searched for, a line each
    #[arg(long, conflicts_with = "out")]
    anchors: bool,
}

pub(super) fn run(command: &Pack, packs: &Packs) -> Result<ExitCode, Failure> {
    let Some(out) = command.out.as_deref().filter(|_| !command.anchors) else {
        let knowledge = packs.open_anew()?;
        let lines: String = knowledge.literals().flat_map(|literal| [literal, "\n"]).collect();
        output::answer(&lines)?;
        return Ok(ExitCode::SUCCESS);
    };
    let unread = |problem| (Vec::new(), Opened { files: Files::default(), knowledge: Err(vec![problem]) });
    let (bytes, opened) = pack::compile(&packs.sources).unwrap_or_else(unread);
    let knowledge = Packs::used(opened)?;
    if command.check {
        return check(out, &bytes);
    }
    let manifest = &knowledge.manifest;
    let said = format!("wrote {} {} to `{}` ({} bytes)\n", manifest.id, manifest.version, out.display(), bytes.len());
    let mut batch = Batch::below(out.parent().unwrap_or(out));
    batch.replace(out.to_owned(), bytes);
    batch.write(&Real)?;
    output::answer(&without_keys(&said))?;
    Ok(ExitCode::SUCCESS)
}

/// A file is stale where its content is another; when it was written says nothing.
fn check(out: &Path, bytes: &[u8]) -> Result<ExitCode, Failure> {
    let written = fs::read(out).map_err(|error| {
        Failure::new(format!("cannot read `{}`: {error}", out.display()), "without `--check` it is written")
    })?;
    let is_fresh = written == bytes;
    let said = if is_fresh { "is up to date" } else { "is stale: without `--check` it is written anew" };
    output::answer(&without_keys(&format!("`{}` {said}\n", out.display())))?;
    Ok(ExitCode::from(u8::from(!is_fresh)))
}
