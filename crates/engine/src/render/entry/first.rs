//! What to do: first, and after that. Each fix is told once.

use super::fix::{fix_item, fix_name, step_item, steps};
use super::known::Known;
use crate::model::{Cause, Error, Fix, Wording};
use crate::render::page::{Block, Inline, Item, Page};

/// What an error says to do first, or else the first step of its best fix. Gives the fixes that are left to tell.
pub(super) fn of_error<'f, 'k>(
    page: &mut Page,
    known: &Known<'_>,
    error: &Error,
    fixes: &'f [&'k Fix],
) -> &'f [&'k Fix] {
    if begins(page, known, error.first_action.as_ref()) {
        return fixes;
    }
    let Some((best, others)) = fixes.split_first() else { return fixes };
    if let Some(step) = best.steps.iter().find(|step| known.may_hold(step.when.as_ref())) {
        let Item { text, blocks } = step_item(known, step);
        page.text(text);
        page.blocks.extend(blocks);
    }
    let is_all = best.steps.len() == 1;
    page.text(Inline::marked(if is_all { "That is all of: " } else { "That begins: " }).and(fix_name(known, best)));
    others
}

/// What a cause says to do first, or else its best fix. Gives the fixes that are left to tell.
pub(super) fn of_cause<'f, 'k>(
    page: &mut Page,
    known: &Known<'_>,
    cause: &Cause,
    fixes: &'f [&'k Fix],
) -> &'f [&'k Fix] {
    if begins(page, known, cause.first_action.as_ref()) {
        return fixes;
    }
    let Some((best, others)) = fixes.split_first() else { return fixes };
    page.text(fix_name(known, best));
    page.blocks.push(steps(known, best));
    others
}

/// Whether the entry itself says what to do first.
fn begins(page: &mut Page, known: &Known<'_>, action: Option<&Wording>) -> bool {
    page.heading("Do this first");
    action.map(|action| page.text(known.text(action).as_str())).is_some()
}

/// The fixes of an error, whose steps stand on pages of their own.
pub(super) fn named(page: &mut Page, known: &Known<'_>, all: &[&Fix], left: &[&Fix]) {
    section(page, all, left.iter().map(|fix| fix_name(known, fix).into()).collect());
}

/// The fixes of a cause, step by step.
pub(super) fn in_steps(page: &mut Page, known: &Known<'_>, all: &[&Fix], left: &[&Fix]) {
    section(page, all, left.iter().map(|fix| fix_item(known, fix)).collect());
}

fn section(page: &mut Page, all: &[&Fix], left: Vec<Item>) {
    if !left.is_empty() {
        page.heading(if left.len() < all.len() { "If that does not help" } else { "Fix" });
        page.blocks.push(Block::Steps(left));
    }
}
