//! Problems as annotations of a GitHub workflow.
//!
//! The form is that of
//! [workflow commands](https://docs.github.com/actions/writing-workflows/choosing-what-your-workflow-does/workflow-commands-for-github-actions).

use std::fmt::Write;

use super::{place, without_dot};
use crate::source::{Diagnostic, Files};

pub(super) fn write(problems: &[Diagnostic], files: &Files) -> String {
    let mut out = String::new();
    for problem in problems {
        let severity = problem.severity.name();
        let at = place(problem, files).map_or_else(String::new, |(path, start, end)| {
            let end = if end.line == start.line { format!(",endColumn={}", end.column) } else { String::new() };
            format!("file={},line={},col={}{end},", property(without_dot(&path)), start.line, start.column)
        });
        let help = problem.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let message = data(&format!("{}{help}", problem.message));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "::{severity} {at}title={}::{message}", property(problem.kind.name()));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
