//! The page of a cause: what to do first, what not to do and why; then all the rest.

use super::known::Known;
use super::{authors, common, first};
use crate::model::{Cause, Evidence, Fix, Kind, KnowledgeBase, Ref};
use crate::render::page::{Inline, Item, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Cause>) -> Page {
    let cause = &knowledge.causes[reference];
    let layer = &knowledge.layers[cause.layer];
    let fixes: Vec<&Fix> = cause.fixes.iter().map(|fix| &knowledge.fixes[*fix]).collect();
    let known = Known::nothing(knowledge);
    let mut page = Page::new(&cause.title);
    page.text(Inline::code(cause.id.as_str()).and(" · layer: ").and(Inline::entry(
        &layer.title,
        Kind::Layer,
        &layer.id,
    )));
    let left = first::of_cause(&mut page, &known, cause, &fixes);
    page.list_under("What not to do", avoid(&known, cause));
    page.heading("Why");
    page.text(cause.why.as_str());
    page.heading("What you see");
    page.text(cause.symptom.as_str());
    first::in_steps(&mut page, &known, &fixes, left);
    page.list_under("What speaks for it", because(cause, |evidence| !evidence.strength.is_against()));
    page.list_under("What speaks against it", because(cause, |evidence| evidence.strength.is_against()));
    common::entries(&mut page, "Errors that point to it", knowledge.referring(Kind::Error, reference));
    common::close(&mut page, knowledge, &cause.common, cause.verdict);
    authors::of_cause(&mut page, knowledge, cause);
    page
}

fn avoid(known: &Known<'_>, cause: &Cause) -> Vec<Item> {
    let advice = cause.avoid.iter().map(|advice| {
        let text = Inline::marked(advice.text.as_str()).and(known.at_times(advice.when.as_ref()));
        text.and(" ").and(advice.because.as_str()).into()
    });
    advice.collect()
}

/// Why such evidence speaks, each reason once.
fn because(cause: &Cause, is_such: impl Fn(&Evidence) -> bool) -> Vec<Item> {
    let mut reasons: Vec<&str> = Vec::new();
    for evidence in cause.evidence.iter().filter(|evidence| is_such(evidence)) {
        if !reasons.contains(&evidence.because.as_str()) {
            reasons.push(&evidence.because);
        }
    }
    reasons.into_iter().map(Item::from).collect()
}
