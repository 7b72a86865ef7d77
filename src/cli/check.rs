//! `triage check`.

mod explain;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::today::today;
use super::{Failure, Packs, output};
use triage_kb::lint::lint;
use triage_kb::model::{Date, KnowledgeBase};
use triage_kb::pack;
use triage_kb::render::problem::{self, ProblemFormat};
use triage_kb::source::{Diagnostic, Files, Severity};
use triage_kb::trial::{LoadedFixtures, load_fixtures_beside};

/// Find problems in rule files, all of them, with place and help
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage check
  triage --rules rules check")]
pub(crate) struct Check {
    /// The format of the problems
    #[arg(long, default_value = "text", value_parser = formats())]
    format: ProblemFormat,
    /// Which warnings to give
    #[arg(long, value_name = "WHICH", default_value = "all")]
    warnings: Warnings,
    /// Give every warning as an error
    #[arg(long)]
    deny_warnings: bool,
    /// The folder of the fixtures; by default `fixtures` in the folder of the rules, or beside it
    #[arg(long, value_name = "DIR")]
    fixtures: Option<PathBuf>,
    /// Check as of this day, such as 2026-11-21; by default today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Explain a kind of problem; without a name list them all
    #[arg(long, value_name = "NAME", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "not asked, asked for all, asked for one")]
    explain: Option<Option<String>>,
}

/// Which warnings to give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Warnings {
    /// All of them
    #[default]
    All,
    /// None: only what keeps the pack from being used
    None,
}

/// A wrong format is answered with those there are.
fn formats() -> impl TypedValueParser<Value = ProblemFormat> {
    PossibleValuesParser::new(["text", "json", "github", "sarif"]).try_map(|name| name.parse::<ProblemFormat>())
}

pub(super) fn run(command: &Check, packs: &Packs) -> Result<ExitCode, Failure> {
    match &command.explain {
        Some(Some(name)) => return explain::one(name),
        Some(None) => return explain::list(),
        None => {}
    }
    let opened = pack::open(&packs.sources);
    let (problems, files) = match &opened.knowledge {
        Ok(knowledge) => warnings(command, packs, knowledge, opened.files)?,
        Err(problems) => (problems.clone(), opened.files),
    };
    output::answer(&problem::write(&problems, &files, command.format, output::styled_answers()))?;
    if command.format == ProblemFormat::Text {
        output::answer(&summary(&problems, opened.knowledge.as_ref().ok()))?;
    }
    Ok(ExitCode::from(u8::from(!problems.is_empty())))
}

/// What is wrong with the fixtures, and what the lints find.
fn warnings(
    command: &Check,
    packs: &Packs,
    knowledge: &KnowledgeBase,
    files: Files,
) -> Result<(Vec<Diagnostic>, Files), Failure> {
    let loaded = match fixtures(command, packs) {
        Some(folder) => read(&folder, knowledge, files)?,
        None => LoadedFixtures { files, ..LoadedFixtures::default() },
    };
    let mut problems = loaded.problems;
    if command.warnings == Warnings::All {
        let day = command.on.unwrap_or_else(today);
        problems.extend(lint(knowledge, &loaded.files, &loaded.fixtures, day));
    }
    if command.deny_warnings {
        for problem in &mut problems {
            problem.severity = Severity::Error;
        }
    }
    Ok((problems, loaded.files))
}

/// The folder that is named, or the one beside the rules if there is one.
fn fixtures(command: &Check, packs: &Packs) -> Option<PathBuf> {
    let beside = || packs.fixtures().filter(|folder| folder.is_dir());
    command.fixtures.clone().or_else(beside)
}

fn read(folder: &Path, knowledge: &KnowledgeBase, files: Files) -> Result<LoadedFixtures, Failure> {
    load_fixtures_beside(files, folder, knowledge).map_err(|error| {
        let message = format!("cannot read the fixtures in `{}`: {error}", folder.display());
        Failure::new(message, "name the folder with --fixtures")
    })
}

fn summary(problems: &[Diagnostic], knowledge: Option<&KnowledgeBase>) -> String {
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match knowledge {
        Some(knowledge) if problems.is_empty() => format!(
            "{} {}: clean ({} errors, {} causes, {} fixes, {} sources)\n",
            knowledge.manifest.id,
            knowledge.manifest.version,
            knowledge.errors.len(),
            knowledge.causes.len(),
            knowledge.fixes.len(),
            knowledge.sources.len(),
        ),
        _ => {
            let first = problems.first().map_or("NAME", |problem| problem.kind.name());
            let errors = counted(errors, "error");
            let warnings = counted(warnings, "warning");
            format!("\n{errors}, {warnings}; `triage check --explain {first}` says more about that one\n")
        }
    }
}

/// `1 error`, `2 errors`.
fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
