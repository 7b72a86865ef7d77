//! Showing things: one page model, one writer per output format.
//!
//! [`brief`](mod@brief) chooses what of an explanation stands on one screen. [`page`] says what is on a page, of an explanation
//! or of an entry; [`terminal`] and [`markdown`] say how it looks. JSON is the explanation itself. Nothing here does I/O.

pub mod brief;
pub mod contrast;
pub mod entry;
pub mod explanation;
pub(crate) mod gist;
pub mod key;
pub mod machine;
pub mod markdown;
pub mod matrix;
pub mod page;
pub mod probe;
#[cfg(feature = "terminal")]
pub mod problem;
pub mod report;
#[cfg(feature = "terminal")]
pub mod terminal;
