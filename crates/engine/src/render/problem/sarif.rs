//! Problems as [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code-scanning views.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::{place, without_dot};
use crate::source::{Diagnostic, Files, ProblemKind};

pub(super) fn write(problems: &[Diagnostic], files: &Files) -> String {
    let kinds: BTreeMap<&str, ProblemKind> =
        problems.iter().map(|problem| (problem.kind.name(), problem.kind)).collect();
    let rules: Vec<Value> = kinds.into_values().map(rule).collect();
    let results: Vec<Value> = problems.iter().map(|problem| result(problem, files)).collect();
    let run = [("columnKind".to_owned(), json!("unicodeCodePoints")), ("results".to_owned(), json!(results))];
    sarif(&rules, run.into_iter().collect())
}

/// Where the program is at home.
const INFORMATION: &str = env!("CARGO_PKG_REPOSITORY");

/// A path as a relative reference: slashes, no `./`, and what an address cannot hold in percent.
pub fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut uri = String::with_capacity(path.len());
    for byte in without_dot(&path).bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// A path as an address: relative where it is, and with its scheme where it is not.
pub fn reference(path: &str) -> String {
    let written = uri(path);
    // `C:/` with its colon in percent.
    let has_drive = written.get(1..5) == Some("%3A/");
    match written.as_bytes().first() {
        Some(b'/') => format!("file://{written}"),
        _ if has_drive => format!("file:///{written}"),
        _ => written,
    }
}

/// A SARIF log of one run of this program: its rules, and what else the run holds, `results` above all.
pub fn sarif(rules: &[Value], rest: Map<String, Value>) -> String {
    let mut driver = json!({ "name": "triage", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    // An address must be one; a fork that names no repository has none.
    if !INFORMATION.is_empty() {
        driver["informationUri"] = INFORMATION.into();
    }
    let tool = json!({ "driver": driver });
    let run: Map<String, Value> = std::iter::once(("tool".to_owned(), tool)).chain(rest).collect();
    let log = json!({ "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run] });
    format!("{log:#}\n")
}

/// What a code-scanning view shows beside every finding of a kind.
fn rule(kind: ProblemKind) -> Value {
    json!({
        "id": kind.name(),
        "name": kind.name(),
        "shortDescription": { "text": kind.summary() },
        "help": { "text": kind.page(), "markdown": kind.page() },
        "defaultConfiguration": { "level": kind.severity().name() },
    })
}

fn result(problem: &Diagnostic, files: &Files) -> Value {
    let help = problem.help.as_ref().map(|help| format!(" (help: {help})")).unwrap_or_default();
    let locations: Vec<Value> = place(problem, files)
        .map(|(path, start, end)| {
            json!({ "physicalLocation": {
                "artifactLocation": { "uri": reference(&path) },
                "region": {
                    "startLine": start.line, "startColumn": start.column,
                    "endLine": end.line, "endColumn": end.column.max(if end.line == start.line { start.column + 1 } else { 1 }),
                },
            } })
        })
        .into_iter()
        .collect();
    json!({
        "ruleId": problem.kind.name(),
        "level": problem.severity.name(),
        "message": { "text": format!("{}{help}", problem.message) },
        "locations": locations,
    })
}
