//! The page of a feature.

use super::common;
use crate::model::{Cell, Feature, Kind, KnowledgeBase, Ref};
use crate::render::page::{Block, Inline, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Feature>) -> Page {
    let feature = &knowledge.features[reference];
    let mut page = Page::new(&feature.title);
    page.text(Inline::code(feature.id.as_str()));
    page.text(feature.summary.as_str());
    page.heading("Is it covered?");
    let head = ["Provider", "Answer", "Verdict", "Note"].map(str::to_owned).to_vec();
    let rows = feature.support.iter().map(|cell| {
        vec![
            provider_of(knowledge, cell),
            Inline::strong(cell.answer.to_string()),
            cell.verdict.to_string().into(),
            cell.note.as_str().into(),
        ]
    });
    page.blocks.push(Block::Table(head, rows.collect()));
    common::close(&mut page, knowledge, &feature.common, None);
    page
}

/// Whom a cell of the matrix is about.
fn provider_of(knowledge: &KnowledgeBase, cell: &Cell) -> Inline {
    match cell.provider {
        Some(provider) => {
            let provider = &knowledge.providers[provider];
            Inline::entry(&provider.title, Kind::Provider, &provider.id)
        }
        None => "every other provider".into(),
    }
}
