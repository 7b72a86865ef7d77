//! `triage test --coverage`: which clauses the fixtures exercise.

use std::fmt::Write;

use serde_json::{Value, json};

use super::clauses::{Row, list};
use super::report::{percent, share};
use crate::cli::Failure;
use crate::cli::format::{self, ReportFormat};
use triage_kb::model::KnowledgeBase;
use triage_kb::trial::{ClauseCoverage, Coverage, Fixture, Scope, coverage};

/// The report.
pub(super) fn report(
    knowledge: &KnowledgeBase,
    fixtures: &[Fixture],
    scope: &Scope,
    format: ReportFormat,
) -> Result<String, Failure> {
    let coverage = coverage(knowledge, fixtures, scope);
    match format {
        ReportFormat::Text => Ok(text(knowledge, &coverage)),
        ReportFormat::Json => json(knowledge, &coverage),
    }
}

fn row(one: &ClauseCoverage) -> Row<'_> {
    Row { clause: one.clause, change: "", because: &one.because }
}

fn text(knowledge: &KnowledgeBase, coverage: &Coverage) -> String {
    let several = if coverage.fixtures == 1 { "" } else { "s" };
    let mut out = format!("exercised by {} fixture{several}:\n", coverage.fixtures);
    for (kind, covered, all) in coverage.by_kind() {
        share(&mut out, kind.name(), covered, all);
    }
    let listed = list(knowledge, &coverage.clauses.iter().map(row).collect::<Vec<_>>());
    if !listed.is_empty() {
        let _ = write!(out, "\nnot exercised:\n{listed}");
    }
    out
}

fn json(knowledge: &KnowledgeBase, coverage: &Coverage) -> Result<String, Failure> {
    let kind = |(kind, covered, all)| json!({ "kind": kind, "covered": covered, "all": all, "percent": percent(covered, all) });
    let clause = |one: &ClauseCoverage| {
        let mut clause = row(one).json(knowledge);
        clause["fixtures"] = one.fixtures.into();
        clause
    };
    let kinds: Vec<Value> = coverage.by_kind().into_iter().map(kind).collect();
    let clauses: Vec<Value> = coverage.clauses.iter().map(clause).collect();
    let report = json!({ "schema": 1, "fixtures": coverage.fixtures, "kinds": kinds, "clauses": clauses });
    format::json(&report)
}
