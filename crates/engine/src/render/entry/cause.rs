//! The page of a cause.

use super::common;
use super::fix::{fix_item, only_where};
use crate::model::{Cause, Kind, KnowledgeBase, Ref};
use crate::render::page::{Block, Inline, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Cause>) -> Page {
    let cause = &knowledge.causes[reference];
    let layer = &knowledge.layers[cause.layer];
    let mut page = Page::new(&cause.title);
    page.text(Inline::code(cause.id.as_str()).and(" · layer: ").and(Inline::entry(
        &layer.title,
        Kind::Layer,
        &layer.id,
    )));
    page.heading("What you see");
    page.text(cause.symptom.as_str());
    page.heading("Why");
    page.text(cause.why.as_str());
    evidence(&mut page, knowledge, cause);
    if let Some(action) = &cause.first_action {
        page.heading("Do this first");
        page.text(action.as_str());
    }
    common::entries(&mut page, "Errors that point to it", knowledge.referring(Kind::Error, reference));
    page.heading("Fixes");
    page.blocks.push(Block::Steps(cause.fixes.iter().map(|fix| fix_item(&knowledge.fixes[*fix])).collect()));
    let avoid = cause.avoid.iter().map(|advice| {
        Inline::marked(advice.text.as_str())
            .and(" ")
            .and(advice.because.as_str())
            .and(only_where(advice.when.as_ref()))
            .into()
    });
    page.list_under("What not to do", avoid.collect());
    common::close(&mut page, knowledge, &cause.common, cause.verdict);
    page
}

fn evidence(page: &mut Page, knowledge: &KnowledgeBase, cause: &Cause) {
    if cause.evidence.is_empty() {
        return;
    }
    page.heading("What speaks for and against it");
    let head = ["When", "How much", "Why"].map(str::to_owned).to_vec();
    let rows = cause.evidence.iter().map(|evidence| {
        let cited =
            evidence.cited(&knowledge.features).map(|cell| format!(" (matrix: {}, {})", cell.answer, cell.verdict));
        vec![
            Inline::code(evidence.when.source()),
            evidence.strength.to_string().into(),
            Inline::marked(&evidence.because).and(cited.unwrap_or_default()),
        ]
    });
    page.blocks.push(Block::Table(head, rows.collect()));
}
