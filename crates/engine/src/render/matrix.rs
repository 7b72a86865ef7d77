//! The feature matrix: which features own keys cover, provider by provider.

mod grid;

pub use grid::page as grid;
use serde::Serialize;

use super::page::{Inline, Page};
use crate::model::{Cell, Feature, Kind, KnowledgeBase, Provider, Ref, Support, Verdict};

/// A cell of the matrix as a program wants it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Covered<'k> {
    /// The id of the feature.
    pub feature: &'k str,
    /// The id of the provider, or `*` for all that have no cell of their own.
    pub provider: &'k str,
    /// Whether the cell speaks of this provider by name.
    pub by_name: bool,
    /// Whether it is covered.
    pub answer: Support,
    /// How well that is supported.
    pub verdict: Verdict,
    /// What there is to say about it.
    pub note: &'k str,
    /// The ids of the sources that say so.
    pub sources: Vec<&'k str>,
}

/// The cells for these features, as they are stated, or as they hold for one provider.
pub fn cells<'k>(
    knowledge: &'k KnowledgeBase,
    features: &[&'k Feature],
    provider: Option<Ref<Provider>>,
) -> Vec<Covered<'k>> {
    let of = |feature: &&'k Feature| -> Vec<Covered<'k>> {
        let feature: &'k Feature = feature;
        match provider {
            None => feature.support.iter().map(|cell| covered(knowledge, feature, cell, cell.provider)).collect(),
            Some(_) => {
                found(feature, provider).map(|cell| covered(knowledge, feature, cell, provider)).into_iter().collect()
            }
        }
    };
    features.iter().flat_map(of).collect()
}

fn covered<'k>(
    knowledge: &'k KnowledgeBase,
    feature: &'k Feature,
    cell: &'k Cell,
    provider: Option<Ref<Provider>>,
) -> Covered<'k> {
    Covered {
        feature: feature.id.as_str(),
        provider: provider.map_or("*", |provider| knowledge.providers[provider].id.as_str()),
        by_name: cell.provider.is_some(),
        answer: cell.answer,
        verdict: cell.verdict,
        note: &cell.note,
        sources: cell.sources.iter().map(|source| knowledge.sources[*source].id.as_str()).collect(),
    }
}

/// The cell that holds for a provider: its own, or the one for all others.
fn found(feature: &Feature, provider: Option<Ref<Provider>>) -> Option<&Cell> {
    let own = feature.support.iter().find(|cell| cell.provider == provider);
    own.or_else(|| feature.support.iter().find(|cell| cell.provider.is_none()))
}

/// The whole matrix, features by providers, a verdict in every cell.
pub fn page(knowledge: &KnowledgeBase) -> Page {
    let features: Vec<&Feature> = knowledge.features.entries().collect();
    let mut page = Page::new(&knowledge.manifest.words.matrix);
    page.text("An answer without a verdict would be an opinion; every cell has both. The page of a feature says more.");
    let providers = named_providers(knowledge);
    let titles = providers.iter().map(|provider| knowledge.providers[*provider].title.clone());
    let head = std::iter::once("Feature".to_owned()).chain(titles).chain(["Any other".to_owned()]);
    let columns: Vec<_> = providers.iter().copied().map(Some).chain([None]).collect();
    let rows = features.iter().map(|feature| {
        let cells = columns.iter().map(|provider| cell(found(feature, *provider)));
        std::iter::once(link(feature)).chain(cells).collect()
    });
    page.blocks.push(super::page::Block::Table(head.collect(), rows.collect()));
    page
}

/// The providers of which any cell speaks by name.
fn named_providers(knowledge: &KnowledgeBase) -> Vec<Ref<Provider>> {
    let cells = knowledge.features.entries().flat_map(|feature| &feature.support);
    let mut providers: Vec<_> = cells.filter_map(|cell| cell.provider).collect();
    providers.sort_unstable();
    providers.dedup();
    providers
}

fn cell(cell: Option<&Cell>) -> Inline {
    match cell {
        Some(cell) => Inline::strong(cell.answer.to_string()).and(format!(" ({})", cell.verdict)),
        None => "not stated".into(),
    }
}

fn link(feature: &Feature) -> Inline {
    Inline::entry(&feature.title, Kind::Feature, &feature.id)
}

/// Some cells of the matrix, each with all there is to say; of one provider if it is named.
pub fn details(knowledge: &KnowledgeBase, cells: &[Covered<'_>], provider: Option<Ref<Provider>>) -> Page {
    let of_provider = provider.map(|provider| format!(": {}", knowledge.providers[provider].title));
    let mut page = Page::new(format!("{}{}", knowledge.manifest.words.matrix, of_provider.unwrap_or_default()));
    let name =
        |id: &str| knowledge.providers.get(id).map_or("any other", |provider| provider.title.as_str()).to_owned();
    let rows = cells.iter().filter_map(|cell| {
        let feature = knowledge.features.get(cell.feature)?;
        let answer = format!("{} ({})", cell.answer, cell.verdict);
        Some([link(feature), name(cell.provider).into(), answer.into(), cell.note.into()])
    });
    let rows: Vec<[Inline; 4]> = rows.collect();
    match provider {
        None => page.table(["Feature", "Provider", "Answer", "Note"], rows),
        Some(_) => page.table(
            ["Feature", "Answer", "Note"],
            rows.into_iter().map(|[feature, _, answer, note]| [feature, answer, note]).collect(),
        ),
    }
    page
}
