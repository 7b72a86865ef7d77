//! `triage --version`.

use std::process::ExitCode;

use super::{Failure, Packs, output};

/// Prints what answers here: the engine, the pack, and how fresh its knowledge is.
pub(super) fn run(packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let manifest = &knowledge.manifest;
    let verified = knowledge.verified().map(|date| format!(", verified {date}")).unwrap_or_default();
    let line = format!("triage {} (pack {} {}{verified})\n", env!("CARGO_PKG_VERSION"), manifest.id, manifest.version);
    output::answer(&line)?;
    Ok(ExitCode::SUCCESS)
}
