//! Regions of a view in which nothing is matched: what only repeats the request, and the names in documents.

use crate::payload::View;
use crate::span::Span;

/// The masked regions of one view, in bytes of its clean text.
#[derive(Debug)]
pub(super) struct Mask {
    /// Regions that repeat what the user sent.
    echoes: Vec<Span>,
    /// Names of fields, and texts that have a view of their own.
    structure: Vec<Span>,
}

impl Mask {
    /// The mask of a view with these echoes, and with other views at the places `nested`.
    pub(super) fn new(view: &View, echoes: Vec<Span>, nested: Vec<Span>) -> Self {
        let names = view.keys().iter().cloned().map(Span::from).filter(|key| !names_a_fault(key.of(view.text())));
        Self { echoes: Span::merged(echoes), structure: Span::merged(names.chain(nested).collect()) }
    }

    /// Whether a place touches a region that repeats the request.
    pub(super) fn is_echo(&self, place: Span) -> bool {
        touches(&self.echoes, place)
    }

    /// Whether a place is no text that an error says: an echo, a name, or part of a nested text.
    pub(super) fn hides(&self, place: Span) -> bool {
        touches(&self.echoes, place) || touches(&self.structure, place)
    }
}

/// Runtimes print `{ SomeError: what happened`: there the name of the field is the news.
fn names_a_fault(key: &str) -> bool {
    key.ends_with("Error") || key.ends_with("Exception")
}

/// Whether `place` overlaps one of `regions`, which are sorted and disjoint.
fn touches(regions: &[Span], place: Span) -> bool {
    let after = regions.partition_point(|region| region.end <= place.start);
    regions.get(after).is_some_and(|region| region.overlaps(place))
}
