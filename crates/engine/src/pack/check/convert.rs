//! From raw entries to checked ones.

use std::sync::{Mutex, PoisonError};

use super::checker::Checker;
use crate::model::{Entry, Table};
use crate::pack::raw_pack::Sited;
use crate::signature::Literal;
use crate::workers;

/// Tables of up to so many entries are converted in one go; larger ones in pieces of that size, on all processors.
const PIECE: usize = 128;

/// An entry that a raw one becomes.
pub(super) trait FromRaw: Entry {
    /// The entry as it is written.
    type Raw;

    /// Converts an entry; where that fails there is a problem.
    fn from_raw(checker: &mut Checker<'_>, entry: Sited<Self::Raw>) -> Option<Self>;
}

/// Converts every entry of one kind, and leaves none. Where one fails the table is never used.
pub(super) fn convert<T: FromRaw>(checker: &mut Checker<'_>, entries: &mut Vec<Sited<T::Raw>>) -> Table<T> {
    entries.drain(..).filter_map(|entry| T::from_raw(checker, entry)).collect()
}

/// The same for kinds of which there may be thousands. Each piece gives numbers of its own to literals; `renumber` puts the
/// final ones into an entry, so that they do not depend on which piece is done first.
pub(super) fn convert_many<T: FromRaw<Raw: Send> + Send>(
    checker: &mut Checker<'_>,
    entries: &mut Vec<Sited<T::Raw>>,
    renumber: fn(&mut T, &[Literal]),
) -> Table<T> {
    if entries.len() <= PIECE {
        return convert(checker, entries);
    }
    let pieces: Vec<Mutex<Vec<Sited<T::Raw>>>> = pieces(std::mem::take(entries)).into_iter().map(Mutex::new).collect();
    let in_piece = |(): &mut (), piece: &Mutex<Vec<Sited<T::Raw>>>| {
        let mut fork = checker.fork();
        let entries = std::mem::take(&mut *piece.lock().unwrap_or_else(PoisonError::into_inner));
        let converted: Vec<T> = entries.into_iter().filter_map(|entry| T::from_raw(&mut fork, entry)).collect();
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
