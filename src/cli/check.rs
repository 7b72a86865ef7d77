//! `triage check`.

use std::process::ExitCode;

use clap::Args;

use super::{Failure, Packs, output};
use crate::pack::{self, Diagnostic, Severity};
use crate::render::problem::{self, ProblemFormat};

/// Find problems in rule files, all of them, with place and help
#[derive(Debug, Args)]
pub struct Check {
    /// The format of the problems: text, json, github or sarif
    #[arg(long, default_value = "text")]
    format: ProblemFormat,
}

pub(super) fn run(command: &Check, packs: &Packs) -> Result<ExitCode, Failure> {
    let opened = pack::open(&packs.sources);
    let problems = match &opened.knowledge {
        Ok(_) => Vec::new(),
        Err(problems) => problems.clone(),
    };
    output::answer(&problem::write(&problems, &opened.files, command.format, output::styled_answers()))?;
    if command.format == ProblemFormat::Text {
        output::answer(&summary(&problems, &opened))?;
    }
    Ok(ExitCode::from(u8::from(!problems.is_empty())))
}

fn summary(problems: &[Diagnostic], opened: &pack::Opened) -> String {
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match &opened.knowledge {
        Ok(knowledge) if problems.is_empty() => format!(
            "{} {}: clean ({} errors, {} causes, {} fixes, {} sources)\n",
            knowledge.manifest.id,
            knowledge.manifest.version,
            knowledge.errors.len(),
            knowledge.causes.len(),
            knowledge.fixes.len(),
            knowledge.sources.len(),
        ),
        _ => format!("\n{errors} errors, {warnings} warnings\n"),
    }
}
