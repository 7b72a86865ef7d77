//! Errors that supersede each other in a circle: whichever is recognised, none of them counts.

use super::Linted;
use crate::model::{Error, Ref, Table};
use crate::source::{Diagnostic, ProblemKind};

/// How far a walk from one error has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let errors = &linted.knowledge.errors;
    let mut marks = vec![Mark::New; errors.len()];
    let mut found = Vec::new();
    for (reference, _) in errors.iter() {
        if let Some((from, to)) = closing_step(errors, reference, &mut marks) {
            let (from, to) = (&errors[from], &errors[to]);
            let message = format!("`{}` and `{}` supersede each other, so that neither ever counts", from.id, to.id);
            let warning = linted.warning(from, to.id.as_str(), ProblemKind::SupersedesCycle, message);
            found.push(linted.beside(warning, to, "which leads back here").help("take one of the `supersedes` out"));
        }
    }
    found
}

/// Walks depth first without recursion; gives the step that leads back into the walk, if there is one.
fn closing_step(errors: &Table<Error>, start: Ref<Error>, marks: &mut [Mark]) -> Option<(Ref<Error>, Ref<Error>)> {
    let mut closing = None;
    let mut open: Vec<(Ref<Error>, usize)> = Vec::new();
    enter(start, marks, &mut open);
    while let Some((error, next)) = open.last_mut() {
        let Some(loser) = errors[*error].supersedes.get(*next).copied() else {
            set(marks, *error, Mark::Done);
            open.pop();
            continue;
        };
        *next += 1;
        let from = *error;
        match marks.get(loser.position()) {
            Some(Mark::Open) => closing = closing.or(Some((from, loser))),
            Some(Mark::New) => enter(loser, marks, &mut open),
            _ => {}
        }
    }
    closing
}

fn enter(error: Ref<Error>, marks: &mut [Mark], open: &mut Vec<(Ref<Error>, usize)>) {
    if marks.get(error.position()) == Some(&Mark::New) {
        set(marks, error, Mark::Open);
        open.push((error, 0));
    }
}

fn set(marks: &mut [Mark], error: Ref<Error>, mark: Mark) {
    if let Some(place) = marks.get_mut(error.position()) {
        *place = mark;
    }
}
