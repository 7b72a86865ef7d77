//! The same work on many items, on all processors where the feature `parallel` is on.

#[cfg(feature = "parallel")]
use std::sync::atomic::{AtomicUsize, Ordering};
#[cfg(feature = "parallel")]
use std::thread;

/// Up to so many quick items are done at once: a thread costs more than it spares.
const FEW: usize = 64;

/// Does `work` on every item, each a matter of microseconds; the results are in the order of the items.
pub(crate) fn quick<'i, T: Sync, R: Send>(items: &'i [T], work: impl Fn(&'i T) -> R + Sync) -> Vec<R> {
    let pieces: Vec<&[T]> = items.chunks(FEW).collect();
    let one_piece = |piece: &&'i [T]| piece.iter().map(&work).collect::<Vec<R>>();
    match pieces[..] {
        [] | [_] => items.iter().map(&work).collect(),
        _ => run(&pieces, || (), |(), piece| one_piece(piece)).into_iter().flatten().collect(),
    }
}

#[cfg(feature = "parallel")]
/// Does `work` on every item; the results are in the order of the items. Each thread has a state of its own, from `state`,
/// and takes the next item when it is done with one, for some take much longer than others.
#[cfg(feature = "parallel")]
pub(crate) fn run<'i, T: Sync, R: Send, S>(
    items: &'i [T],
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &'i T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let one_thread = || {
        let mut state = state();
        let mut results = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(number) else { return results };
            results.push((number, work(&mut state, item)));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(one_thread)).collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Does `work` on every item, one after the other.
#[cfg(not(feature = "parallel"))]
pub(crate) fn run<'i, T: Sync, R: Send, S>(
    items: &'i [T],
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &'i T) -> R + Sync,
) -> Vec<R> {
    let mut state = state();
    items.iter().map(|item| work(&mut state, item)).collect()
}
