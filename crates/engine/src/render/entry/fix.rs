//! The page of a fix.

use super::{authors, common};
use crate::model::{Fix, Kind, KnowledgeBase, Ref, Step};
use crate::predicate::Predicate;
use crate::render::page::{Block, Inline, Item, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Fix>) -> Page {
    let fix = &knowledge.fixes[reference];
    let mut page = Page::new(&fix.title);
    let undo = if fix.reversible { "can be undone" } else { "cannot be undone" };
    page.text(Inline::code(fix.id.as_str()).and(format!(" · {} min · {} · {undo}", fix.minutes, fix.who)));
    page.heading("Steps");
    page.blocks.push(steps(fix));
    common::entries(&mut page, "For", knowledge.referring(Kind::Cause, reference));
    common::close(&mut page, knowledge, &fix.common, fix.verdict);
    authors::of_fix(&mut page, fix);
    page
}

/// A fix by its name, with what it takes.
pub(super) fn fix_name(fix: &Fix) -> Inline {
    let name = Inline::entry(&fix.title, Kind::Fix, &fix.id).and(format!(" ({} min, {})", fix.minutes, fix.who));
    name.and(at_times(fix.when.as_ref()))
}

/// A fix with its steps.
pub(super) fn fix_item(fix: &Fix) -> Item {
    Item { text: fix_name(fix), blocks: vec![steps(fix)] }
}

/// A word for what is left out at times; when that is so stands at the end of the page, for those who read predicates.
pub(super) fn at_times(when: Option<&Predicate>) -> &'static str {
    if when.is_some() { " (not everywhere)" } else { "" }
}

/// The steps of a fix.
pub(super) fn steps(fix: &Fix) -> Block {
    Block::Steps(fix.steps.iter().map(step_item).collect())
}

/// A step, with its command and how to see that it worked.
pub(super) fn step_item(step: &Step) -> Item {
    let place = step.place.as_ref().map(|place| format!(" ({})", place.as_str())).unwrap_or_default();
    // What only a case tells whose it is, is no command without one.
    let of_nobody = |name: &str| (!name.contains('.')).then(|| name.to_uppercase());
    let mut blocks: Vec<Block> = step.run.iter().filter_map(|run| run.filled(of_nobody)).map(Block::Command).collect();
    blocks.push(Block::Text(format!("It worked when: {}", step.pass.as_str()).into()));
    blocks.extend(step.if_it_fails.iter().map(|fails| Block::Text(format!("If not: {}", fails.as_str()).into())));
    Item { text: Inline::marked(step.action.as_str()).and(place).and(at_times(step.when.as_ref())), blocks }
}
