//! Regions of a view in which nothing is matched: what only repeats the request, and the names in documents.

use crate::payload::{Region, View, region_at};
use crate::redact::drawn_runs;
use crate::span::Span;

/// The masked regions of one view, in bytes of its clean text.
#[derive(Debug)]
pub(super) struct Mask {
    /// Regions that repeat what the user sent.
    echoes: Vec<Span>,
    /// Names of fields.
    names: Vec<Span>,
    /// Texts that have a view of their own.
    nested: Vec<Span>,
    /// Long runs of letters that a machine drew, such as base64: every short word comes up in them sooner or later.
    noise: Vec<Span>,
}

impl Mask {
    /// The mask of a view with these echoes, and with other views at the places `nested`.
    pub(super) fn new(view: &View, echoes: Vec<Span>, nested: Vec<Span>) -> Self {
        let names = view.keys().iter().cloned().map(Span::from).filter(|key| !names_a_fault(key.of(view.text())));
        Self {
            echoes: Span::merged(echoes),
            names: Span::merged(names.collect()),
            nested: Span::merged(nested),
            noise: drawn_runs(view.text()).map(Span::from).collect(),
        }
    }

    /// Whether a place touches a region that repeats the request.
    pub(super) fn is_echo(&self, place: Span) -> bool {
        touches(&self.echoes, place)
    }

    /// Whether a place is one that chance made: a small part of a long run of drawn letters.
    pub(super) fn is_noise(&self, place: Span) -> bool {
        touching(&self.noise, place).iter().any(|run| run.contains(place) && place.len() * 2 < run.len())
    }

    /// The regions that are no text that an error says and touch a place.
    pub(super) fn within(&self, place: Span) -> impl Iterator<Item = Span> {
        [&self.echoes, &self.names, &self.nested, &self.noise]
            .into_iter()
            .flat_map(move |regions| touching(regions, place))
            .copied()
    }

    /// Whether a place is no text that an error says: an echo, a name, part of a nested text, or chance.
    pub(super) fn hides(&self, place: Span) -> bool {
        self.hides_all_but(&[], place)
    }

    /// Whether nothing is looked for at a place of the text, except by what asks for these regions.
    pub(super) fn is_silent(&self, text: &str, place: Span, asked: &[Region]) -> bool {
        let is_unasked = |region: Region| !asked.contains(&region);
        self.hides_all_but(asked, place) || region_at(text, &place.range()).is_some_and(is_unasked)
    }

    fn hides_all_but(&self, asked: &[Region], place: Span) -> bool {
        touches(&self.echoes, place)
            || (touches(&self.names, place) && !asked.contains(&Region::Json))
            || (touches(&self.nested, place) && !asked.contains(&Region::Html))
            || self.is_noise(place)
    }
}

/// Runtimes print `{ SomeError: what happened`: there the name of the field is the news.
fn names_a_fault(key: &str) -> bool {
    key.ends_with("Error") || key.ends_with("Exception")
}

/// Whether `place` overlaps one of `regions`, which are sorted and disjoint.
fn touches(regions: &[Span], place: Span) -> bool {
    !touching(regions, place).is_empty()
}

/// Those of `regions`, which are sorted and disjoint, that `place` overlaps.
fn touching(regions: &[Span], place: Span) -> &[Span] {
    let first = regions.partition_point(|region| region.end <= place.start);
    let after = regions.partition_point(|region| region.start < place.end);
    regions.get(first..after).unwrap_or_default()
}
