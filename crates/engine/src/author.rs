//! Drafting entries: from a captured payload to rule text that an author only has to finish.
//!
//! Pure: it makes texts; the command line writes them.

mod entry;
mod signature;
mod words;

pub use entry::{Draft, cause_stub, draft, fix_stub, fixture_stub, pack_stub};
pub use words::slug;
