//! `triage report`.

use std::process::ExitCode;

use clap::Args;

use super::{Failure, Packs, explain, input, output};
use triage_kb::explain::explain as explained;
use triage_kb::render::report::report;

/// Write a post for a forum or an issue: the redacted error, the answer, and what a helper will ask for
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The error text; @FILE; or - for standard input
    #[arg(value_name = "TEXT|@FILE|-", num_args = 0..)]
    text: Vec<String>,
    /// State a fact, such as the answer to a question; may be repeated
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    facts: Vec<String>,
    /// Something that you tried, and what came of it; may be repeated
    #[arg(long, value_name = "TEXT")]
    tried: Vec<String>,
}

pub(super) fn run(command: &Report, packs: &Packs) -> Result<ExitCode, Failure> {
    let payload = match &command.text[..] {
        [] => input::piped(&[])?,
        [one] if one == "-" || (one.starts_with('@') && one.len() > 1) => input::piped(&command.text)?,
        words => words.join(" "),
    };
    let knowledge = packs.open()?;
    let given = explain::given(knowledge, &command.facts)?;
    let answer = explained(knowledge, &payload, &given);
    output::answer(&report(knowledge, &payload, &answer, &command.tried))?;
    Ok(ExitCode::SUCCESS)
}
