//! Warnings: what a pack may be and had better not be.
//!
//! [`check`](crate::pack::check) refuses what cannot work. What works and is doubtful is found here, over the checked pack: a
//! signature that can never win, a predicate that is always true, a cause that nothing points to, a statement without a
//! source, advice that is unsafe. Pure: the same pack, fixtures and day give the same warnings. Every lint takes time linear
//! in the number of entries.
//!
//! Each problem, error or warning, is of a [kind](ProblemKind) with a stable name and a page that says why it is one and how to mend it.

mod advice;
mod anchor;
mod broad;
mod conflict;
mod cycle;
mod duplicate;
mod example;
mod fixtures;
mod future;
mod negative;
mod never_meets;
mod never_wins;
mod orphan;
mod personal;
mod place;
mod secret;
mod support;
mod syntax;
mod taken;
mod truth;
mod unfinished;
mod unsafe_word;
mod untested;

use std::ops::Range;

use crate::model::{AnyEntry, Date, Error, KnowledgeBase};
use crate::source::{Diagnostic, FileId, Files, ProblemKind};
use crate::trial::Fixture;
use place::Places;

/// What the lints look at.
struct Linted<'l> {
    knowledge: &'l KnowledgeBase,
    files: &'l Files,
    fixtures: &'l [Fixture],
    today: Date,
    places: Places<'l>,
}

impl Linted<'_> {
    /// A warning about an entry, at what is `written` in it, or at its id where that is not found.
    fn warning(&self, entry: &dyn AnyEntry, written: &str, kind: ProblemKind, message: String) -> Diagnostic {
        at(Diagnostic::new(kind, message), self.places.of(entry, written))
    }

    /// A warning about what is `written` in the signature of an error.
    fn signature_warning(&self, error: &Error, written: &str, kind: ProblemKind, message: String) -> Diagnostic {
        at(Diagnostic::new(kind, message), self.places.behind(error, SIGNATURE, written))
    }

    /// The same warning, with a second place: the id of another entry.
    fn beside(&self, warning: Diagnostic, other: &dyn AnyEntry, text: &str) -> Diagnostic {
        match self.places.of(other, "") {
            Some((file, span)) => warning.label(file, span, text),
            None => warning,
        }
    }
}

/// The field of an error that holds its signature.
const SIGNATURE: &str = "match";

fn at(warning: Diagnostic, place: Option<(FileId, Range<usize>)>) -> Diagnostic {
    match place {
        Some((file, span)) => warning.at(file, span),
        None => warning,
    }
}

/// A lint: it reads, and gives its warnings.
type Lint = fn(&Linted<'_>) -> Vec<Diagnostic>;

/// All of them.
const LINTS: [Lint; 21] = [
    advice::lint,
    anchor::lint,
    broad::lint,
    conflict::lint,
    cycle::lint,
    duplicate::lint,
    example::lint,
    fixtures::lint,
    future::lint,
    negative::lint,
    never_meets::lint,
    never_wins::lint,
    orphan::lint,
    personal::lint,
    secret::lint,
    support::lint,
    syntax::lint,
    taken::lint,
    truth::lint,
    unfinished::lint,
    untested::lint,
];

/// All warnings about a checked pack and its fixtures, in the order of the files.
///
/// `files` must be those that the pack was read from, and hold those of the fixtures. `today` decides what has expired.
pub fn lint(knowledge: &KnowledgeBase, files: &Files, fixtures: &[Fixture], today: Date) -> Vec<Diagnostic> {
    let linted = Linted { knowledge, files, fixtures, today, places: Places::new(files) };
    let mut found: Vec<Diagnostic> = LINTS.iter().flat_map(|lint| lint(&linted)).collect();
    found.sort_by_key(|problem| {
        (problem.labels.first().map(|label| (label.file, label.span.start)), problem.kind.name())
    });
    found
}
