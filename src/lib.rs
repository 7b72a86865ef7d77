//! `triage`: the engine of [`triage_engine`], and a pack about the API keys of AI editors to go with it.
//!
//! ```
//! use triage_kb::{builtin, explain, pack};
//!
//! let knowledge = pack::open(&[builtin()]).knowledge.expect("the built-in pack is valid");
//! let answer = explain::explain(&knowledge, "getaddrinfo ENOTFOUND api2.cursor.sh", &explain::Given::default());
//! assert_eq!(answer.status, explain::Status::Explained);
//! ```
//!
//! The whole engine is re-exported, so that a program that embeds the pack depends on this crate alone, with
//! `default-features = false`; the feature `cli` is the `triage` program.

mod builtin;

pub use builtin::builtin;
pub use triage_engine::*;
