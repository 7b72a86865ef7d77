//! How to tell the causes of an error apart: what the error says of each, and the questions that separate them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::error::pointed;
use crate::model::{Cause, Error, Fact, Kind, KnowledgeBase, Pointer, Ref};
use crate::predicate::Predicate;
use crate::render::page::{Block, Inline, Item, Page};

/// So many questions are asked; a longer list is read by nobody.
const ASKED: usize = 5;
const HEAD: [&str; 5] = ["Cause", "How strongly", "Only where", "Why", "Layer"];

pub(super) fn section(page: &mut Page, knowledge: &KnowledgeBase, error: &Error) {
    page.heading("Tell the causes apart");
    page.blocks.push(table(rows(knowledge, error)));
    let questions: Vec<Item> = facts(knowledge, error).filter_map(question).take(ASKED).collect();
    if !questions.is_empty() {
        page.text("Ask:");
        page.blocks.push(Block::List(questions));
    }
}

/// A table without the columns in which no row says anything.
fn table(rows: Vec<[Inline; 5]>) -> Block {
    let says = |column: usize| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.0.is_empty()));
    let kept = [0, 1, 2, 3, 4].map(says);
    let head = HEAD.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(name, _)| name.to_owned());
    let keep = |row: [Inline; 5]| row.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(cell, _)| cell).collect();
    Block::Table(head.collect(), rows.into_iter().map(keep).collect())
}

/// What the error says of its causes, each cause's rows together and named in the first of them.
fn rows(knowledge: &KnowledgeBase, error: &Error) -> Vec<[Inline; 5]> {
    let mut pointers: Vec<_> = pointed(knowledge, error).collect();
    let order: Vec<_> = pointers.iter().map(|(pointer, _)| pointer.cause).collect();
    pointers.sort_by_key(|(pointer, _)| order.iter().position(|cause| *cause == pointer.cause));
    let mut named = BTreeSet::new();
    let row = |(pointer, cause): (&Pointer, &Cause)| {
        let [cause, layer] = if named.insert(pointer.cause) { name(knowledge, cause) } else { Default::default() };
        let when = pointer.when.as_ref().map_or_else(Inline::default, |when| Inline::code(when.source()));
        let because = pointer.because.as_deref().unwrap_or_default();
        [cause, pointer.strength.to_string().into(), when, because.into(), layer]
    };
    pointers.into_iter().map(row).collect()
}

fn name(knowledge: &KnowledgeBase, cause: &Cause) -> [Inline; 2] {
    let layer = &knowledge.layers[cause.layer];
    [Inline::entry(&cause.title, Kind::Cause, &cause.id), Inline::entry(&layer.title, Kind::Layer, &layer.id)]
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
