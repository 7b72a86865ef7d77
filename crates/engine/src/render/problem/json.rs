//! Problems for a program: one JSON document.

use serde_json::{Value, json};

use crate::redact::without_keys;
use crate::source::{Diagnostic, Files, Label};

/// The version of this form.
const SCHEMA: u32 = 1;

pub(super) fn write(problems: &[Diagnostic], files: &Files) -> String {
    let problems: Vec<Value> = problems.iter().map(|problem| entry(problem, files)).collect();
    let report = json!({ "schema": SCHEMA, "problems": problems });
    format!("{report:#}\n")
}

fn entry(problem: &Diagnostic, files: &Files) -> Value {
    json!({
        "severity": problem.severity.name(),
        "name": problem.kind.name(),
        "message": problem.message,
        "places": problem.labels.iter().map(|label| place(label, files)).collect::<Vec<_>>(),
        "help": problem.help,
    })
}

fn place(label: &Label, files: &Files) -> Value {
    let file = files.get(label.file);
    let position = file.position(label.span.start);
    json!({
        "file": without_keys(&file.path),
        "line": position.line,
        "column": position.column,
        "start": label.span.start,
        "end": label.span.end,
        "text": label.text,
    })
}
