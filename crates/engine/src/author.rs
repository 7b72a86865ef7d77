//! Drafting entries: from captured payloads to rule text that an author only has to finish.
//!
//! Pure: it makes texts; the command line asks, proves and writes them.

mod doubt;
mod entry;
mod fixture;
mod general;
mod guess;
mod message;
mod pack;
mod provider;
mod signature;
mod title;
mod words;

pub use doubt::{Doubt, Stated};
pub use entry::{Draft, Place, cause_stub, draft, fix_stub};
pub use fixture::{Expected, fixture_stub};
pub use guess::{Guess, cause, causes_in, layer, system};
pub use pack::pack_stub;
pub use provider::provider_stub;
pub use signature::Signature;
pub use words::slug;

use crate::explain::Explanation;

/// A captured payload, redacted, and what the pack says of it now.
#[derive(Clone, Copy, Debug)]
pub struct Capture<'c> {
    /// The text.
    pub payload: &'c str,
    /// The answer.
    pub answer: &'c Explanation,
}
