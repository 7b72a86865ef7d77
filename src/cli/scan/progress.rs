//! How far a scan is, for who watches it on a terminal.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use super::output;

/// More often nobody can read it.
const PAUSE: Duration = Duration::from_millis(200);
/// The name of a file is shown no further than this, in characters.
const NAME: usize = 48;
const MEGABYTE: u64 = 1_000_000;

/// A line on stderr, where that is a terminal.
pub(super) struct Progress {
    begun: Instant,
    told: Option<Instant>,
    is_shown: bool,
}

impl Default for Progress {
    fn default() -> Self {
        Self { begun: Instant::now(), told: None, is_shown: std::io::stderr().is_terminal() }
    }
}

impl Progress {
    /// Tells which file is read and how much was read so far, unless that was told just now.
    pub(super) fn tell(&mut self, file: &str, bytes: u64) {
        if !self.is_shown || self.told.unwrap_or(self.begun).elapsed() < PAUSE {
            return;
        }
        self.told = Some(Instant::now());
        let name = triage_kb::without_keys(file);
        let end: String = name.chars().skip(name.chars().count().saturating_sub(NAME)).collect();
        let seconds = self.begun.elapsed().as_secs_f64();
        let rate = bytes as f64 / MEGABYTE as f64 / seconds;
        output::progress(&format!("{:>7} MB  {rate:>5.0} MB/s  {end:<NAME$}", bytes / MEGABYTE));
    }

    /// Makes room for something else.
    pub(super) fn clear(&mut self) {
        if self.told.take().is_some() {
            output::progress(&format!("{:width$}\r", "", width = NAME + 24));
        }
    }
}
