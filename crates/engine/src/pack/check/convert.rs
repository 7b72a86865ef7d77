//! From raw entries to checked ones.

use std::sync::{Mutex, PoisonError};

use super::checker::Checker;
use crate::model::{Entry, Table};
use crate::pack::raw_pack::Sited;
use crate::signature::Literal;
use crate::workers;

/// Tables of up to so many entries are converted in one go; larger ones in pieces of that size, on all processors.
const PIECE: usize = 128;

/// Converts one entry; where that fails there is a problem.
type One<'f, R, T> = fn(&mut Checker<'f>, Sited<R>) -> Option<T>;

/// Converts every entry of one kind. Where one fails the table is never used.
pub(super) fn convert<'f, R, T: Entry>(
    checker: &mut Checker<'f>,
    entries: Vec<Sited<R>>,
    one: One<'f, R, T>,
) -> Table<T> {
    entries.into_iter().filter_map(|entry| one(checker, entry)).collect()
}

/// The same for kinds of which there may be thousands. Each piece gives numbers of its own to literals; `renumber` puts the
/// final ones into an entry, so that they do not depend on which piece is done first.
pub(super) fn convert_many<'f, R: Send, T: Entry + Send>(
    checker: &mut Checker<'f>,
    entries: Vec<Sited<R>>,
    one: One<'f, R, T>,
    renumber: fn(&mut T, &[Literal]),
) -> Table<T> {
    if entries.len() <= PIECE {
        return convert(checker, entries, one);
    }
    let pieces: Vec<Mutex<Vec<Sited<R>>>> = pieces(entries).into_iter().map(Mutex::new).collect();
    let in_piece = |(): &mut (), piece: &Mutex<Vec<Sited<R>>>| {
        let mut fork = checker.fork();
        let entries = std::mem::take(&mut *piece.lock().unwrap_or_else(PoisonError::into_inner));
        let converted: Vec<T> = entries.into_iter().filter_map(|entry| one(&mut fork, entry)).collect();
        (converted, fork)
    };
    let done = workers::run(&pieces, || (), in_piece);
    let renumbered = done.into_iter().flat_map(|(mut entries, fork)| {
        let numbers = checker.join(fork);
        for entry in &mut entries {
            renumber(entry, &numbers);
        }
        entries
    });
    renumbered.collect()
}

fn pieces<T>(entries: Vec<T>) -> Vec<Vec<T>> {
    let mut entries = entries.into_iter();
    let piece = || Some(entries.by_ref().take(PIECE).collect()).filter(|piece: &Vec<T>| !piece.is_empty());
    std::iter::from_fn(piece).collect()
}
