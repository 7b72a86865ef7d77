//! The pack that is built into the library.

use triage_engine::pack::PackSource;

/// What `triage pack` would make of the rules, made when the library was built.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/builtin.pack"));

/// The built-in pack, for [`triage_engine::pack::open`].
pub fn builtin() -> PackSource {
    PackSource::Compiled(COMPILED)
}
