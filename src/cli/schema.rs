//! `triage schema`, `triage completions` and `triage man`: for editors and packages.

use std::process::ExitCode;

use clap::{Args, CommandFactory, ValueEnum};
use clap_complete::Shell;

use super::{Cli, Failure, Packs, format, output, subject};
use triage_kb::explain::Explanation;
use triage_kb::machine::Checkup;
use triage_kb::pack::raw::{RawFile, RawFixture};
use triage_kb::scan::Summary;

/// Print a JSON Schema, for editors and programs
#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// Of what
    #[arg(default_value = "rules")]
    of: Subject,
}

/// What there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Subject {
    /// A rule file or a manifest
    Rules,
    /// A fixture
    Fixture,
    /// The JSON of an answer
    Explanation,
    /// The JSON of a checkup
    Checkup,
    /// The JSON of a scan
    Scan,
}

/// Print completions for a shell
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

pub(super) fn schema(command: &Schema) -> Result<ExitCode, Failure> {
    let schema = match command.of {
        Subject::Rules => schemars::schema_for!(RawFile),
        Subject::Fixture => schemars::schema_for!(RawFixture),
        Subject::Explanation => schemars::schema_for!(Explanation),
        Subject::Checkup => schemars::schema_for!(Checkup),
        Subject::Scan => schemars::schema_for!(Summary),
    };
    output::answer(&format::json(&schema)?)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn completions(command: &Completions) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut Cli::command(), "triage", &mut script);
    output::answer(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the man page.
pub(super) fn man(packs: &Packs) -> Result<ExitCode, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(subject::command(&packs.rules)).render(&mut page)?;
    output::answer(&String::from_utf8_lossy(&page))?;
    Ok(ExitCode::SUCCESS)
}
