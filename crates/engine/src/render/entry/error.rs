//! The page of an error: what to do first, what not to do and why; then all the rest, always in the same order.

use std::collections::BTreeSet;

use super::known::Known;
use super::{authors, common, compare_causes, first};
use crate::model::{Cause, Error, Fix, Kind, KnowledgeBase, Pointer, Ref, Retry};
use crate::render::page::{Inline, Item, Page};

/// More warnings than this would keep somebody from what comes after them; the rest follows the fixes.
const MOST_AVOIDED: usize = 3;

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Error>) -> Page {
    let error = &knowledge.errors[reference];
    let layer = &knowledge.layers[error.layer];
    let known = Known::of_error(knowledge, reference);
    let fixes = fixes(knowledge, &known, error);
    let mut page = Page::new(&error.title);
    page.text(Inline::code(error.id.as_str()).and(" · most often: ").and(Inline::entry(
        &layer.title,
        Kind::Layer,
        &layer.id,
    )));
    let left = first::of_error(&mut page, &known, error, &fixes);
    let mut avoid = avoid(knowledge, &known, error);
    let also_avoid = avoid.split_off(avoid.len().min(MOST_AVOIDED));
    page.list_under("What not to do", avoid);
    page.heading("Why");
    page.text(error.meaning.as_deref().unwrap_or(&layer.summary));
    if !error.aliases.is_empty() {
        let aliases = error.aliases.iter().map(Inline::code);
        page.text(Inline::marked("Also written ").and(Inline::listed(aliases)));
    }
    first::named(&mut page, &known, &fixes, left);
    page.list_under("Also not to do", also_avoid);
    page.list_under("When this is not it", error.not_this_when.iter().map(|sign| sign.as_str().into()).collect());
    compare_causes::section(&mut page, knowledge, &known, error);
    if let Some(retry) = error.retry {
        page.heading("Retry?");
        page.text(match retry {
            Retry::No => "No. Sending it again will not help.",
            Retry::Yes => "Yes. Sending it again may well work.",
            Retry::Wait => "After some time.",
            Retry::AfterFix => "Once it is fixed.",
        });
    }
    common::close(&mut page, knowledge, &error.common, error.verdict);
    authors::of_error(&mut page, knowledge, error);
    page
}

/// What the error says of each cause.
pub(super) fn pointed<'k>(
    knowledge: &'k KnowledgeBase,
    error: &'k Error,
) -> impl Iterator<Item = (&'k Pointer, &'k Cause)> {
    error.points_to.iter().map(|pointer| (pointer, &knowledge.causes[pointer.cause]))
}

/// The fixes, each once: the best of the likeliest cause first, then the best of the next. Their steps stand on their own pages;
/// a page of an error with all of them would hide what differs from error to error.
fn fixes<'k>(knowledge: &'k KnowledgeBase, known: &Known<'_>, error: &'k Error) -> Vec<&'k Fix> {
    let mut pointers: Vec<_> = pointed(knowledge, error).collect();
    pointers.sort_by_key(|(pointer, _)| pointer.strength);
    let first = pointers.iter().filter_map(|(_, cause)| cause.fixes.first());
    let others = pointers.iter().flat_map(|(_, cause)| cause.fixes.iter().skip(1));
    let mut seen = BTreeSet::new();
    let all = first.chain(others).filter(|fix| seen.insert(**fix)).map(|fix| &knowledge.fixes[*fix]);
    all.filter(|fix| known.may_hold(fix.when.as_ref())).collect()
}

/// What not to do, that of the likeliest causes first; where there are several causes, with the one that it is said of.
fn avoid(knowledge: &KnowledgeBase, known: &Known<'_>, error: &Error) -> Vec<Item> {
    let mut seen = BTreeSet::new();
    let mut advice: Vec<(&Cause, Inline)> = Vec::new();
    let mut pointers: Vec<_> = pointed(knowledge, error).collect();
    pointers.sort_by_key(|(pointer, _)| pointer.strength);
    for (_, cause) in pointers {
        let can_be = cause.avoid.iter().filter(|advice| known.may_hold(advice.when.as_ref()));
        let new = can_be.filter(|advice| seen.insert((&advice.text, &advice.because)));
        advice.extend(
            new.map(|advice| (cause, Inline::marked(&known.text(&advice.text)).and(" ").and(advice.because.as_str()))),
        );
    }
    let is_one = advice.iter().all(|(cause, _)| Some(&cause.id) == advice.first().map(|(cause, _)| &cause.id));
    let items = advice.into_iter().map(|(cause, text)| {
        let of = if is_one { Inline::default() } else { of_cause(cause) };
        text.and(of).into()
    });
    items.collect()
}

fn of_cause(cause: &Cause) -> Inline {
    Inline::marked(" (").and(Inline::entry(&cause.title, Kind::Cause, &cause.id)).and(")")
}
