//! `triage test`.

mod accept;
mod against;
mod clauses;
mod corpus;
mod coverage;
mod mutation;
mod perturbation;
mod progress;
mod report;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::format::ReportFormat;
use super::{Failure, Packs, output};
use triage_kb::changes::changes;
use triage_kb::explain::{Explanation, explain};
use triage_kb::model::KnowledgeBase;
use triage_kb::render::problem::{self, ProblemFormat};
use triage_kb::source::suggest;
use triage_kb::trial::{Fixture, Outcome, Scope, Scored, judge, load_fixtures};

/// Compare the answer to every fixture with what it must be
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage --rules rules test
  triage --rules rules test --against HEAD~1")]
pub(crate) struct Test {
    /// Only fixtures whose name holds this; with --coverage and --mutate, only the entries that those touch or that are named so
    filter: Option<String>,
    /// The folder of the fixtures; by default `fixtures` in the folder of the rules, or beside it
    #[arg(long, value_name = "DIR")]
    fixtures: Option<PathBuf>,
    /// Score a corpus instead: a JSON Lines file of labelled payloads
    #[arg(long, value_name = "FILE")]
    corpus: Option<PathBuf>,
    /// With --corpus: give each record's context as facts
    #[arg(long, requires = "corpus")]
    context: bool,
    /// Say instead which clauses of the rules no fixture exercises, and why
    #[arg(long, conflicts_with = "corpus")]
    coverage: bool,
    /// Say instead which clauses of the rules could be dropped or weakened without any fixture noticing
    #[arg(long, conflicts_with_all = ["corpus", "coverage"])]
    mutate: bool,
    /// With --mutate: fail where less than this many per cent are noticed
    #[arg(long, value_name = "PERCENT", requires = "mutate")]
    minimum_score: Option<f64>,
    /// Say instead whether the leading cause stays the same when payloads are maimed: noise around them, a cut tail, other
    /// quotes, and so on; of the fixtures or of a --corpus
    #[arg(long, conflicts_with_all = ["coverage", "mutate"])]
    perturb: bool,
    /// Say instead which fixtures are answered otherwise than with the rules of this git revision or folder, and which rule
    /// did it; fails where a fixture was taken or silenced. With --coverage or --mutate: only of the entries that changed
    #[arg(long, value_name = "REV|DIR", conflicts_with_all = ["corpus", "perturb", "watch"])]
    against: Option<String>,
    /// Rewrite what the fixtures expect to what is answered now, and show every change; known gaps are left alone
    #[arg(long, conflicts_with_all = ["corpus", "coverage", "mutate", "perturb", "format", "watch"])]
    accept: bool,
    /// Run again whenever a rule or fixture file changes, until it is interrupted
    #[arg(long)]
    watch: bool,
    /// The format of the report
    #[arg(long, default_value = "text")]
    format: ReportFormat,
}

/// A fixture with its answer.
struct Tested {
    fixture: Fixture,
    answer: Explanation,
    outcome: Outcome,
}

pub(super) fn run(command: &Test, packs: &Packs) -> Result<ExitCode, Failure> {
    if command.watch { watch::run(command, packs) } else { once(command, packs, packs.open()?) }
}

