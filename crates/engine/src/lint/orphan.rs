//! Entries that nothing leads to: a cause without an error, a fix without a cause, a source that supports nothing.

use std::collections::HashSet;

use super::Linted;
use crate::model::{AnyEntry, AnyRef, Entry, Ref, Table};
use crate::source::{Diagnostic, ProblemKind};

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let knowledge = linted.knowledge;
    let pointed_to = referred_to(&knowledge.errors);
    let used = referred_to(&knowledge.causes);
    let cited: HashSet<_> = knowledge.citations().into_keys().collect();
    let mut found = Vec::new();
    found.extend(unreached(
        linted,
        &knowledge.causes,
        &pointed_to,
        ProblemKind::OrphanCause,
        "no error points to this cause",
    ));
    found.extend(unreached(linted, &knowledge.fixes, &used, ProblemKind::UnusedFix, "no cause has this fix"));
    found.extend(unreached(
        linted,
        &knowledge.sources,
        &cited,
        ProblemKind::UncitedSource,
        "nothing cites this source",
    ));
    found.extend(unused_concepts(linted));
    found
}

/// Concepts that no statement names and that turn none round. What only stands inside texts is written out by then, so braces are read.
fn unused_concepts(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let knowledge = linted.knowledge;
    let signatures = current(&knowledge.errors).map(|error| &error.signature);
    let written = signatures.flat_map(|signature| signature.parts().map(|part| signature.written(part)));
    let named: HashSet<String> =
        written.flat_map(|text| braced(&text).map(str::to_owned).collect::<Vec<_>>()).collect();
    let named = knowledge.concepts.iter().filter(|(_, concept)| named.contains(concept.id.as_str()));
    let used = named.map(|(reference, _)| reference).chain(referred_to(&knowledge.concepts)).collect();
    unreached(linted, &knowledge.concepts, &used, ProblemKind::UnusedConcept, "nothing speaks of this concept")
}

/// What stands in braces in a text.
fn braced(text: &str) -> impl Iterator<Item = &str> {
    let inner = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    inner.map(|(inner, _)| inner.strip_prefix('!').unwrap_or(inner))
}

fn current<T: Entry>(table: &Table<T>) -> impl Iterator<Item = &T> {
    table.entries().filter(|entry| entry.common().is_current())
}

/// What current entries of a table refer to, as far as it is of one kind.
fn referred_to<S: Entry, T: Entry>(table: &Table<S>) -> HashSet<Ref<T>> {
    current(table).flat_map(AnyEntry::references).filter_map(AnyRef::to).collect()
}

fn unreached<T: Entry>(
    linted: &Linted<'_>,
    table: &Table<T>,
    reached: &HashSet<Ref<T>>,
    kind: ProblemKind,
    message: &str,
) -> Vec<Diagnostic> {
    let left = table.iter().filter(|(reference, entry)| entry.common().is_current() && !reached.contains(reference));
    let help = "point to it, or set `withdrawn` if it is not needed any more";
    left.map(|(_, entry)| linted.warning(entry, "", kind, message.to_owned()).help(help)).collect()
}
