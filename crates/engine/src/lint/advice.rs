//! Advice that is unsafe to follow.

use super::Linted;
use super::unsafe_word::{Unsafe, in_command, in_text};
use crate::model::{Entry, Wording};
use crate::source::{Diagnostic, ProblemKind};

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let knowledge = linted.knowledge;
    let mut found = Vec::new();
    for error in knowledge.errors.entries() {
        found.extend(text(linted, error, error.first_action.as_ref().map(Wording::written)));
    }
    for cause in knowledge.causes.entries() {
        found.extend(text(linted, cause, cause.first_action.as_ref().map(Wording::written)));
    }
    for fix in knowledge.fixes.entries() {
        for step in &fix.steps {
            found.extend(text(linted, fix, Some(step.action.written())));
            found.extend(text(linted, fix, step.if_it_fails.as_ref().map(Wording::written)));
            found.extend(command(linted, fix, step.run.as_ref().map(Wording::written)));
        }
    }
    for provider in knowledge.providers.entries() {
        let probe = provider.probe.as_ref();
        found.extend(text(linted, provider, probe.and_then(|probe| probe.action.as_deref())));
        // A command that is made from a request keeps the key off the command line; one that is written out may not.
        let written = probe.filter(|probe| probe.powershell.is_none());
        found.extend(command(linted, provider, written.map(|probe| probe.run.as_str())));
    }
    found
}

fn text<E: Entry>(linted: &Linted<'_>, entry: &E, text: Option<&str>) -> Option<Diagnostic> {
    let written = text?;
    in_text(written).map(|(word, kind)| unsafe_advice(linted, entry, written, word, kind))
}

fn command<E: Entry>(linted: &Linted<'_>, entry: &E, command: Option<&str>) -> Option<Diagnostic> {
    let written = command?;
    in_command(written).map(|(word, kind)| unsafe_advice(linted, entry, written, word, kind))
}

fn unsafe_advice<E: Entry>(linted: &Linted<'_>, entry: &E, written: &str, word: &str, kind: &Unsafe) -> Diagnostic {
    let message = format!("`{}` {}", word.trim(), kind.does);
    linted.warning(entry, written, ProblemKind::UnsafeAdvice, message).help(kind.instead)
}
