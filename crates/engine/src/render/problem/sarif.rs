//! Problems as [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code-scanning views.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::place;
use crate::source::page;
use crate::source::{Diagnostic, Files};

pub(super) fn write(problems: &[Diagnostic], files: &Files) -> String {
    let names: BTreeSet<&str> = problems.iter().map(|problem| problem.name).collect();
    let rules: Vec<Value> = names.into_iter().map(rule).collect();
    let results: Vec<Value> = problems.iter().map(|problem| result(problem, files)).collect();
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "triage",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

/// What a code-scanning view shows beside every finding of a kind.
fn rule(name: &str) -> Value {
    let Some(page) = page(name) else { return json!({ "id": name }) };
    json!({
        "id": name,
        "name": name,
        "shortDescription": { "text": page.summary() },
        "help": { "text": page.text, "markdown": page.text },
        "defaultConfiguration": { "level": page.severity.name() },
    })
}

fn result(problem: &Diagnostic, files: &Files) -> Value {
    let help = problem.help.as_ref().map(|help| format!(" (help: {help})")).unwrap_or_default();
    let locations: Vec<Value> = place(problem, files)
        .map(|(path, start, end)| {
            json!({ "physicalLocation": {
                "artifactLocation": { "uri": path.replace('\\', "/") },
                "region": {
                    "startLine": start.line, "startColumn": start.column,
                    "endLine": end.line, "endColumn": end.column.max(if end.line == start.line { start.column + 1 } else { 1 }),
                },
            } })
        })
        .into_iter()
        .collect();
    json!({
        "ruleId": problem.name,
        "level": problem.severity.name(),
        "message": { "text": format!("{}{help}", problem.message) },
        "locations": locations,
    })
}
