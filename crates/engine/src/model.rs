//! What a checked pack is: one concept a file; the folder is the glossary.
//!
//! Nothing here can be invalid: every reference resolves, every id is unique, every pattern and predicate compiles.
//! Only [`check`](crate::pack::check) builds these values, and compiled packs keep what it built.

mod announce;
mod beginnings;
mod cause;
mod claim;
mod client;
mod common;
mod concept;
mod content;
mod date;
mod echo;
mod entry;
mod error;
mod example;
mod fact;
mod feature;
mod fix;
mod id;
mod index;
mod key;
mod kind;
mod kinds;
mod knowledge;
mod layer;
mod manifest;
mod note;
mod packed;
mod probe;
mod provider;
mod redact;
mod reference;
mod signature;
mod source;
mod table;
mod typed_ref;
mod word;
mod wording;
mod words;

pub(crate) use beginnings::Beginnings;
pub use cause::{Advice, Cause, Evidence};
pub(crate) use cause::{deed, forbidden};
pub use claim::Claim;
pub use client::{Client, PerSystem};
pub use common::{Common, WrittenAt};
pub use concept::Concept;
pub use date::Date;
pub use echo::Echo;
pub use entry::{AnyEntry, Entry};
pub use error::{Error, Pointer};
pub use example::{Example, Filled};
pub(crate) use fact::vocabulary;
pub use fact::{Fact, Meaning, Place, Property, Spot};
pub use feature::{Cell, Feature};
pub use fix::{Fix, Step};
pub use id::{Id, IdProblem};
pub(crate) use index::ErrorIndex;
pub use key::{Key, KeyFormat};
pub use kind::Kind;
pub(crate) use kinds::with_kinds;
pub use knowledge::KnowledgeBase;
pub use layer::Layer;
pub use manifest::Manifest;
pub use note::Note;
pub(crate) use probe::KEY;
pub use probe::{Probe, Request, Sent};
pub use provider::{Answer, Provider};
pub use redact::Redaction;
pub use reference::AnyRef;
pub use signature::{Signature, SignaturePart, TextSignature, Unless};
pub use source::Source;
pub use table::Table;
pub use typed_ref::Ref;
pub use word::{Prior, Retry, SourceKind, Strength, Support, Verdict};
pub use wording::Wording;
pub(crate) use wording::placeholders;
pub use words::Words;

/// Values of facts and their types belong to predicates, which compare them.
pub use crate::predicate::{FactType, Value};

#[cfg(test)]
mod tests;
