//! `triage test --coverage`: which clauses the fixtures exercise.

use std::fmt::Write;

use serde_json::{Value, json};

use super::Format;
use super::report::{percent, share};
use crate::fixture::{Clause, Coverage, Fixture, coverage};
use crate::model::KnowledgeBase;

/// The report.
pub(super) fn report(knowledge: &KnowledgeBase, fixtures: &[Fixture], format: Format) -> String {
    let coverage = coverage(knowledge, fixtures);
    match format {
        Format::Text => text(knowledge, &coverage),
        Format::Json => json(knowledge, &coverage),
    }
}

fn text(knowledge: &KnowledgeBase, coverage: &Coverage) -> String {
    let mut out = String::new();
    let rows = coverage.uncovered().map(|one| (one.clause, String::new(), one.because.as_str()));
    list(knowledge, rows, &mut out);
    let _ = writeln!(out, "covered by {} fixtures:", coverage.fixtures);
    for (kind, covered, all) in coverage.by_kind() {
        share(&mut out, kind.name(), covered, all);
    }
    out
}

/// Clauses, each with something before it and a reason, below the entries that they belong to.
pub(super) fn list<'r>(
    knowledge: &KnowledgeBase,
    rows: impl Iterator<Item = (Clause, String, &'r str)>,
    out: &mut String,
) {
    let mut entry = "";
    for (clause, before, because) in rows {
        let next = clause.entry(knowledge);
        if next != entry {
            let origin = clause.origin(knowledge);
            let _ = writeln!(out, "{next}  ({}:{})", origin.name(), origin.line());
            entry = next;
        }
        let _ = writeln!(out, "    {before}{}: {because}", named(knowledge, clause));
    }
    if !entry.is_empty() {
        out.push('\n');
    }
}

/// ``text `no flow` ``; whole entries are named by their id already.
pub(super) fn named(knowledge: &KnowledgeBase, clause: Clause) -> String {
    match clause {
        Clause::Cause(_) | Clause::Fix(_) | Clause::Question(_) => clause.kind().to_string(),
        Clause::Pointer(..) => format!("pointer to `{}`", clause.written(knowledge)),
        _ => format!("{} `{}`", clause.kind(), clause.written(knowledge)),
    }
}

fn json(knowledge: &KnowledgeBase, coverage: &Coverage) -> String {
    let kinds: Vec<Value> = coverage
        .by_kind()
        .into_iter()
        .map(|(kind, covered, all)| json!({ "kind": kind, "covered": covered, "all": all, "percent": percent(covered, all) }))
        .collect();
    let clauses: Vec<Value> = coverage
        .clauses
        .iter()
        .map(|one| {
            let mut row = place(knowledge, one.clause);
            row["fixtures"] = one.fixtures.into();
            row["because"] = if one.is_covered() { Value::Null } else { one.because.as_str().into() };
            row
        })
        .collect();
    let report = json!({ "schema": 1, "fixtures": coverage.fixtures, "kinds": kinds, "clauses": clauses });
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

/// A clause and where its entry is written.
pub(super) fn place(knowledge: &KnowledgeBase, clause: Clause) -> Value {
    let origin = clause.origin(knowledge);
    json!({
        "kind": clause.kind(), "entry": clause.entry(knowledge), "written": clause.written(knowledge),
        "file": origin.name(), "line": origin.line(),
    })
}
