//! The page of a fix.

use super::known::Known;
use super::{authors, common};
use crate::model::{Fix, Kind, KnowledgeBase, Ref, Step};
use crate::render::page::{Block, Inline, Item, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Fix>) -> Page {
    let fix = &knowledge.fixes[reference];
    let known = Known::nothing(knowledge);
    let mut page = Page::new(&fix.title);
    let undo = if fix.reversible { "can be undone" } else { "cannot be undone" };
    page.text(Inline::code(fix.id.as_str()).and(format!(" · {} min · {} · {undo}", fix.minutes, fix.who)));
    page.heading("Steps");
    page.blocks.push(steps(&known, fix));
    common::entries(&mut page, "For", knowledge.referring(Kind::Cause, reference));
    common::close(&mut page, knowledge, &fix.common, fix.verdict);
    authors::of_fix(&mut page, fix);
    page
}

/// A fix by its name, with what it takes.
pub(super) fn fix_name(known: &Known<'_>, fix: &Fix) -> Inline {
    let name = Inline::entry(&fix.title, Kind::Fix, &fix.id).and(format!(" ({} min, {})", fix.minutes, fix.who));
    name.and(known.at_times(fix.when.as_ref()))
}

/// A fix with its steps.
pub(super) fn fix_item(known: &Known<'_>, fix: &Fix) -> Item {
    Item { text: fix_name(known, fix), blocks: vec![steps(known, fix)] }
}

/// The steps of a fix.
pub(super) fn steps(known: &Known<'_>, fix: &Fix) -> Block {
    let steps = fix.steps.iter().filter(|step| known.may_hold(step.when.as_ref()));
    Block::Steps(steps.map(|step| step_item(known, step)).collect())
}

/// A step, with its command and how to see that it worked.
pub(super) fn step_item(known: &Known<'_>, step: &Step) -> Item {
    let place = step.place.as_ref().map(|place| format!(" ({})", known.text(place))).unwrap_or_default();
    let mut blocks: Vec<Block> = step.run.iter().filter_map(|run| known.command(run)).map(Block::Command).collect();
    blocks.push(Block::Text(format!("It worked when: {}", known.text(&step.pass)).into()));
    blocks.extend(step.if_it_fails.iter().map(|fails| Block::Text(format!("If not: {}", known.text(fails)).into())));
    let text = Inline::marked(&known.text(&step.action)).and(place).and(known.at_times(step.when.as_ref()));
    Item { text, blocks }
}
