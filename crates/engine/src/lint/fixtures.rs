//! Fixtures that show the same case twice.

use std::collections::HashMap;

use super::Linted;
use crate::source::{Diagnostic, ProblemKind};

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
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
