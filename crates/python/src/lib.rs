//! The door to the engine for Python: what `triage_kb/__init__.py` builds its types from.
//!
//! Nothing here knows more than how a value passes between the two languages. An answer passes as its documented JSON, what a
//! scan finds as tuples. Python's lock is let go while the engine works, so that threads of Python run at once.

mod lines;
mod pack;
mod scan;

use pyo3::prelude::*;

/// The module `triage_kb._engine`.
#[pymodule]
mod _engine {
    #[pymodule_export]
    use super::pack::{Pack, RulesError};
    #[pymodule_export]
    use super::scan::{Scan, summary};

    /// The version of the engine.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name that Python expects")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
