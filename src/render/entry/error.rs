//! The page of an error, always in the same order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::common;
use crate::model::{Cause, Error, Fact, Kind, KnowledgeBase, Pointer, Ref, Retry, TextSignature};
use crate::predicate::Predicate;
use crate::render::page::{Block, Inline, Item, Page};

/// So many questions are asked; a longer list is read by nobody.
const ASKED: usize = 5;
/// So many fixes are shown with their steps.
const IN_FULL: usize = 1;

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
    if let Some(action) = &error.first_action {
        page.heading("Do this first");
        page.text(action.as_str());
    }
    causes(&mut page, knowledge, error);
    fixes(&mut page, knowledge, error);
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
    let statuses: Vec<String> = signature.status.iter().map(u16::to_string).collect();
    let when: Vec<String> = signature.when.iter().map(|when| when.source().to_owned()).collect();
    let mut items: Vec<Item> = [
        ("It has the code", codes),
        ("It says", texts(&signature.texts)),
        ("Its HTTP status is", statuses),
        ("Only where", when),
        ("Never beside", texts(&signature.unless)),
    ]
    .into_iter()
    .filter(|(_, values)| !values.is_empty())
    .map(|(what, values)| {
        let values = Inline::listed(values.into_iter().map(Inline::code));
        Inline::marked(what).and(" ").and(values).into()
    })
    .collect();
    // A pattern is for those who read the rule; to others it is noise, and to a search dead weight.
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

fn pointed<'k>(knowledge: &'k KnowledgeBase, error: &'k Error) -> impl Iterator<Item = (&'k Pointer, &'k Cause)> {
    error.points_to.iter().map(|pointer| (pointer, &knowledge.causes[pointer.cause]))
}

/// Which causes there are, and the questions that separate them.
fn causes(page: &mut Page, knowledge: &KnowledgeBase, error: &Error) {
    page.heading("Tell the causes apart");
    let head = ["Cause", "Layer", "How strongly", "Only where", "Why"];
    let mut pointers: Vec<_> = pointed(knowledge, error).collect();
    // What is said of one cause stands together.
    let order: Vec<_> = pointers.iter().map(|(pointer, _)| pointer.cause).collect();
    pointers.sort_by_key(|(pointer, _)| order.iter().position(|cause| *cause == pointer.cause));
    let rows: Vec<_> = pointers.into_iter().map(|(pointer, cause)| row(knowledge, pointer, cause)).collect();
    // Columns in which no row says anything are left out.
    let is_empty = |column: usize| rows.iter().all(|row| row.get(column).is_none_or(|cell| cell.0.is_empty()));
    let kept: Vec<usize> = (0..head.len()).filter(|column| !is_empty(*column)).collect();
    let names = head.iter().enumerate().filter(|(column, _)| kept.contains(column)).map(|(_, name)| (*name).to_owned());
    let keep = |row: [Inline; 5]| -> Vec<Inline> {
        row.into_iter().enumerate().filter(|(column, _)| kept.contains(column)).map(|(_, cell)| cell).collect()
    };
    page.blocks.push(Block::Table(names.collect(), rows.iter().cloned().map(keep).collect()));
    let questions: Vec<Item> = facts(knowledge, error).filter_map(question).take(ASKED).collect();
    if !questions.is_empty() {
        page.text("Ask:");
        page.blocks.push(Block::List(questions));
    }
}

fn row(knowledge: &KnowledgeBase, pointer: &Pointer, cause: &Cause) -> [Inline; 5] {
    let layer = &knowledge.layers[cause.layer];
    [
        Inline::entry(&cause.title, Kind::Cause, &cause.id),
        Inline::entry(&layer.title, Kind::Layer, &layer.id),
        pointer.strength.to_string().into(),
        pointer.when.as_ref().map_or_else(Inline::default, |when| Inline::code(when.source())),
        pointer.because.as_deref().unwrap_or_default().into(),
    ]
}

/// The facts that speak for or against any of the causes, those that most is made of first.
fn facts<'k>(knowledge: &'k KnowledgeBase, error: &'k Error) -> impl Iterator<Item = &'k Fact> {
    let mut uses: BTreeMap<Ref<Fact>, usize> = BTreeMap::new();
    for (pointer, cause) in pointed(knowledge, error) {
        let evidence = cause.evidence.iter().map(|evidence| &evidence.when);
        for fact in pointer.when.iter().chain(evidence).flat_map(Predicate::uses) {
            *uses.entry(*fact).or_default() += 1;
        }
    }
    let mut facts: Vec<_> = uses.into_iter().collect();
    facts.sort_by_key(|(_, count)| Reverse(*count));
    facts.into_iter().map(|(fact, _)| &knowledge.facts[fact])
}

fn question(fact: &Fact) -> Option<Item> {
    let asked = Inline::marked(fact.ask.as_ref()?);
    Some(asked.and(" ").and(Inline::code(format!("--fact {}=…", fact.id))).into())
}

/// The steps of the first fixes, each fix once, and the names of the others: the likeliest cause first, its best fix before
/// the next cause.
fn fixes(page: &mut Page, knowledge: &KnowledgeBase, error: &Error) {
    let mut pointers: Vec<_> = pointed(knowledge, error).collect();
    pointers.sort_by_key(|(pointer, _)| pointer.strength);
    let first = pointers.iter().filter_map(|(_, cause)| cause.fixes.first());
    let others = pointers.iter().flat_map(|(_, cause)| cause.fixes.iter().skip(1));
    let mut seen = BTreeSet::new();
    let all: Vec<_> = first.chain(others).filter(|fix| seen.insert(**fix)).map(|fix| &knowledge.fixes[*fix]).collect();
    let (in_full, named) = all.split_at(all.len().min(IN_FULL));
    page.heading("Fix");
    page.blocks.push(Block::List(in_full.iter().map(|fix| super::cause::fix_item(fix)).collect()));
    if !named.is_empty() {
        let named = named.iter().map(|fix| Inline::entry(&fix.title, Kind::Fix, &fix.id));
        page.text(Inline::marked("If that does not help: ").and(Inline::listed(named)).and("."));
    }
}

/// What not to do; where there are several causes, with the one that it is said of.
fn avoid(page: &mut Page, knowledge: &KnowledgeBase, error: &Error) {
    let mut seen = BTreeSet::new();
    let mut advice: Vec<(&Cause, Inline)> = Vec::new();
    for (_, cause) in pointed(knowledge, error) {
        let new = cause.avoid.iter().filter(|advice| seen.insert((&advice.text, &advice.because)));
        advice.extend(new.map(|advice| (cause, Inline::marked(&advice.text).and(" ").and(advice.because.as_str()))));
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
