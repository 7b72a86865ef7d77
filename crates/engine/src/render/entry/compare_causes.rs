//! How to tell the causes of an error apart: what the error says of each, and the questions that separate them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::error::pointed;
use super::known::Known;
use crate::model::{Cause, Error, Fact, Kind, KnowledgeBase, Ref};
use crate::predicate::Predicate;
use crate::render::page::{Block, Inline, Item, Page};

/// So many questions are asked; a longer list is read by nobody.
const ASKED: usize = 5;

pub(super) fn section(page: &mut Page, knowledge: &KnowledgeBase, known: &Known<'_>, error: &Error) {
    let rows = rows(knowledge, error);
    page.heading(if rows.len() == 1 { "What is behind it" } else { "Tell the causes apart" });
    if rows.iter().all(|[_, because, _]| because.0.is_empty()) {
        page.table(["Cause", "Layer"], rows.into_iter().map(|[cause, _, layer]| [cause, layer]).collect());
    } else {
        page.table(["Cause", "Why", "Layer"], rows);
    }
    let questions: Vec<Item> =
        facts(knowledge, error).filter(|fact| known.may_be_asked(fact)).filter_map(question).take(ASKED).collect();
    if !questions.is_empty() {
        page.text("Ask:");
        page.blocks.push(Block::List(questions));
    }
}

/// The causes, those first that the error points to most strongly, each with all that the error says of it.
fn rows(knowledge: &KnowledgeBase, error: &Error) -> Vec<[Inline; 3]> {
    let mut pointers: Vec<_> = pointed(knowledge, error).collect();
    pointers.sort_by_key(|(pointer, _)| pointer.strength);
    let mut causes: Vec<(&Cause, Vec<&str>)> = Vec::new();
    for (pointer, cause) in pointers {
        let because = pointer.because.as_deref();
        match causes.iter_mut().find(|(known, _)| known.id == cause.id) {
            Some((_, known)) => known.extend(because.filter(|because| !known.contains(because))),
            None => causes.push((cause, because.into_iter().collect())),
        }
    }
    let row = |(cause, because): (&Cause, Vec<&str>)| {
        let layer = &knowledge.layers[cause.layer];
        let name = Inline::entry(&cause.title, Kind::Cause, &cause.id);
        [name, because.join(" ").into(), Inline::entry(&layer.title, Kind::Layer, &layer.id)]
    };
    causes.into_iter().map(row).collect()
}

/// The facts that speak for or against any of the causes, those that most is made of first.
fn facts<'k>(knowledge: &'k KnowledgeBase, error: &'k Error) -> impl Iterator<Item = &'k Fact> {
    let mut uses: BTreeMap<Ref<Fact>, usize> = BTreeMap::new();
    for (pointer, cause) in pointed(knowledge, error) {
        let evidence = cause.evidence.iter().map(|evidence| &evidence.when);
        for fact in pointer.when.iter().chain(evidence).flat_map(Predicate::uses) {
            *uses.entry(Ref::from(*fact)).or_default() += 1;
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
