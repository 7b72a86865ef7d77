//! What a checked pack is: one concept a file; the folder is the glossary.
//!
//! Nothing here can be invalid: every reference resolves, every id is unique, every pattern and predicate compiles.
//! Only [`check`](crate::pack::check) builds these values.

mod cause;
mod common;
mod concept;
mod date;
mod error;
mod fact;
mod id;
mod index;
mod kind;
mod knowledge;
mod packed;
mod probe;
mod reference;
mod signature;
mod table;
mod typed_ref;
mod value;
mod word;

pub use cause::{Advice, Cause, Evidence, Fix, Step};
pub use common::{Common, Origin};
pub use concept::Concept;
pub use date::Date;
pub use error::{Error, Pointer};
pub use fact::{Echo, Fact, Meaning, Place, Redaction, Spot};
pub use id::{Id, IdProblem};
pub(crate) use index::ErrorIndex;
pub use kind::{Entry, Kind};
pub use knowledge::{KnowledgeBase, Manifest};
pub(crate) use probe::KEY;
pub use probe::{Probe, Request, Sent};
pub use reference::{Answer, Cell, Claim, Feature, Key, KeyFormat, Layer, Note, Provider, Source};
pub use signature::{Signature, SignaturePart, TextSignature, Unless};
pub use table::Table;
pub use typed_ref::Ref;
pub use value::Value;
pub use word::{FactType, Prior, Retry, SourceKind, Strength, Support, Verdict};
