//! A problem in a rule file.

use std::ops::Range;

use serde::{Serialize, Serializer};

use super::files::FileId;
use super::problem_kind::ProblemKind;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The pack cannot be used.
    Error,
    /// The pack works, and could be better.
    Warning,
}

impl Severity {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A problem in a rule file: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// What is wrong: lower-case start, no full stop, names in backticks.
    pub message: String,
    /// The places, the main one first. Empty where the problem is not in a file's text.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
}

/// A place that a problem speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// The file.
    pub file: FileId,
    /// The bytes in it.
    pub span: Range<usize>,
    /// What is there; may be empty.
    pub text: String,
}

/// By its name.
impl Serialize for ProblemKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Diagnostic {
    /// A problem without a place yet, as severe as its kind is.
    pub fn new(kind: ProblemKind, message: impl Into<String>) -> Self {
        Self { severity: kind.severity(), kind, message: message.into(), labels: Vec::new(), help: None }
    }

    /// The same problem, at this place.
    #[must_use]
    pub fn at(self, file: FileId, span: Range<usize>) -> Self {
        self.label(file, span, "")
    }

    /// The same problem, with something to say about this place.
    #[must_use]
    pub fn label(mut self, file: FileId, span: Range<usize>, text: impl Into<String>) -> Self {
        self.labels.push(Label { file, span, text: text.into() });
        self
    }

    /// The same problem, with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
