//! `triage report`.

use std::process::ExitCode;

use clap::Args;

use super::{Failure, Packs, explain, here, input, offer, output};
use triage_kb::explain::explain as explained;
use triage_kb::render::report::report;

/// Write a post for a forum or an issue: the redacted error, the answer, and what a helper will ask for
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage report @error.log --tried 'TEXT'
  triage report --here --fact NAME=VALUE 'TEXT'")]
pub(crate) struct Report {
    /// The error text; @FILE; or - for standard input
    #[arg(value_name = "TEXT|@FILE|-", num_args = 0..)]
    text: Vec<String>,
    /// State a fact, such as the answer to a question; may be repeated
    #[arg(long = "fact", value_name = "NAME=VALUE", add = offer::facts())]
    facts: Vec<String>,
    #[command(flatten)]
    machine: here::FromMachine,
    /// Something that you tried, and what came of it; may be repeated
    #[arg(long, value_name = "TEXT")]
    tried: Vec<String>,
}

pub(super) fn run(command: &Report, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let here = command.machine.read(knowledge, &command.text)?;
    let payload = match &command.text[..] {
        [] => input::piped(&[])?,
        [one] if one == "-" || (one.starts_with('@') && one.len() > 1) => input::piped(&command.text)?,
        words => words.join(" "),
    };
    let given = explain::given(knowledge, &command.facts)?.with_here(here);
    let answer = explained(knowledge, &payload, &given);
    output::answer(&report(knowledge, &payload, &answer, &command.tried))?;
    Ok(ExitCode::SUCCESS)
}
