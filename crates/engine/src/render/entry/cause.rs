//! The pages of a cause and of a fix.

use super::common;
use crate::model::{Cause, Fix, Kind, KnowledgeBase, Ref};
use crate::predicate::Predicate;
use crate::render::page::{Block, Inline, Item, Page};

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
    let errors = knowledge.errors.entries();
    let pointing = errors.filter(|error| error.points_to.iter().any(|pointer| pointer.cause == reference));
    common::entries(
        &mut page,
        "Errors that point to it",
        Kind::Error,
        pointing.map(|error| (error.id.as_str(), error.title.as_str())),
    );
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

pub(super) fn fix_page(knowledge: &KnowledgeBase, reference: Ref<Fix>) -> Page {
    let fix = &knowledge.fixes[reference];
    let mut page = Page::new(&fix.title);
    let undo = if fix.reversible { "can be undone" } else { "cannot be undone" };
    page.text(Inline::code(fix.id.as_str()).and(format!(" · {} min · {} · {undo}", fix.minutes, fix.who)));
    if fix.when.is_some() {
        page.text(only_where(fix.when.as_ref()));
    }
    page.heading("Steps");
    page.blocks.push(steps(fix));
    let causes = knowledge.causes.entries().filter(|cause| cause.fixes.contains(&reference));
    common::entries(&mut page, "For", Kind::Cause, causes.map(|cause| (cause.id.as_str(), cause.title.as_str())));
    common::close(&mut page, knowledge, &fix.common, None);
    page
}

/// What advice or a step depends on.
fn only_where(when: Option<&Predicate>) -> Inline {
    when.map_or_else(Inline::default, |when| Inline::marked(" Only where ").and(Inline::code(when.source())))
}

/// A fix by its name, with what it takes.
pub(super) fn fix_name(fix: &Fix) -> Inline {
    Inline::entry(&fix.title, Kind::Fix, &fix.id).and(format!(" ({} min, {})", fix.minutes, fix.who))
}

fn fix_item(fix: &Fix) -> Item {
    Item { text: fix_name(fix), blocks: vec![steps(fix)] }
}

fn steps(fix: &Fix) -> Block {
    let step = |step: &crate::model::Step| {
        let place = step.place.as_ref().map(|place| format!(" ({})", place.as_str())).unwrap_or_default();
        let mut blocks: Vec<Block> = step.run.iter().map(|run| Block::Command(run.as_str().to_owned())).collect();
        blocks.push(Block::Text(format!("It worked when: {}", step.pass.as_str()).into()));
        blocks.extend(step.if_it_fails.iter().map(|fails| Block::Text(format!("If not: {}", fails.as_str()).into())));
        Item { text: Inline::marked(step.action.as_str()).and(place).and(only_where(step.when.as_ref())), blocks }
    };
    Block::Steps(fix.steps.iter().map(step).collect())
}
