//! A place in a view that speaks for something.

use std::ops::Range;

use crate::model::SignaturePart;

/// What sort of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Location {
    /// The number of the view.
    pub(crate) view: usize,
    /// The place in its text.
    pub(crate) span: Range2,
}

/// A range that can be ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Range2 {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Location {
    pub(crate) fn new(view: usize, span: &Range<usize>) -> Self {
        Self { view, span: Range2 { start: span.start, end: span.end } }
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.span.start..self.span.end
    }

    /// Whether `other` lies wholly inside this one and is shorter.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        self.view == other.view
            && self.span.start <= other.span.start
            && other.span.end <= self.span.end
            && self.span.end - self.span.start > other.span.end - other.span.start
    }
}

/// A part of a signature that was found, and where, if it has a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) part: SignaturePart,
    pub(crate) at: Option<Location>,
}

impl Found {
    /// What sort of thing it is.
    pub(crate) fn finding(&self) -> Finding {
        match self.part {
            SignaturePart::Code(_) => Finding::Code,
            SignaturePart::Text(_) | SignaturePart::Unless(_) => Finding::Text,
            SignaturePart::Pattern(_) => Finding::Pattern,
            SignaturePart::Says(_) => Finding::Says,
            SignaturePart::Status(_) => Finding::Status,
            SignaturePart::When => Finding::Facts,
        }
    }
}
