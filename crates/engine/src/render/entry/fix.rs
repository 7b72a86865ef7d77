//! The page of a fix.

use super::common;
use crate::model::{Fix, Kind, KnowledgeBase, Ref};
use crate::predicate::Predicate;
use crate::render::page::{Block, Inline, Item, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Fix>) -> Page {
    let fix = &knowledge.fixes[reference];
    let mut page = Page::new(&fix.title);
    let undo = if fix.reversible { "can be undone" } else { "cannot be undone" };
    page.text(Inline::code(fix.id.as_str()).and(format!(" · {} min · {} · {undo}", fix.minutes, fix.who)));
    if fix.when.is_some() {
        page.text(only_where(fix.when.as_ref()));
    }
    page.heading("Steps");
    page.blocks.push(steps(fix));
    common::entries(&mut page, "For", knowledge.referring(Kind::Cause, reference));
    common::close(&mut page, knowledge, &fix.common, fix.verdict);
    page
}

/// A fix by its name, with what it takes.
pub(super) fn fix_name(fix: &Fix) -> Inline {
    Inline::entry(&fix.title, Kind::Fix, &fix.id).and(format!(" ({} min, {})", fix.minutes, fix.who))
}

/// A fix with its steps.
pub(super) fn fix_item(fix: &Fix) -> Item {
    Item { text: fix_name(fix), blocks: vec![steps(fix)] }
}

/// What advice or a step depends on.
pub(super) fn only_where(when: Option<&Predicate>) -> Inline {
    when.map_or_else(Inline::default, |when| Inline::marked(" Only where ").and(Inline::code(when.source())))
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
