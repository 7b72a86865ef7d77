//! `triage`: a rule-driven knowledge base with a data-first rules engine.
//!
//! Somebody pastes an error; triage says which layer failed, why, what to do first and what not to do. Everything it
//! knows is data: a *pack* of TOML rule files with small [rhai](https://rhai.rs) predicates. The engine knows no provider,
//! no error and no layer by name.
//!
//! ```text
//! rule files ─▶ pack::load ─▶ raw entries ─▶ pack::check ─▶ model::KnowledgeBase ─▶ lint::lint ─▶ warnings
//!                                                               │
//! payload ─▶ payload::Payload ─▶ explain::explain ◀─────────────┘
//!                                       │
//!                              explain::Explanation ─▶ render ─▶ terminal · JSON · markdown
//! ```
//!
//! # Invariants
//!
//! - Only [`pack::check`] builds a [`model::KnowledgeBase`], and then every reference in it resolves. For the pack in the binary
//!   the build script does so; the binary carries what came out, and unpacks an entry when somebody first looks at it.
//! - Raw types ([`pack::raw`]) stop at `check`.
//! - [`explain::explain`] and everything in [`render`] are pure: no I/O, no clock, no environment; the same answer every time.
//! - No rule id, error text, provider or layer name stands in this crate; a test compares it with every id of the pack.
//! - Only the binary and [`cli`] print or exit.
//! - A predicate that fails at run time is shown, and counts as unknown; it is never taken for false.
//! - Everything of a payload that is shown is redacted and free of control characters.

pub mod author;
pub mod changes;
pub mod cli;
pub mod explain;
pub mod fixture;
pub mod lint;
pub mod model;
pub mod pack;
pub mod payload;
pub mod predicate;
mod redact;
pub mod render;
pub mod search;
pub mod signature;
mod workers;
