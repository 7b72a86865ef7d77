//! Problems for a program: one JSON document.

use serde::Serialize;

use crate::source::{Diagnostic, Files};

/// The version of this form.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Report<'p> {
    schema: u32,
    problems: Vec<Problem<'p>>,
}

#[derive(Serialize)]
struct Problem<'p> {
    severity: &'static str,
    name: &'static str,
    message: &'p str,
    places: Vec<Place<'p>>,
    help: Option<&'p str>,
}

#[derive(Serialize)]
struct Place<'p> {
    file: &'p str,
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    text: &'p str,
}

pub(super) fn write(problems: &[Diagnostic], files: &Files) -> String {
    let problems = problems.iter().map(|problem| Problem {
        severity: problem.severity.name(),
        name: problem.kind.name(),
        message: &problem.message,
        places: problem.labels.iter().map(|label| place(label, files)).collect(),
        help: problem.help.as_deref(),
    });
    let report = Report { schema: SCHEMA, problems: problems.collect() };
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn place<'p>(label: &'p crate::source::Label, files: &'p Files) -> Place<'p> {
    let file = files.get(label.file);
    let position = file.position(label.span.start);
    Place {
        file: &file.path,
        line: position.line,
        column: position.column,
        start: label.span.start,
        end: label.span.end,
        text: &label.text,
    }
}
