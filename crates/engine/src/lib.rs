//! A data-first rules engine for knowledge bases that explain errors.
//!
//! Somebody pastes an error; the engine says which layer failed, why, what to do first and what not to do. Everything it
//! knows is data: a *pack* of TOML rule files with small [rhai](https://rhai.rs) predicates. The engine knows no provider,
//! no error and no layer by name.
//!
//! ```text
//! rule files ─▶ pack ─▶ raw entries ─▶ check ─▶ model::KnowledgeBase ─▶ lint · trial · site
//!                                                    │
//! text ─▶ payload::Payload ─▶ explain::explain ◀─────┘
//!                                   │
//!                          explain::Explanation ─▶ render ─▶ terminal · JSON · markdown
//! ```
//!
//! # The house
//!
//! A module knows only what lies below it, and nothing of its neighbours.
//!
//! ```text
//! site                              the documentation site
//! changes · lint                    what changed between packs; warnings for authors
//! author · guide · search · trial   drafts of entries; a fix walked through; words looked up; fixtures against what they expect
//! render                            pages, and how they look in a terminal and in markdown
//! machine · scan                    what the machine at hand tells: variables, places of programs, facts; known errors in logs
//! explain · key                     diagnosis, questions, plan, answer; what kind of key somebody holds
//! pack                              rule files, read and checked; the compiled form
//! redact                            hiding secrets
//! model                             what a checked pack is
//! predicate                         conditions over facts
//! signature                         anchors, patterns, literal texts
//! payload · source                  views of a captured text; places in rule files, and problems with them
//! span · workers                    places in texts; all processors
//! ```
//!
//! # Invariants
//!
//! - Only [`pack::check`] builds a [`model::KnowledgeBase`], and then every reference in it resolves. A compiled pack is what
//!   came out of it; where a stranger made up one, what cannot be read and what a reference misses is an entry that says nothing.
//! - Raw types ([`pack::raw`]) stop at `check`.
//! - [`explain::explain`] and everything in [`render`] are pure: no I/O, no clock, no environment; the same answer every time.
//! - No rule id, error text, provider or layer name stands in this crate; a test compares it with every id of the shipped pack.
//! - A predicate that fails at run time is shown, and counts as unknown; it is never taken for false.
//! - Everything of a payload that is shown is redacted and free of control characters.
//!
//! # Features
//!
//! Without any the engine opens packs from memory, explains, and writes markdown and JSON. `fs` reads packs from folders,
//! `parallel` uses all processors, `terminal` writes for a terminal, and `authoring` adds what the authors of rules need.

#![cfg_attr(not(feature = "fs"), allow(clippy::unnecessary_wraps, reason = "only folders can fail to be read"))]
#![cfg_attr(
    not(feature = "authoring"),
    allow(dead_code, unused_imports, reason = "some of what the engine can do only authors' tools ask for")
)]

#[cfg(feature = "authoring")]
pub mod author;
#[cfg(feature = "authoring")]
pub mod changes;
pub mod explain;
pub mod guide;
pub mod key;
#[cfg(feature = "authoring")]
pub mod lint;
pub mod machine;
pub mod model;
pub mod pack;
pub mod payload;
pub mod predicate;
mod redact;
pub mod render;
pub mod scan;
#[cfg(feature = "authoring")]
pub mod search;
pub mod signature;
#[cfg(feature = "authoring")]
pub mod site;
pub mod source;
pub mod span;
#[cfg(feature = "authoring")]
pub mod trial;
mod workers;

#[cfg(test)]
mod arrows;
pub use redact::{redacted, without_keys};
