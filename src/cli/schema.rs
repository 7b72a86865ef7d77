//! `triage schema`, `triage completions` and `triage man`: for editors and packages.

mod form;
mod known;

use std::process::ExitCode;

use clap::Args;
use clap_complete::Shell;
use clap_complete::env::Shells;

use super::{Failure, Packs, offer, output, subject};
pub(super) use form::{Schema, schema};
use triage_kb::model::KnowledgeBase;

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

/// Prints the man page. Its day is that of the newest knowledge in it, so that the same program prints the same page.
pub(super) fn man(packs: &Packs) -> Result<ExitCode, Failure> {
    // Of packs that cannot be opened the page says nothing, and is one all the same.
    let day = packs.open().ok().and_then(KnowledgeBase::verified).map(|day| day.to_string()).unwrap_or_default();
    let mut page = Vec::new();
    clap_mangen::Man::new(subject::command(&packs.rules))
        .date(day)
        .source(concat!("triage ", env!("CARGO_PKG_VERSION")))
        .manual("User Commands")
        .render(&mut page)?;
    output::answer(&String::from_utf8_lossy(&page))?;
    Ok(ExitCode::SUCCESS)
}
