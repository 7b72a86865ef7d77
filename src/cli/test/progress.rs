//! How far a long run has come, on a terminal.

use std::io::{self, IsTerminal};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::cli::output;

/// Who waits no longer than this needs no progress.
const PATIENCE: Duration = Duration::from_millis(800);
/// The time between two looks at the figure.
const PAUSE: Duration = Duration::from_millis(100);

/// No line of it is longer than this, in characters.
const WIDTH: usize = 60;

/// One line on stderr that is written over and over; nothing where stderr is no terminal or the run is short.
pub(super) struct Progress {
    what: &'static str,
    is_seen: bool,
    /// When to show it next, and whether it was shown.
    next: Mutex<(Instant, bool)>,
}

impl Progress {
    /// Of `what` the numbers are.
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, is_seen: io::stderr().is_terminal(), next: Mutex::new((Instant::now() + PATIENCE, false)) }
    }

    /// Shows how many are done, if it is time.
    pub(super) fn show(&self, done: usize, all: usize) {
        // Another thread that holds the lock is showing it already.
        let Ok(mut next) = self.next.try_lock() else { return };
        if self.is_seen && Instant::now() >= next.0 {
            output::progress(&format!("{done} of {all} {}", self.what));
            *next = (Instant::now() + PAUSE, true);
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.next.lock().is_ok_and(|next| next.1) {
            output::progress(&format!("{:WIDTH$}", ""));
            output::progress("");
        }
    }
}
