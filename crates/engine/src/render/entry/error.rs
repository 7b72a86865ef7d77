//! The page of an error, always in the same order.

use std::collections::BTreeSet;

use super::{common, compare_causes};
use crate::model::{Cause, Error, Fix, Kind, KnowledgeBase, Pointer, Ref, Retry, TextSignature};
use crate::render::page::{Block, Inline, Item, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Error>) -> Page {
    let error = &knowledge.errors[reference];
    let layer = &knowledge.layers[error.layer];
    let mut page = Page::new(&error.title);
    page.text(Inline::code(error.id.as_str()).and(" · most often: ").and(Inline::entry(
        &layer.title,
        Kind::Layer,
        &layer.id,
    )));
    if !error.aliases.is_empty() {
        let aliases = error.aliases.iter().map(Inline::code);
        page.text(Inline::marked("Also written ").and(Inline::listed(aliases)));
    }
    page.heading("What it means");
    page.text(error.meaning.as_deref().unwrap_or(&layer.summary));
    page.list_under("Why we think so", signature(error));
    let fixes = fixes(knowledge, error);
    first_action(&mut page, error, &fixes);
    compare_causes::section(&mut page, knowledge, error);
    page.heading("Fix");
    page.blocks.push(Block::Steps(fixes.into_iter().map(|fix| super::fix::fix_name(fix).into()).collect()));
    avoid(&mut page, knowledge, error);
    page.list_under("When this is not it", error.not_this_when.iter().map(|sign| sign.as_str().into()).collect());
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
    page
}

fn signature(error: &Error) -> Vec<Item> {
    let signature = &error.signature;
    let texts = |texts: &[TextSignature]| texts.iter().map(|text| text.source.clone()).collect::<Vec<_>>();
    let codes: Vec<String> = signature.codes.iter().map(|(code, _)| code.clone()).collect();
    let says: Vec<String> = signature.says.iter().map(|says| says.source.clone()).collect();
    let unless: Vec<String> = signature.unless.iter().map(|unless| unless.source().to_owned()).collect();
    let statuses: Vec<String> = signature.status.iter().map(u16::to_string).collect();
    let when: Vec<String> = signature.when.iter().map(|when| when.source().to_owned()).collect();
    let mut items: Vec<Item> = [
        ("It has the code", codes),
        ("It says", texts(&signature.texts)),
        ("It says, in whatever words,", says),
        ("Its HTTP status is", statuses),
        ("Only where", when),
        ("Never beside", unless),
    ]
    .into_iter()
    .filter(|(_, values)| !values.is_empty())
    .map(|(what, values)| {
        let values = Inline::listed(values.into_iter().map(Inline::code));
        Inline::marked(what).and(" ").and(values).into()
    })
    .collect();
    // Only those who read the rule can use a pattern. It would not help others, and the search index would grow.
    items.extend(match signature.patterns.len() {
        0 => None,
        1 => Some("It fits a pattern that stands in the rule.".into()),
        count => Some(format!("It fits one of {count} patterns that stand in the rule.").into()),
    });
    if error.generic {
        items.push("It counts only where nothing more particular is recognised.".into());
    }
    items
}

/// What the rule says to do first, or else the first step of the best fix.
fn first_action(page: &mut Page, error: &Error, fixes: &[&Fix]) {
    let first_step = fixes.first().and_then(|fix| fix.steps.first());
    let Some(action) = error.first_action.as_ref().or(first_step.map(|step| &step.action)) else { return };
    page.heading("Do this first");
    page.text(action.as_str());
    let run = first_step.filter(|_| error.first_action.is_none()).and_then(|step| step.run.as_ref());
    page.blocks.extend(run.map(|run| Block::Command(run.as_str().to_owned())));
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
fn fixes<'k>(knowledge: &'k KnowledgeBase, error: &'k Error) -> Vec<&'k Fix> {
    let mut pointers: Vec<_> = pointed(knowledge, error).collect();
    pointers.sort_by_key(|(pointer, _)| pointer.strength);
    let first = pointers.iter().filter_map(|(_, cause)| cause.fixes.first());
    let others = pointers.iter().flat_map(|(_, cause)| cause.fixes.iter().skip(1));
    let mut seen = BTreeSet::new();
    first.chain(others).filter(|fix| seen.insert(**fix)).map(|fix| &knowledge.fixes[*fix]).collect()
}

/// What not to do; where there are several causes, with the one that it is said of.
fn avoid(page: &mut Page, knowledge: &KnowledgeBase, error: &Error) {
    let mut seen = BTreeSet::new();
    let mut advice: Vec<(&Cause, Inline)> = Vec::new();
    for (_, cause) in pointed(knowledge, error) {
        let new = cause.avoid.iter().filter(|advice| seen.insert((&advice.text, &advice.because)));
        advice.extend(
            new.map(|advice| (cause, Inline::marked(advice.text.as_str()).and(" ").and(advice.because.as_str()))),
        );
    }
    let is_one = advice.iter().all(|(cause, _)| Some(&cause.id) == advice.first().map(|(cause, _)| &cause.id));
    let items = advice.into_iter().map(|(cause, text)| {
        let of = if is_one { Inline::default() } else { of_cause(cause) };
        text.and(of).into()
    });
    page.list_under("What not to do", items.collect());
}

fn of_cause(cause: &Cause) -> Inline {
    Inline::marked(" (").and(Inline::entry(&cause.title, Kind::Cause, &cause.id)).and(")")
}
