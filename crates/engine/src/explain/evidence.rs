//! A place in a view that speaks for something.

use crate::model::SignaturePart;
use crate::span::Span;

/// What sort of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// A structured code, or a code word in the text.
    Code,
    /// A literal text.
    Text,
    /// A pattern.
    Pattern,
    /// Concepts that meet in one statement.
    Says,
    /// An HTTP status.
    Status,
    /// Facts that satisfy a predicate.
    Facts,
}

/// A place in a view, in bytes of the view's clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Location {
    /// The number of the view.
    pub(super) view: usize,
    /// The place in its text.
    pub(super) span: Span,
}

impl Location {
    /// Whether `other` lies wholly inside this one and is shorter.
    pub(super) fn covers(self, other: Self) -> bool {
        self.view == other.view && self.span.contains(other.span) && self.span != other.span
    }
}

/// A part of a signature that was found, and where, if it has a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) part: SignaturePart,
    pub(super) at: Option<Location>,
}

impl Found {
    /// What sort of thing it is.
    pub(super) fn kind(&self) -> EvidenceKind {
        match self.part {
            SignaturePart::Code(_) => EvidenceKind::Code,
            SignaturePart::Text(_) | SignaturePart::Unless(_) => EvidenceKind::Text,
            SignaturePart::Pattern(_) => EvidenceKind::Pattern,
            SignaturePart::Says(_) => EvidenceKind::Says,
            SignaturePart::Status(_) => EvidenceKind::Status,
            SignaturePart::When => EvidenceKind::Facts,
        }
    }
}
