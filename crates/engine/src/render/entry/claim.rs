//! The page of a claim.

use super::common;
use crate::model::{Claim, KnowledgeBase, Ref, Source};
use crate::render::page::{Block, Inline, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Claim>) -> Page {
    let claim = &knowledge.claims[reference];
    let mut page = Page::new(&claim.title);
    page.text(Inline::code(claim.id.as_str()).and(format!(" · {}", claim.topic)));
    page.text(common::verdict(claim.verdict));
    page.blocks.extend(claim.note.iter().map(|note| Block::Text(Inline::strong("What is true: ").and(note.as_str()))));
    page.blocks.extend(claim.place.iter().map(|place| Block::Text(format!("Said at: {place}").into())));
    let cited = |sources: &[Ref<Source>]| sources.iter().map(|source| common::source(knowledge, *source)).collect();
    page.list_under("Who says it", cited(&claim.said_by));
    page.list_under("Who says otherwise", cited(&claim.against));
    common::close(&mut page, knowledge, &claim.common, None);
    page
}
