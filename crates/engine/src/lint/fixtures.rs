//! Fixtures that show the same case twice, and fixtures that nobody can look up.

use std::collections::HashMap;

use super::Linted;
use crate::source::{Diagnostic, ProblemKind};

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let mut found = shown_twice(linted);
    let without = linted.fixtures.iter().filter(|fixture| fixture.source.trim().is_empty());
    found.extend(without.map(|fixture| {
        let place = linted.files.get(fixture.file).text.find("source").unwrap_or(0);
        Diagnostic::new(ProblemKind::FixtureWithoutSource, "nobody can look up where this was seen")
            .at(fixture.file, place..place + "source".len())
            .help("give the address; for what you saw yourself, say with which program and version")
    }));
    found
}

fn shown_twice(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let mut first = HashMap::new();
    let mut found = Vec::new();
    for fixture in linted.fixtures {
        let other = *first.entry((fixture.payload.trim(), &fixture.given)).or_insert(fixture);
        if other.name != fixture.name {
            let message = format!("this fixture shows the same case as `{}`", other.name);
            let place = 0..linted.files.get(fixture.file).line(1).map_or(0, |line| line.end);
            let warning = Diagnostic::new(ProblemKind::DuplicateFixture, message).at(fixture.file, place);
            found.push(warning.help("keep one of them, or give them different facts in `[given]`"));
        }
    }
    found
}
