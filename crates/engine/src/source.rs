//! Rule files as texts: places in them, problems with them, and what their authors may have meant.

mod diagnostic;
mod files;
mod located;
mod problem_kind;
mod suggest;
#[cfg(any(feature = "fs", feature = "authoring"))]
mod tree;

pub use diagnostic::{Diagnostic, Label, Severity};
pub use files::{FileId, Files, Position, RuleFile};
pub use located::Located;
pub use problem_kind::ProblemKind;
pub use suggest::suggest;
#[cfg(any(feature = "fs", feature = "authoring"))]
pub use tree::{MAX_DEPTH, MAX_FILE, MAX_FILES, MAX_SEEN, MAX_TOTAL};
#[cfg(any(feature = "fs", feature = "authoring"))]
pub(crate) use tree::{read_file, read_into, toml_files};

#[cfg(test)]
mod tests;
