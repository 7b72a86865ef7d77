//! Problems in rule files, in every format that something reads.

mod github;
mod json;
mod sarif;
mod text;

pub use sarif::{reference, sarif, uri};

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::redact::{redacted, without_keys};
use crate::source::{Diagnostic, Files, Position, ProblemKind};

/// More problems than this are counted, not shown.
pub const MOST_SHOWN: usize = 500;
/// A message or an advice is shown no further than this, in bytes.
const LONGEST: usize = 2 << 10;

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
    let (shown, rest) = problems.split_at(problems.len().min(MOST_SHOWN));
    let problems: Vec<Diagnostic> = shown.iter().map(hidden).chain(more(rest)).collect();
    match format {
        ProblemFormat::Text => text::write(&problems, files, styled),
        ProblemFormat::Json => json::write(&problems, files),
        ProblemFormat::Github => github::write(&problems, files),
        ProblemFormat::Sarif => sarif::write(&problems, files),
    }
}

/// What stands for the problems that are not shown.
fn more(rest: &[Diagnostic]) -> Option<Diagnostic> {
    let severity = rest.iter().map(|problem| problem.severity).min()?;
    let message = match rest.len() {
        1 => "and 1 more problem".to_owned(),
        count => format!("and {count} more problems"),
    };
    let more = Diagnostic { severity, ..Diagnostic::new(ProblemKind::MoreProblems, message) };
    Some(more.help("mend those above and check again"))
}

/// A problem must not print the secret that it warns of, nor quote one from a rule.
fn hidden(problem: &Diagnostic) -> Diagnostic {
    let mut problem = problem.clone();
    problem.message = redacted(&cut(&problem.message));
    problem.help = problem.help.as_deref().map(|help| redacted(&cut(help)));
    problem.labels.iter_mut().for_each(|label| label.text = redacted(&cut(&label.text)));
    problem
}

fn cut(text: &str) -> Cow<'_, str> {
    match text.get(..text.floor_char_boundary(LONGEST)) {
        Some(start) if start.len() < text.len() => Cow::Owned(format!("{start}…")),
        _ => Cow::Borrowed(text),
    }
}

/// The main place of a problem: path, start and end.
fn place(problem: &Diagnostic, files: &Files) -> Option<(String, Position, Position)> {
    let label = problem.labels.first()?;
    let file = files.get(label.file);
    Some((without_keys(&file.path), file.position(label.span.start), file.position(label.span.end)))
}

/// A path as annotations attach to it: `./rules/a.toml` is `rules/a.toml`.
fn without_dot(path: &str) -> &str {
    let mut path = path;
    while let Some(rest) = path.strip_prefix("./").or_else(|| path.strip_prefix(".\\")) {
        path = rest;
    }
    path
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
