//! The page of an error, always in the same order.

use super::common;
use crate::model::{Error, Kind, KnowledgeBase, Pointer, Ref, Retry, TextSignature};
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
        let aliases = error.aliases.iter().flat_map(|alias| [Inline::marked(", "), Inline::code(alias)]).skip(1);
        page.text(aliases.fold(Inline::marked("Also written "), Inline::and));
    }
    page.heading("What it means");
    page.text(error.meaning.as_deref().unwrap_or(&layer.summary));
    page.list_under("How it is recognised", signature(error));
    if let Some(action) = &error.first_action {
        page.heading("Do this first");
        page.text(action.as_str());
    }
    causes(&mut page, knowledge, error);
    fixes(&mut page, knowledge, error);
    let avoid = pointed(knowledge, error).flat_map(|(_, cause)| &cause.avoid);
    let mut items: Vec<Item> = Vec::new();
    for advice in avoid {
        let item: Item = Inline::marked(&advice.text).and(" ").and(advice.because.as_str()).into();
        if !items.contains(&item) {
            items.push(item);
        }
    }
    page.list_under("What not to do", items);
    page.list_under("This is not it when", error.not_this_when.iter().map(|sign| sign.as_str().into()).collect());
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
    let patterns: Vec<String> = signature.patterns.iter().map(|pattern| pattern.source().to_owned()).collect();
    let statuses: Vec<String> = signature.status.iter().map(u16::to_string).collect();
    let when: Vec<String> = signature.when.iter().map(|when| when.source().to_owned()).collect();
    let mut items: Vec<Item> = [
        ("the code", codes),
        ("the text", texts(&signature.texts)),
        ("the pattern", patterns),
        ("the HTTP status", statuses),
        ("only where", when),
        ("never beside", texts(&signature.unless)),
    ]
    .into_iter()
    .filter(|(_, values)| !values.is_empty())
    .map(|(what, values)| {
        let values = values.into_iter().flat_map(|value| [Inline::marked(", "), Inline::code(value)]).skip(1);
        values.fold(Inline::marked(what).and(" "), Inline::and).into()
    })
    .collect();
    if error.generic {
        items.push("It counts only where nothing more particular is recognised.".into());
    }
    items
}

fn pointed<'k>(
    knowledge: &'k KnowledgeBase,
    error: &'k Error,
) -> impl Iterator<Item = (&'k Pointer, &'k crate::model::Cause)> {
    error.points_to.iter().map(|pointer| (pointer, &knowledge.causes[pointer.cause]))
}

fn causes(page: &mut Page, knowledge: &KnowledgeBase, error: &Error) {
    page.heading("What it can point to");
    let head = ["Cause", "Layer", "How strongly", "Only where"].map(str::to_owned).to_vec();
    let rows = pointed(knowledge, error).map(|(pointer, cause)| {
        let layer = &knowledge.layers[cause.layer];
        vec![
            Inline::entry(&cause.title, Kind::Cause, &cause.id),
            Inline::entry(&layer.title, Kind::Layer, &layer.id),
            pointer.strength.to_string().into(),
            pointer.when.as_ref().map_or_else(Inline::default, |when| Inline::code(when.source())),
        ]
    });
    page.blocks.push(Block::Table(head, rows.collect()));
    let mut facts: Vec<_> = pointed(knowledge, error)
        .flat_map(|(pointer, cause)| {
            let evidence = cause.evidence.iter().map(|evidence| &evidence.when);
            pointer.when.iter().chain(evidence).flat_map(crate::predicate::Predicate::uses)
        })
        .collect();
    facts.sort_unstable();
    facts.dedup();
    let asked = facts.into_iter().map(|fact| &knowledge.facts[*fact]);
    let questions = asked.filter_map(|fact| {
        let question = fact.ask.as_ref()?;
        Some(Inline::marked(question).and(" ").and(Inline::code(format!("--fact {}=…", fact.id))).into())
    });
    page.list_under("How to tell the causes apart", questions.collect());
}

fn fixes(page: &mut Page, knowledge: &KnowledgeBase, error: &Error) {
    let mut fixes: Vec<_> = pointed(knowledge, error).flat_map(|(_, cause)| cause.fixes.iter().copied()).collect();
    let mut seen = std::collections::BTreeSet::new();
    fixes.retain(|fix| seen.insert(*fix));
    let named = fixes.into_iter().map(|fix| (knowledge.fixes[fix].id.as_str(), knowledge.fixes[fix].title.as_str()));
    common::entries(page, "Fixes", Kind::Fix, named);
}
