//! Scanning: every known error in logs of any size.
//!
//! ```text
//! bytes ─▶ blocks ─▶ prefilter ─▶ events that were hit ─▶ shape ─▶ finding ─▶ summary
//! ```
//!
//! A log is read in *blocks* that end where an event ends. One automaton passes over each; only an event in which it stops is
//! explained. Its *shape* is explained, the event without what changes from one time to the next, so that equal events are
//! explained once, and the answer depends on nothing but the event: not on what was read before, and not on how many
//! threads read. What is held in memory is a block and the findings, however long the log.

mod block;
mod scanner;
mod shape;
mod stamp;
mod summary;

pub use block::{BLOCK, Blocks};
pub use scanner::{Scanned, Scanner, Sighting};
pub use summary::{Group, Place, SCHEMA, Summary};
