//! `triage redact`.

use std::process::ExitCode;

use clap::Args;

use super::{Failure, Packs, input, output};

/// Hide secrets and personal text, as everything that triage prints has them hidden
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  triage redact @error.log > to-post.txt")]
pub(crate) struct Redact {
    /// @FILE; or - for standard input, which is the default
    #[arg(value_name = "@FILE|-", num_args = 0..)]
    from: Vec<String>,
}

pub(super) fn run(command: &Redact, packs: &Packs) -> Result<ExitCode, Failure> {
    let text = input::piped(&command.from)?;
    let redacted = packs.open()?.redacted(&text);
    output::answer(&redacted)?;
    Ok(ExitCode::SUCCESS)
}
