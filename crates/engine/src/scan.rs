//! Scanning: every known error in logs of any size.
//!
//! ```text
//! bytes ─▶ blocks ─▶ events ─▶ shapes ─▶ those that are new ─▶ needs ─▶ finding ─▶ summary
//! ```
//!
//! A log is read in *blocks* that end where an event ends. Of each event its *shape* is made, the event without what changes
//! from one time to the next, so that equal events are read once: a log repeats itself, and to know a shape again takes a tenth
//! of the time that looking for words in it takes. One automaton passes over a new shape; it is explained if it has all that some
//! error *needs*. So the answer depends on nothing but the event: not
//! on what was read before, and not on how many threads read. What is held in memory is a block, the findings and a bounded
//! number of shapes, however long the log.

mod block;
mod digits;
mod memory;
mod numbers;
mod scanner;
mod shape;
mod stamp;
mod summary;
mod wrapped;

pub use block::{BLOCK, Blocks};
pub use scanner::{Scanned, Scanner, Sighting};
pub use summary::{Group, Place, SCHEMA, Summary};
