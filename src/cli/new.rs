//! `triage new`: from captured payloads to entries and their fixtures.

mod error;
mod fixture;
mod pack;
mod place;
mod provider;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::today::today;
use super::{Failure, Packs};
use place::Rules;
use triage_kb::author;
use triage_kb::model::{Cause, Fix};

/// Scaffold an entry, its fixture, or a pack
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage --rules rules new error --from payload.txt
  triage --rules rules new error --from one.txt --from another.txt --id SYSTEM/NAME
  triage new pack my-rules")]
pub(crate) struct New {
    /// What to make
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// An error with its fixtures, from captured payloads
    Error(error::NewError),
    /// A cause with a fix
    Cause(NewCause),
    /// A fix
    Fix(NewFix),
    /// A fixture, from a captured payload
    Fixture(fixture::NewFixture),
    /// The page of a provider, with the hosts that it answers from
    Provider(provider::NewProvider),
    /// A pack: a folder with a manifest, layers and facts
    Pack(NewPack),
}

#[derive(Debug, Args)]
struct NewCause {
    /// The id of the new cause
    id: String,
    /// Its layer
    #[arg(long)]
    layer: Option<String>,
}

#[derive(Debug, Args)]
struct NewFix {
    /// The id of the new fix
    id: String,
}

#[derive(Debug, Args)]
struct NewPack {
    /// The folder to make; the pack is named as it is
    folder: PathBuf,
}

pub(super) fn run(command: &New, packs: &Packs) -> Result<ExitCode, Failure> {
    if let What::Pack(new) = &command.what {
        return pack::make(&new.folder);
    }
    let rules = Rules::of(packs)?;
    match &command.what {
        What::Error(new) => error::make(new, &rules),
        What::Cause(new) => cause(new, &rules),
        What::Fix(new) => fix(new, &rules),
        What::Fixture(new) => fixture::make(new, &rules),
        What::Provider(new) => provider::make(new, &rules),
        What::Pack(_) => Ok(ExitCode::SUCCESS),
    }
}

fn cause(new: &NewCause, rules: &Rules<'_>) -> Result<ExitCode, Failure> {
    rules.fresh::<Cause>(&rules.knowledge.causes, &new.id)?;
    let layer = rules.layer(new.layer.as_deref())?;
    let fix = format!("{}-fix", new.id);
    rules.fresh::<Fix>(&rules.knowledge.fixes, &fix)?;
    let today = today();
    let text = [author::cause_stub(&new.id, &layer, &fix, today), author::fix_stub(&fix, today)].join("\n");
    rules.write(vec![(rules.place(&["causes", &layer], &new.id), text)])
}

fn fix(new: &NewFix, rules: &Rules<'_>) -> Result<ExitCode, Failure> {
    rules.fresh::<Fix>(&rules.knowledge.fixes, &new.id)?;
    rules.write(vec![(rules.place(&["causes", "shared-fixes"], &new.id), author::fix_stub(&new.id, today()))])
}
