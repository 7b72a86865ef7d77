//! Statements without support: no source, never compared with one, or due to be compared again.

use super::Linted;
use crate::model::{AnyEntry, Entry, Table};
use crate::source::{Diagnostic, ProblemKind};

/// From this many days before it expires an entry is worth a warning.
const SOON: i32 = 30;

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let knowledge = linted.knowledge;
    let mut found = Vec::new();
    found.extend(stated(linted, &knowledge.errors, |_| false));
    found.extend(stated(linted, &knowledge.causes, |_| false));
    found.extend(stated(linted, &knowledge.claims, |claim| !claim.said_by.is_empty() || !claim.against.is_empty()));
    found.extend(knowledge.all().filter_map(|entry| due(linted, entry)));
    found.extend(undated(linted));
    found
}

/// Entries that state something must say who says so, and when somebody last looked.
fn stated<T: Entry>(linted: &Linted<'_>, table: &Table<T>, cites_otherwise: fn(&T) -> bool) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for entry in table.entries().filter(|entry| entry.common().is_current()) {
        let common = entry.common();
        let kind = T::KIND;
        if common.sources.is_empty() && !cites_otherwise(entry) {
            let message = format!("the {kind} `{}` has no source", entry.id());
            let warning = linted.warning(entry, "", ProblemKind::StatementWithoutSource, message);
            found.push(warning.help("add `sources = [\"…\"]`; what you saw yourself is a source of kind `observed`"));
        }
        if common.verified.is_none() {
            let message = format!("nobody has compared the {kind} `{}` with its sources", entry.id());
            let warning = linted.warning(entry, "", ProblemKind::NeverVerified, message);
            found.push(warning.help("compare it with its sources and add `verified = DATE`"));
        }
    }
    found
}

/// An entry that has expired, or soon will.
fn due(linted: &Linted<'_>, entry: &dyn AnyEntry) -> Option<Diagnostic> {
    let expires = entry.common().expires.filter(|_| entry.common().is_current())?;
    let (entry_kind, name) = (entry.kind(), entry.name());
    let (kind, message) = match expires.days_since(linted.today) {
        ..=0 => (ProblemKind::Expired, format!("the {entry_kind} `{name}` expired on {expires}")),
        left @ 1..=SOON => (ProblemKind::ExpiresSoon, format!("the {entry_kind} `{name}` expires in {left} days")),
        _ => return None,
    };
    let warning = linted.warning(entry, &format!("expires = {expires}"), kind, message);
    Some(warning.help("look at it again, mend it, and move `verified` and `expires` on"))
}

fn undated(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let sources = linted.knowledge.sources.entries();
    let undated = sources.filter(|source| source.date.is_none() && source.common.is_current());
    undated
        .map(|source| {
            let message = format!("the source `{}` has no date", source.id);
            let warning = linted.warning(source, "", ProblemKind::SourceWithoutDate, message);
            warning.help("add `date = DATE`: when it was written, or else when you read it")
        })
        .collect()
}
