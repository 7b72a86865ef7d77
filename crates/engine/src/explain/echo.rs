//! Regions in which nothing is matched: what only repeats the request, and the names in documents.

use std::ops::Range;

use super::hits::Hits;
use crate::model::{KnowledgeBase, Spot};
use crate::payload::{Payload, View};

/// The masked regions of one view, in bytes of its clean text.
#[derive(Debug, Default)]
pub(super) struct Mask {
    /// Regions that repeat what the user sent.
    echoes: Vec<Range<usize>>,
    /// Names of fields, and texts that have a view of their own.
    structure: Vec<Range<usize>>,
}

impl Mask {
    /// Whether a place touches a region that repeats the request.
    pub(super) fn is_echo(&self, place: &Range<usize>) -> bool {
        touches(&self.echoes, place)
    }

    /// The regions that are no text that an error says and touch a place.
    pub(super) fn within(&self, place: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let touching = |regions: &'_ [Range<usize>]| {
            let first = regions.partition_point(|region| region.end <= place.start);
            let after = regions.partition_point(|region| region.start < place.end);
            regions.get(first..after).unwrap_or_default().to_vec()
        };
        touching(&self.echoes).into_iter().chain(touching(&self.structure))
    }

    /// Whether a place is no text that an error says: an echo, a name, or part of a nested text.
    pub(super) fn hides(&self, place: &Range<usize>) -> bool {
        touches(&self.echoes, place) || touches(&self.structure, place)
    }
}

/// The masks of all views, in order. A view inside an echo is an echo as a whole.
pub(super) fn masks(knowledge: &KnowledgeBase, payload: &Payload, hits: &[Hits]) -> Vec<Mask> {
    let views = payload.views();
    let mut masks: Vec<Mask> = Vec::with_capacity(views.len());
    for (number, view) in views.iter().enumerate() {
        let mut mask = Mask { echoes: echoes(knowledge, view, &hits[number]), structure: structure(views, number) };
        if let Some(parent) = view.parent()
            && let Some(place) = view.place_in_parent()
            && masks[parent].is_echo(&place)
        {
            mask.echoes = std::iter::once(0..view.text().len()).collect();
        }
        masks.push(Mask { echoes: merged(mask.echoes), structure: merged(mask.structure) });
    }
    masks
}

fn echoes(knowledge: &KnowledgeBase, view: &View, hits: &Hits) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let spots = knowledge.echoes.entries().filter(|echo| echo.common.is_current()).flat_map(|echo| &echo.from);
    for spot in spots {
        match spot {
            Spot::Json(path) => {
                for document in view.documents() {
                    super::extract::at_path(document, path, &mut |node| found.push(node.span()));
                }
            }
            Spot::Pattern(pattern) => {
                super::extract::pattern_places(pattern, view, hits, &mut |place, _| found.push(place));
            }
            Spot::Texts(texts) => {
                found.extend(texts.iter().filter_map(|text| hits.text(text)).map(|place| view.folded_to_text(place)));
            }
            Spot::Protobuf(_) | Spot::KeyFormat => {}
        }
    }
    found
}

fn structure(views: &[View], number: usize) -> Vec<Range<usize>> {
    let children = views.iter().filter(|view| view.parent() == Some(number)).filter_map(View::place_in_parent);
    let view = &views[number];
    let names = view.keys().iter().filter(|key| !names_a_fault(view.text().get((*key).clone()).unwrap_or_default()));
    names.cloned().chain(children).collect()
}

/// Runtimes print `{ SomeError: what happened`: there the name of the field is the news.
fn names_a_fault(key: &str) -> bool {
    key.ends_with("Error") || key.ends_with("Exception")
}

fn merged(mut regions: Vec<Range<usize>>) -> Vec<Range<usize>> {
    regions.retain(|region| !region.is_empty());
    regions.sort_by_key(|region| (region.start, region.end));
    regions.dedup_by(|next, previous| {
        let overlaps = next.start < previous.end;
        if overlaps {
            previous.end = previous.end.max(next.end);
        }
        overlaps
    });
    regions
}

/// Whether `place` overlaps one of `regions`, which are sorted and disjoint.
fn touches(regions: &[Range<usize>], place: &Range<usize>) -> bool {
    let after = regions.partition_point(|region| region.end <= place.start);
    regions.get(after).is_some_and(|region| region.start < place.end)
}
