//! What is known of shapes. Threads share it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::FxBuildHasher;

/// As many shapes that say something are remembered; then all are forgotten, which costs time and changes nothing.
const MOST_TELLING: usize = 1 << 16;
/// As many shapes that say nothing have a place, a power of two; one that comes later takes the place of another.
const SILENT: usize = 1 << 16;

/// What shapes say, by their hashes. Most shapes of a log say nothing, and are asked for without a lock.
#[derive(Debug)]
pub(super) struct Memory<T> {
    silent: Box<[AtomicU64]>,
    telling: Mutex<HashMap<u64, Cell<T>, FxBuildHasher>>,
}

/// What one shape says, as soon as somebody has read it.
type Cell<T> = Arc<OnceLock<Option<T>>>;

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { silent: (0..SILENT).map(|_| AtomicU64::new(0)).collect(), telling: Mutex::default() }
    }
}

impl<T: Clone> Memory<T> {
    /// What a shape says. It is read if nobody has read an equal one; whoever asks meanwhile waits.
    pub(super) fn recall(&self, shape: u64, read: impl FnOnce() -> Option<T>) -> Option<T> {
        // Zero stands for no shape.
        let shape = shape.max(1);
        let place = usize::try_from(shape % SILENT as u64).ok().and_then(|place| self.silent.get(place));
        if place.is_some_and(|place| place.load(Ordering::Relaxed) == shape) {
            return None;
        }
        let cell = self.cell(shape);
        let said = cell.get_or_init(read).clone();
        if said.is_none() {
            if let Some(place) = place {
                place.store(shape, Ordering::Relaxed);
            }
            self.telling.lock().unwrap_or_else(PoisonError::into_inner).remove(&shape);
        }
        said
    }

    fn cell(&self, shape: u64) -> Cell<T> {
        let mut telling = self.telling.lock().unwrap_or_else(PoisonError::into_inner);
        if telling.len() >= MOST_TELLING {
            telling.clear();
        }
        Arc::clone(telling.entry(shape).or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_TELLING, Memory, SILENT};

    #[test]
    fn a_shape_is_read_once() {
        let memory = Memory::default();
        for (shape, said) in [(0, None), (7, Some("seven")), (8, None)] {
            assert_eq!(memory.recall(shape, || said), said);
            assert_eq!(memory.recall(shape, || unreachable!("it is known")), said);
        }
    }

    #[test]
    fn what_is_forgotten_is_read_again() {
        let memory = Memory::default();
        let (one, other) = (1, 1 + SILENT as u64);
        memory.recall(one, || None::<u64>);
        memory.recall(other, || None);
        assert_eq!(memory.recall(one, || Some(5)), Some(5));
        for shape in (2 * SILENT as u64..).take(MOST_TELLING) {
            assert_eq!(memory.recall(shape, || Some(shape)), Some(shape));
        }
        assert_eq!(memory.recall(one, || Some(6)), Some(6));
    }
}
