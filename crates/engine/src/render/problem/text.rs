//! Problems for a person: the line, carets, and what to do.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::redact::{in_place, without_keys};
use crate::source::{Diagnostic, Files, Label, Severity};

/// How many lines around a place are kept in the excerpt that is drawn.
const CONTEXT: usize = 1;

pub(super) fn write(problems: &[Diagnostic], files: &Files, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let shown: Vec<String> = problems.iter().map(|problem| one(problem, files, &renderer)).collect();
    shown.join("\n\n") + if shown.is_empty() { "" } else { "\n" }
}

fn one(problem: &Diagnostic, files: &Files, renderer: &Renderer) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(problem.message.as_str())
        .id(problem.kind.name())
        .elements(problem.labels.iter().enumerate().map(|(number, label)| snippet(label, number == 0, files)));
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// Only the lines around the place are handed over: drawing must not cost more the longer the file is.
fn snippet<'f>(label: &'f Label, is_main: bool, files: &'f Files) -> Snippet<'f, annotate_snippets::Annotation<'f>> {
    let file = files.get(label.file);
    let start = line_start(&file.text, label.span.start, CONTEXT);
    let end = line_end(&file.text, label.span.end, CONTEXT).max(start);
    let shown = in_place(file.text.get(start..end).unwrap_or_default());
    // Whole letters, and at least one: a mark under a part of one cannot be drawn.
    let first = shown.floor_char_boundary(label.span.start.saturating_sub(start));
    let last = shown.ceil_char_boundary(label.span.end.saturating_sub(start).max(first + 1));
    let kind = if is_main { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(first..last).label((!label.text.is_empty()).then_some(label.text.as_str()));
    Snippet::source(shown)
        .line_start(file.position(start).line)
        .path(without_keys(&file.path))
        .fold(true)
        .annotation(annotation)
}

fn line_start(text: &str, offset: usize, context: usize) -> usize {
    let before = text.get(..text.floor_char_boundary(offset)).unwrap_or(text);
    before.rmatch_indices('\n').nth(context).map_or(0, |(newline, _)| newline + 1)
}

fn line_end(text: &str, offset: usize, context: usize) -> usize {
    let offset = text.ceil_char_boundary(offset);
    let after = text.get(offset..).unwrap_or_default();
    after.match_indices('\n').nth(context).map_or(text.len(), |(newline, _)| offset + newline)
}
