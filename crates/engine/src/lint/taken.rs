//! Texts that take what another error is recognised by: nearly the same words, with another layer.

use std::collections::HashMap;

use super::Linted;
use crate::model::{Error, Ref};
use crate::signature::Literal;
use crate::source::{Diagnostic, ProblemKind};

/// A text this long, beside the other, is the other one cut short; a shorter one is more general, and that is another matter.
const NEARLY: f64 = 0.85;
/// So many letters at the beginning of a word find the texts that may hold it.
const KEY: usize = 4;

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let texts = texts(linted);
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, (_, text)) in texts.iter().enumerate() {
        for word in text.split_whitespace().filter_map(|word| word.get(..KEY)) {
            by_word.entry(word).or_default().push(number);
        }
    }
    let mut found = Vec::new();
    for (taker, text) in &texts {
        let longest = text.split_whitespace().filter(|word| word.get(..KEY).is_some()).max_by_key(|word| word.len());
        let Some(near) = longest.and_then(|word| by_word.get(word.get(..KEY)?)) else { continue };
        let others = near.iter().filter_map(|number| texts.get(*number));
        let taken = others.filter(|(other, longer)| is_cut(text, longer) && are_rivals(linted, *taker, *other));
        if let Some((other, longer)) = taken.max_by_key(|(_, longer)| longer.len()) {
            found.push(warning(linted, *taker, text, *other, longer));
        }
    }
    found
}

/// The texts of one piece that recognise an error by itself.
fn texts<'l>(linted: &Linted<'l>) -> Vec<(Ref<Error>, &'l str)> {
    let knowledge = linted.knowledge;
    let current =
        knowledge.errors.iter().filter(|(_, error)| error.common.is_current() && !error.generic && !error.alone);
    let of = |(reference, error): (Ref<Error>, &'l Error)| {
        let single = error.signature.texts.iter().filter_map(|text| match text.fragments[..] {
            [only] => Some(only),
            _ => None,
        });
        single.map(move |literal: Literal| (reference, knowledge.anchors.text(literal)))
    };
    current.flat_map(of).collect()
}

fn is_cut(text: &str, longer: &str) -> bool {
    let (short, long) = (text.chars().count() as f64, longer.chars().count() as f64);
    short < long && short >= NEARLY * long && longer.contains(text)
}

/// Whether two errors lead elsewhere, and neither is said to give way.
fn are_rivals(linted: &Linted<'_>, taker: Ref<Error>, other: Ref<Error>) -> bool {
    let (a, b) = (&linted.knowledge.errors[taker], &linted.knowledge.errors[other]);
    let gives_way = a.supersedes.contains(&other) || b.supersedes.contains(&taker);
    let is_narrowed = [a, b].iter().all(|error| error.signature.when.is_some());
    taker != other && a.layer != b.layer && !gives_way && !is_narrowed
}

fn warning(linted: &Linted<'_>, taker: Ref<Error>, text: &str, other: Ref<Error>, longer: &str) -> Diagnostic {
    let (taker, other) = (&linted.knowledge.errors[taker], &linted.knowledge.errors[other]);
    let message = format!("`{text}` holds wherever `{longer}` of `{}` does, and leads elsewhere", other.id);
    let warning = linted.signature_warning(taker, text, ProblemKind::TakesFromAnother, message);
    let help = format!(
        "let `{}` supersede this one if it is the more particular, or take words that only this error says",
        other.id
    );
    linted.beside(warning, other, "recognised by it as well").help(help)
}
