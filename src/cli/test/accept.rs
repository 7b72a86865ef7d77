//! `triage test --accept`: what is answered now becomes what is expected.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use super::Tested;
use crate::cli::write::{Batch, Real};
use crate::cli::{Failure, output};
use triage_kb::trial::{Accepted, accept};

const BEFORE: Style = AnsiColor::Red.on_default();
const AFTER: Style = AnsiColor::Green.on_default();

/// Shows every change before the first file is written. Fails where something is left for a person to look at.
pub(super) fn run(tested: &[Tested], folder: &Path) -> Result<ExitCode, Failure> {
    let mut out = String::new();
    let mut written: Vec<(PathBuf, Accepted)> = Vec::new();
    let mut left = 0;
    for one in tested.iter().filter(|one| !one.outcome.is_fine()) {
        let path = folder.join(format!("{}.toml", one.fixture.name));
        let text = fs::read_to_string(&path).map_err(|error| cannot("read", &path, &error))?;
        let _ = writeln!(out, "{}  ({}: {})", path.display(), one.outcome.name(), one.outcome.because());
        if let Some(accepted) = accept(&text, &one.answer) {
            out.push_str(&diff(&accepted));
            written.push((path, accepted));
        } else {
            out.push_str("    left alone: edit it by hand\n");
            left += 1;
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    output::answer(&out)?;
    let mut batch = Batch::below(folder);
    for (path, accepted) in &written {
        batch.replace(path.clone(), accepted.text.as_str());
    }
    batch.write(&Real)?;
    output::answer(&format!(
        "updated: {}; left alone: {left}; as they were: {}\n",
        written.len(),
        tested.len() - written.len() - left
    ))?;
    Ok(ExitCode::from(u8::from(left > 0)))
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot {what} `{}`: {error}", path.display()), "")
}

fn diff(accepted: &Accepted) -> String {
    let mut out = String::new();
    for change in &accepted.changes {
        for (number, line) in (change.line..).zip(change.before.lines()) {
            let _ = writeln!(out, "{number:4} {BEFORE}- {line}{BEFORE:#}");
        }
        for line in change.after.iter().flat_map(|after| after.lines()) {
            let _ = writeln!(out, "     {AFTER}+ {line}{AFTER:#}");
        }
    }
    out
}
