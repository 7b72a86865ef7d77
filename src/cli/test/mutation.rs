//! `triage test --mutate`: whose loss no fixture notices.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::Test;
use super::clauses::{Row, list};
use super::progress::Progress;
use super::report::{percent, share};
use crate::cli::format::{self, ReportFormat};
use crate::cli::{Failure, output};
use triage_kb::model::KnowledgeBase;
use triage_kb::trial::{Change, ClauseKind, Fixture, Scope, Trial, made_payloads, mutate};

pub(super) fn run(
    knowledge: &KnowledgeBase,
    fixtures: &[Fixture],
    scope: &Scope,
    command: &Test,
) -> Result<ExitCode, Failure> {
    let progress = Progress::new("clauses tried");
    let captured = fixtures.len();
    let payloads: Vec<Fixture> = fixtures.iter().cloned().chain(made_payloads(knowledge)).collect();
    let trials = mutate(knowledge, &payloads, captured, scope, &|done, all| progress.show(done, all));
    progress.clear();
    let figures = Figures::of(&trials, captured);
    let text = match command.format {
        ReportFormat::Text => text(knowledge, &trials, &figures, command.minimum_score),
        ReportFormat::Json => json(knowledge, &payloads, &trials, &figures)?,
    };
    output::answer(&text)?;
    let is_enough = command.minimum_score.is_none_or(|minimum| figures.score() >= minimum);
    Ok(ExitCode::from(u8::from(!is_enough)))
}

/// How many are noticed, of how many.
#[derive(Default)]
struct Share {
    noticed: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, is_noticed: bool) {
        self.noticed += usize::from(is_noticed);
        self.all += 1;
    }
}

/// The figures of a run.
#[derive(Default)]
struct Figures {
    by_sort: BTreeMap<(ClauseKind, Change), Share>,
    /// By a captured payload.
    captured: Share,
    /// By that, or by the pack's own words.
    overall: Share,
}

impl Figures {
    fn of(trials: &[Trial], captured: usize) -> Self {
        let mut figures = Self::default();
        for trial in trials {
            let is_noticed = trial.noticed_by.is_some();
            figures.by_sort.entry((trial.mutant.clause.kind(), trial.mutant.change)).or_default().count(is_noticed);
            figures.overall.count(is_noticed);
            figures.captured.count(trial.noticed_by.is_some_and(|payload| payload < captured));
        }
        figures
    }

    fn score(&self) -> f64 {
        percent(self.overall.noticed, self.overall.all)
    }
}

fn row(trial: &Trial) -> Row<'_> {
    Row { clause: trial.mutant.clause, change: trial.mutant.change.name(), because: &trial.because }
}

fn text(knowledge: &KnowledgeBase, trials: &[Trial], figures: &Figures, minimum: Option<f64>) -> String {
    let mut out = format!("mutation score {:.1} %", figures.score());
    let below = minimum.filter(|minimum| figures.score() < *minimum);
    out += &below.map(|minimum| format!(", below the minimum of {minimum} %")).unwrap_or_default();
    out.push('\n');
    share(&mut out, "noticed by a captured payload", figures.captured.noticed, figures.captured.all);
    share(&mut out, "noticed by that or by the pack's own words", figures.overall.noticed, figures.overall.all);
    for ((kind, change), sort) in &figures.by_sort {
        share(&mut out, &format!("{kind} {}", change.name()), sort.noticed, sort.all);
    }
    let listed = list(knowledge, &trials.iter().map(row).collect::<Vec<_>>());
    if !listed.is_empty() {
        let _ = write!(out, "\nnoticed by nothing:\n{listed}");
    }
    out
}

fn json(
    knowledge: &KnowledgeBase,
    fixtures: &[Fixture],
    trials: &[Trial],
    figures: &Figures,
) -> Result<String, Failure> {
    let sorts = figures.by_sort.iter().map(|((kind, change), sort)| {
        json!({ "kind": kind, "change": change, "noticed": sort.noticed, "all": sort.all, "percent": percent(sort.noticed, sort.all) })
    });
    let mutants = trials.iter().map(|trial| {
        let mut mutant = row(trial).json(knowledge);
        mutant["change"] = json!(trial.mutant.change);
        mutant["reached"] = trial.reached.into();
        mutant["noticed_by"] =
            trial.noticed_by.and_then(|case| fixtures.get(case)).map(|fixture| fixture.name.as_str()).into();
        mutant
    });
    let report = json!({
        "schema": 1, "payloads": fixtures.len(), "score": figures.score(),
        "noticed": figures.overall.noticed, "noticed_by_captured": figures.captured.noticed, "all": figures.overall.all,
        "kinds": sorts.collect::<Vec<Value>>(), "mutants": mutants.collect::<Vec<Value>>(),
    });
    format::json(&report)
}
