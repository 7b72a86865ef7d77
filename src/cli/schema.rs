//! `triage schema`, `triage completions` and `triage man`: for editors and packages.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use clap_complete::Shell;
use clap_complete::env::Shells;

use super::{Failure, Packs, format, offer, output, subject};
use triage_kb::explain::Explanation;
use triage_kb::machine::Checkup;
use triage_kb::pack::raw::{RawFile, RawFixture};
use triage_kb::scan::Summary;

/// Print a JSON Schema, for editors and programs
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage schema rules > rules.json
  triage schema explanation")]
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

/// Puts together what bash takes apart: of `NAME=VALUE` one half says nothing. No other program's completions are touched by it.
const WHOLE_WORDS: &str = include_str!("whole_words.bash");

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bash        echo 'source <(triage completions bash)' >> ~/.bashrc
  zsh         echo 'source <(triage completions zsh)' >> ~/.zshrc
  fish        echo 'triage completions fish | source' >> ~/.config/fish/config.fish
  PowerShell  'triage completions powershell | Out-String | Invoke-Expression' >> $PROFILE

Ids, facts and their values are those of the pack: a new pack needs no new completions.")]
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
    let shell = command.shell.to_string();
    if let Some(completer) = Shells::builtins().completer(&shell) {
        completer.write_registration(offer::VARIABLE, "triage", "triage", "triage", &mut script)?;
    }
    if command.shell == Shell::Bash {
        script.extend_from_slice(WHOLE_WORDS.as_bytes());
    }
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
