//! Problems in rule files, in every format that something reads.

mod github;
mod json;
mod sarif;
mod text;

use std::fmt;
use std::str::FromStr;

use crate::redact::redacted;
use crate::source::{Diagnostic, Files, Position};

/// A format for problems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProblemFormat {
    /// For a person.
    #[default]
    Text,
    /// For a program.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// SARIF 2.1.0.
    Sarif,
}

/// Writes problems. `styled` is whether text may hold colours.
pub fn write(problems: &[Diagnostic], files: &Files, format: ProblemFormat, styled: bool) -> String {
    let problems: Vec<Diagnostic> = problems.iter().map(hidden).collect();
    match format {
        ProblemFormat::Text => text::write(&problems, files, styled),
        ProblemFormat::Json => json::write(&problems, files),
        ProblemFormat::Github => github::write(&problems, files),
        ProblemFormat::Sarif => sarif::write(&problems, files),
    }
}

/// A problem must not print the secret that it warns of, nor quote one from a rule.
fn hidden(problem: &Diagnostic) -> Diagnostic {
    let mut problem = problem.clone();
    problem.message = redacted(&problem.message);
    problem.help = problem.help.as_deref().map(redacted);
    problem.labels.iter_mut().for_each(|label| label.text = redacted(&label.text));
    problem
}

/// The main place of a problem: path, start and end.
fn place<'f>(problem: &Diagnostic, files: &'f Files) -> Option<(&'f str, Position, Position)> {
    let label = problem.labels.first()?;
    let file = files.get(label.file);
    Some((&file.path, file.position(label.span.start), file.position(label.span.end)))
}

impl FromStr for ProblemFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            "github" => Ok(Self::Github),
            "sarif" => Ok(Self::Sarif),
            other => Err(format!("`{other}` is no format; there are text, json, github and sarif")),
        }
    }
}

impl fmt::Display for ProblemFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Github => "github",
            Self::Sarif => "sarif",
        })
    }
}
