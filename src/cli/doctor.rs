//! `triage doctor`.

mod local;
mod names;
mod recorded;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::format::{self, Format};
use super::{Failure, Packs, output};
use local::Local;
use recorded::Recorded;
use triage_kb::machine::{Checkup, Machine, examine};
use triage_kb::model::KnowledgeBase;
use triage_kb::render::machine;

/// Say what this machine tells: variables that are set, places of programs, the clock; read-only, and without any value
#[derive(Debug, Args)]
#[command(after_help = "  triage doctor\n  triage doctor --format json | triage explain --facts-from - @error.log")]
pub(crate) struct Doctor {
    /// Look the names of the providers up as well; this alone uses the network
    #[arg(long)]
    network: bool,
    /// The format of the answer
    #[arg(long, default_value = "text")]
    format: Format,
    #[command(flatten)]
    elsewhere: Elsewhere,
}

/// Which machine to look at.
#[derive(Debug, Default, Args)]
pub(super) struct Elsewhere {
    /// Look at a machine that a folder describes, in place of this one
    #[arg(long, value_name = "DIR", hide = true)]
    machine: Option<PathBuf>,
}

impl Elsewhere {
    /// Looks at the machine.
    pub(super) fn examine(&self, knowledge: &KnowledgeBase) -> Result<Checkup, Failure> {
        let machine: Box<dyn Machine> = match self.recorded()? {
            Some(recorded) => Box::new(recorded),
            None => Box::new(Local),
        };
        Ok(examine(knowledge, &*machine))
    }

    /// The names that a recorded machine would look up, in place of those of the pack.
    fn hosts(&self) -> Result<Option<BTreeSet<String>>, Failure> {
        Ok(self.recorded()?.map(Recorded::hosts))
    }

    fn recorded(&self) -> Result<Option<Recorded>, Failure> {
        self.machine.as_deref().map(Recorded::read).transpose()
    }
}

pub(super) fn run(command: &Doctor, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let mut checkup = command.elsewhere.examine(knowledge)?;
    if command.network {
        let hosts = command.elsewhere.hosts()?.unwrap_or_else(|| names::hosts(knowledge));
        checkup.names = names::look_up(hosts);
    }
    let json = format::value(&checkup)?;
    output::answer(&command.format.write(|| machine::page(&checkup), || json)?)?;
    Ok(ExitCode::SUCCESS)
}
