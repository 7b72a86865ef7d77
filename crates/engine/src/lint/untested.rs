//! Errors that no fixture shows: nobody would notice if they were never recognised.

use std::collections::HashSet;

use super::Linted;
use crate::explain::recognised;
use crate::model::{Entry, Error, Ref};
use crate::source::{Diagnostic, ProblemKind};
use crate::workers;

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let errors = &linted.knowledge.errors;
    if linted.fixtures.is_empty() {
        return Vec::new();
    }
    // Of packs laid over each other the fixtures are those of the uppermost.
    let uppermost = errors.entries().map(|error| error.common.pack).max();
    let is_own = |error: &Error| error.common.is_current() && Some(error.common.pack) == uppermost;
    let own = errors.iter().filter(|(_, error)| is_own(error) && error.no_fixture.is_none());
    let mut left: HashSet<Ref<Error>> = own.map(|(reference, _)| reference).collect();
    for fixture in linted.fixtures {
        let named = [&fixture.expect.error, &fixture.expect.leads].into_iter().flatten();
        for error in named.filter_map(|id| errors.find(id)) {
            left.remove(&error);
        }
    }
    // What no fixture names may be recognised in one all the same.
    if !left.is_empty() {
        let tried = workers::run(linted.fixtures, || (), |(), fixture| recognised(linted.knowledge, &fixture.payload));
        let seen: HashSet<Ref<Error>> = tried.iter().flatten().map(|tried| tried.error).collect();
        left.retain(|error| !seen.contains(error));
    }
    let mut left: Vec<Ref<Error>> = left.into_iter().collect();
    left.sort_unstable();
    let warned = left.into_iter().map(|error| {
        let error = &errors[error];
        let message = format!("no fixture is recognised as the error `{}`", error.id());
        linted.warning(error, "", ProblemKind::ErrorWithoutFixture, message)
    });
    warned.map(|warning| warning.help("`triage new fixture` makes one from a captured payload; where there is none yet, say why in `no_fixture`")).collect()
}
