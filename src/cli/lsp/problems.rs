//! What `check` says, for an editor.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_server::Notification;
use lsp_types::{
    Diagnostic as Shown, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    PublishDiagnosticsParams,
};

use super::place;
use triage_kb::redacted;
use triage_kb::source::{Diagnostic, Files, Label, Severity};

/// The problems of each file, at their places.
pub(super) fn by_file(problems: &[Diagnostic], files: &Files) -> BTreeMap<PathBuf, Vec<Shown>> {
    let mut found: BTreeMap<PathBuf, Vec<Shown>> = BTreeMap::new();
    for problem in problems {
        let Some(label) = problem.labels.first() else { continue };
        let file = files.get(label.file);
        found.entry(PathBuf::from(&*file.path)).or_default().push(shown(problem, label, files));
    }
    found
}

/// The message that publishes the problems of a file; none clears it.
pub(super) fn note(path: &Path, version: Option<i32>, diagnostics: Vec<Shown>) -> Option<Notification> {
    let published = PublishDiagnosticsParams { uri: place::uri(path)?, diagnostics, version };
    Some(Notification::new("textDocument/publishDiagnostics".to_owned(), published))
}

fn shown(problem: &Diagnostic, label: &Label, files: &Files) -> Shown {
    let help = problem.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let others: Vec<_> = problem.labels.iter().skip(1).filter_map(|label| related(label, files)).collect();
    Shown {
        range: place::range(&files.get(label.file).text, &label.span),
        severity: Some(match problem.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(problem.kind.name().to_owned())),
        source: Some("triage".to_owned()),
        message: redacted(&format!("{}{help}", problem.message)),
        related_information: (!others.is_empty()).then_some(others),
        ..Shown::default()
    }
}

fn related(label: &Label, files: &Files) -> Option<DiagnosticRelatedInformation> {
    let file = files.get(label.file);
    let location = Location { uri: place::uri(Path::new(&*file.path))?, range: place::range(&file.text, &label.span) };
    Some(DiagnosticRelatedInformation { location, message: label.text.clone() })
}
