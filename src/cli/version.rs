//! `triage --version`.

use std::process::ExitCode;

use super::{Failure, Packs, output};
use triage_kb::model::AnyEntry;

/// Prints what answers here: the engine, the pack, and how fresh its knowledge is.
pub(super) fn run(packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let manifest = &knowledge.manifest;
    let newest = knowledge.all().filter_map(|entry: &dyn AnyEntry| entry.common().verified).max();
    let verified = newest.map(|date| format!(", verified {date}")).unwrap_or_default();
    let line = format!("triage {} (pack {} {}{verified})\n", env!("CARGO_PKG_VERSION"), manifest.id, manifest.version);
    output::answer(&line)?;
    Ok(ExitCode::SUCCESS)
}
