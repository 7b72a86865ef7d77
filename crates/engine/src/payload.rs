//! Payloads: whatever people paste, unwrapped into views.
//!
//! ```text
//! text ─▶ condense ─▶ clean ─▶ fold ─▶ documents and pages ─▶ what is wrapped in them ─┐
//!                      ▲                                                             │
//!                      └──────── strings, escaped lines, base64, HTML ◀───────────────┘
//! ```
//!
//! The first view is the payload itself. Where something is wrapped in a view (JSON in a JSON string, a base64 detail, a
//! page), it becomes a view too, and so on. Every view is cleaned and folded, and knows the way back: a span in a nested
//! string leads to the bytes in the payload that say so.
//!
//! Three things hold for every text, however hostile: it is unwrapped without a panic, in time and memory linear in its
//! length, and always in the same way. Bounds on depth, number and size (in `unwrap`) see to it; what exceeds them is left
//! wrapped, and stays readable in the view around it. Of a long text only a part is read (`condense`).

mod base64;
mod border;
mod byte_set;
mod child;
mod clean;
mod condense;
mod decoded;
mod document;
mod entity;
mod escape;
mod escaped;
mod event;
mod fold;
mod html;
mod invisible;
mod offset;
mod region;
mod rewrite;
mod said;
mod statement;
mod tag;
mod terminal;
#[cfg(test)]
mod tests;
mod unwrap;
mod view;
mod wire;
mod wrapped;

pub(crate) use border::borders;
pub(crate) use byte_set::{ByteSet, byte_set};
pub(crate) use clean::clean;
pub(crate) use condense::{MOST_READ, fingerprint};
pub(crate) use entity::entity_at;
pub use region::Region;
pub(crate) use region::region_at;
pub(crate) use rewrite::{Rewrite, Rewritten};

pub use document::{Document, DocumentFormat, Key, Node, Value};
pub(crate) use event::begins_event;
pub use event::events;
pub use fold::fold;
pub(crate) use invisible::is_invisible;
#[cfg(feature = "authoring")]
pub(crate) use said::is_frame;
pub(crate) use said::unsaid;
pub(crate) use statement::Statements;
pub use view::{View, ViewKind};

/// No more of a payload is looked at: 1 GiB, so that offsets fit into 32 bits.
const LONGEST: usize = 1 << 30;

/// A captured text and everything that was unwrapped from it.
#[derive(Clone, Debug)]
pub struct Payload {
    original: String,
    views: Vec<View>,
}

impl Payload {
    /// Unwraps a text.
    pub fn unwrap(text: &str) -> Self {
        Self { views: views(text).0, original: text.to_owned() }
    }

    /// The text as it was captured.
    pub fn original(&self) -> &str {
        &self.original
    }

    /// The payload's views: the payload itself, then what is wrapped in it. Never empty; parents come before children.
    pub fn views(&self) -> &[View] {
        &self.views
    }
}

/// The views alone, for whoever has the text and needs no copy of it; and how many bytes of a long text were not read.
pub(crate) fn views(text: &str) -> (Vec<View>, usize) {
    unwrap::unwrap(text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default())
}
