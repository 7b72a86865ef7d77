//! Rule files as texts: places in them, problems with them, and what their authors may have meant.

mod diagnostic;
mod files;
mod located;
mod problem_kind;
mod suggest;

pub use diagnostic::{Diagnostic, Label, Severity};
pub use files::{FileId, Files, Position, RuleFile};
pub use located::Located;
pub use problem_kind::ProblemKind;
pub use suggest::suggest;

#[cfg(test)]
mod tests;