fn once(command: &Test, packs: &Packs, knowledge: &KnowledgeBase) -> Result<ExitCode, Failure> {
    if let Some(file) = &command.corpus {
        return corpus::run(knowledge, file, command);
    }
    let fixtures = read(knowledge, command, packs)?;
    if command.coverage || command.mutate {
        let scope = scope(knowledge, &fixtures, command, packs)?;
        if command.mutate {
            return mutation::run(knowledge, &fixtures, &scope, command);
        }
        output::answer(&coverage::report(knowledge, &fixtures, &scope, command.format)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(earlier) = &command.against {
        return against::run(knowledge, &fixtures, earlier, packs, command.format);
    }
    if command.perturb {
        let payloads = fixtures.into_iter().map(|one| (one.name, one.payload, one.given)).collect::<Vec<_>>();
        return perturbation::run(knowledge, &payloads, command);
    }
    let tested = test(knowledge, fixtures);
    if command.accept {
        return accept::run(&tested, &folder(command, packs));
    }
    let scored = scored(knowledge, &tested);
    let report = match command.format {
        ReportFormat::Text => report::text(&tested, &scored),
        ReportFormat::Json => report::json(&tested, &scored)?,
    };
    output::answer(&report)?;
    let failed = tested.iter().any(|one| !one.outcome.is_fine());
    Ok(ExitCode::from(u8::from(failed || tested.is_empty())))
}

/// The folder of the fixtures.
fn folder(command: &Test, packs: &Packs) -> PathBuf {
    command.fixtures.clone().or_else(|| packs.fixtures()).unwrap_or_else(|| PathBuf::from("fixtures"))
}

/// The fixtures that the command line names.
fn read(knowledge: &KnowledgeBase, command: &Test, packs: &Packs) -> Result<Vec<Fixture>, Failure> {
    let folder = folder(command, packs);
    let loaded = load_fixtures(&folder, knowledge).map_err(|error| {
        Failure::new(
            format!("cannot read the fixtures in `{}`: {error}", folder.display()),
            "name the folder with --fixtures",
        )
    })?;
    if !loaded.problems.is_empty() {
        let text = problem::write(&loaded.problems, &loaded.files, ProblemFormat::Text, output::styled_errors());
        return Err(Failure::rules(text));
    }
    let Some(filter) = &command.filter else { return Ok(loaded.fixtures) };
    let (wanted, others): (Vec<Fixture>, Vec<Fixture>) =
        loaded.fixtures.into_iter().partition(|fixture| fixture.name.contains(filter));
    if wanted.is_empty() {
        return Err(nothing_named(filter, "fixture", others.iter().map(|fixture| fixture.name.as_str())));
    }
    Ok(wanted)
}

/// A filter that keeps nothing back is a slip of the pen.
fn nothing_named<'n>(filter: &str, what: &str, names: impl Iterator<Item = &'n str>) -> Failure {
    let help = match suggest(filter, names) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("FILTER is a part of the name of a {what}, such as the system before the slash"),
    };
    Failure::new(format!("there is no {what} whose name holds this"), help)
}

/// Which entries a report is about: those that changed, those that the filtered fixtures touch, or all.
fn scope(knowledge: &KnowledgeBase, fixtures: &[Fixture], command: &Test, packs: &Packs) -> Result<Scope, Failure> {
    if let Some(earlier) = &command.against {
        let changed = changes(against::earlier(earlier, packs)?, knowledge).into_iter();
        return Ok(Scope::of(changed.filter_map(|change| Some((change.kind.parse().ok()?, change.id)))));
    }
    let touched = command.filter.as_deref().map(|filter| Scope::touched(knowledge, fixtures, filter));
    Ok(touched.unwrap_or_else(Scope::all))
}

fn test(knowledge: &KnowledgeBase, fixtures: Vec<Fixture>) -> Vec<Tested> {
    let one = |fixture: Fixture| {
        let answer = explain(knowledge, &fixture.payload, &fixture.given);
        let outcome = judge(&answer, &fixture.expect);
        Tested { fixture, answer, outcome }
    };
    fixtures.into_iter().map(one).collect()
}

fn scored(knowledge: &KnowledgeBase, tested: &[Tested]) -> Vec<Scored> {
    let labelled = tested.iter().filter_map(|one| Some((one, one.fixture.expect.layer.as_ref()?)));
    labelled
        .map(|(one, layer)| {
            let system = one.fixture.name.split('/').next().unwrap_or_default();
            Scored::new(knowledge, &one.fixture.name, system, layer, &one.answer)
        })
        .collect()
}
