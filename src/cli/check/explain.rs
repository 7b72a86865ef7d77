//! `triage check --explain`: the page on a kind of problem.

use std::fmt::Write;
use std::process::ExitCode;

use crate::cli::{Failure, output};
use triage_kb::source::{ProblemKind, suggest};

/// Prints the page on one kind of problem.
pub(super) fn one(name: &str) -> Result<ExitCode, Failure> {
    let kind = ProblemKind::named(name).ok_or_else(|| {
        let help = match suggest(name, ProblemKind::ALL.iter().map(|kind| kind.name())) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "`triage check --explain` lists them".to_owned(),
        };
        Failure::new("no problem is called so", help)
    })?;
    output::answer(kind.page())?;
    Ok(ExitCode::SUCCESS)
}

/// Lists all kinds of problem.
pub(super) fn list() -> Result<ExitCode, Failure> {
    let width = ProblemKind::ALL.iter().map(|kind| kind.name().len()).max().unwrap_or(0);
    let mut list = String::new();
    for kind in ProblemKind::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{:7}  {:width$}  {}", kind.severity().name(), kind, kind.summary());
    }
    output::answer(&list)?;
    Ok(ExitCode::SUCCESS)
}
