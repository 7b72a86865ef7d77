//! What only those need who mend a rule: signatures, weights and predicates. Readers find it folded away at the end of a page.

use super::error::pointed;
use crate::model::{Cause, Error, Fix, Kind, KnowledgeBase, TextSignature};
use crate::predicate::Predicate;
use crate::render::page::{Block, Inline, Item, Page};

const SUMMARY: &str = "For rule authors";

/// How an error is recognised, and how strongly it points to what.
pub(super) fn of_error(page: &mut Page, knowledge: &KnowledgeBase, error: &Error) {
    let mut blocks = vec![Block::Text("It is recognised so:".into()), Block::List(signature(error))];
    let rows = pointed(knowledge, error).map(|(pointer, cause)| {
        let when = pointer.when.as_ref().map_or_else(Inline::default, code);
        vec![Inline::entry(&cause.title, Kind::Cause, &cause.id), pointer.strength.to_string().into(), when]
    });
    blocks.push(Block::Text("It points to:".into()));
    blocks.push(table(["Cause", "How strongly", "Only where"], rows.collect()));
    page.fold(SUMMARY, blocks);
}

/// What is weighed for and against a cause, and what its advice depends on.
pub(super) fn of_cause(page: &mut Page, knowledge: &KnowledgeBase, cause: &Cause) {
    let mut blocks = Vec::new();
    let rows: Vec<_> = cause
        .evidence
        .iter()
        .map(|evidence| {
            let cell = evidence.cited(&knowledge.features);
            let cell = cell.map(|cell| format!("{}, {}", cell.answer, cell.verdict)).unwrap_or_default();
            vec![code(&evidence.when), evidence.strength.to_string().into(), cell.into()]
        })
        .collect();
    if !rows.is_empty() {
        blocks.push(Block::Text("It is weighed so:".into()));
        blocks.push(table(["When", "How much", "By the matrix"], rows));
    }
    let advice = cause.avoid.iter().filter_map(|advice| Some((advice.text.as_str(), advice.when.as_ref()?)));
    let fixes = cause.fixes.iter().flat_map(|fix| conditions(&knowledge.fixes[*fix]));
    depends(&mut blocks, advice.chain(fixes));
    page.fold(SUMMARY, blocks);
}

/// What a fix and its steps depend on.
pub(super) fn of_fix(page: &mut Page, fix: &Fix) {
    let mut blocks = Vec::new();
    depends(&mut blocks, conditions(fix));
    page.fold(SUMMARY, blocks);
}

/// A fix and those of its steps that are left out at times, each with what it depends on.
fn conditions(fix: &Fix) -> impl Iterator<Item = (&str, &Predicate)> {
    let whole = fix.when.as_ref().map(|when| (fix.title.as_str(), when));
    let steps = fix.steps.iter().filter_map(|step| Some((step.action.as_str(), step.when.as_ref()?)));
    whole.into_iter().chain(steps)
}

fn depends<'k>(blocks: &mut Vec<Block>, conditions: impl Iterator<Item = (&'k str, &'k Predicate)>) {
    let items: Vec<Item> =
        conditions.map(|(text, when)| Inline::marked(text).and(" Only where ").and(code(when)).into()).collect();
    if !items.is_empty() {
        blocks.push(Block::Text("Some of it is left out at times:".into()));
        blocks.push(Block::List(items));
    }
}

fn code(predicate: &Predicate) -> Inline {
    Inline::code(predicate.source())
}

/// A table without the columns in which no row says anything.
fn table<const COLUMNS: usize>(head: [&str; COLUMNS], rows: Vec<Vec<Inline>>) -> Block {
    let says = |column: usize| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.0.is_empty()));
    let kept: Vec<bool> = (0..COLUMNS).map(says).collect();
    let head = head.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(name, _)| name.to_owned()).collect();
    let keep = |row: Vec<Inline>| row.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(cell, _)| cell).collect();
    Block::Table(head, rows.into_iter().map(keep).collect())
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
    if !signature.within.is_empty() {
        let within = Inline::listed(signature.within.iter().map(|region| Inline::code(region.to_string())));
        items.push(Inline::marked("It is looked for beyond what is said, in ").and(within).into());
    }
    // Only those who read the rule can use a pattern. It would not help others, and the search index would grow.
    items.extend(match signature.patterns.len() {
        0 => None,
        1 => Some("It fits a pattern that stands in the rule.".into()),
        count => Some(format!("It fits one of {count} patterns that stand in the rule.").into()),
    });
    if error.alone {
        items.push("It counts only where nothing else is recognised, in a text of one line.".into());
    }
    if error.generic {
        items.push("It counts only where nothing more particular is recognised.".into());
    }
    items
}
