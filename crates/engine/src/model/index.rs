//! Which errors can be recognised at all, given what was found in a payload.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::table::Table;
use super::typed_ref::Ref;
use crate::signature::{Idea, Literal, LiteralText, Says};
use crate::span::{Pairs, Texts};

/// The errors by what recognises them, so that most are never looked at.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(crate) struct ErrorIndex {
    /// The errors that each literal announces.
    by_literal: Pairs,
    /// In order.
    codes: Texts,
    /// The error that each code stands for.
    by_code: Vec<Ref<Error>>,
    /// In order.
    by_idea: Vec<(Idea, Ref<Error>)>,
    /// Those that no literal and no code announces.
    others: Vec<Ref<Error>>,
}

impl ErrorIndex {
    pub(crate) fn of(errors: &Table<Error>) -> Self {
        let mut index = Self::default();
        let (mut literals, mut codes) = (Vec::new(), Vec::new());
        for (reference, error) in errors.iter().filter(|(_, error)| error.common.is_current()) {
            index.add(reference, error);
            literals.extend(announcers(error).map(|literal| (literal.number(), reference.number())));
            codes.extend(error.signature.codes.iter().map(|(code, _)| (code.as_str(), reference)));
        }
        index.by_literal = literals.into_iter().collect();
        codes.sort_unstable();
        index.codes = codes.iter().map(|(code, _)| *code).collect();
        index.by_code = codes.into_iter().map(|(_, error)| error).collect();
        index.by_idea.sort_unstable();
        index.by_idea.dedup();
        index
    }

    fn add(&mut self, reference: Ref<Error>, error: &Error) {
        let signature = &error.signature;
        let ideas = signature.says.iter().filter_map(Says::announcer);
        self.by_idea.extend(ideas.map(|idea| (idea.clone(), reference)));
        if signature.is_bare() || signature.patterns.iter().any(crate::signature::Pattern::is_anchorless) {
            self.others.push(reference);
        }
    }

    /// Every error that literals, codes or ideas of a payload announce, and those that nothing announces.
    pub(crate) fn candidates<'c>(
        &self,
        literals: impl IntoIterator<Item = Literal>,
        codes: impl IntoIterator<Item = &'c str>,
        ideas: impl IntoIterator<Item = &'c Idea>,
    ) -> BTreeSet<Ref<Error>> {
        let by_literal = literals.into_iter().flat_map(|literal| self.by_literal.of(literal.number()));
        let by_code = codes.into_iter().flat_map(|code| self.with_code(code));
        let by_idea = ideas.into_iter().flat_map(|idea| run(&self.by_idea, move |(key, _)| key.cmp(idea)));
        let announced = by_literal.map(|number| Ref::new(number as usize)).chain(by_code);
        let announced = announced.chain(by_idea.map(|(_, error)| *error));
        announced.chain(self.others.iter().copied()).collect()
    }

    fn with_code(&self, code: &str) -> impl Iterator<Item = Ref<Error>> {
        let first = self.codes.first_from(code);
        let known = (first..self.codes.len()).take_while(move |number| self.codes.get(*number) == code);
        known.filter_map(|number| self.by_code.get(number).copied())
    }
}

/// The literals that announce an error.
fn announcers(error: &Error) -> impl Iterator<Item = Literal> {
    let signature = &error.signature;
    let words = signature.codes.iter().filter_map(|(_, word)| *word);
    // All fragments of a text must be there; the first announces it as well as any other.
    let texts = signature.texts.iter().flat_map(LiteralText::spellings).filter_map(|text| text.first().copied());
    words.chain(texts).chain(signature.patterns.iter().flat_map(|pattern| pattern.anchors().iter().copied()))
}

/// The stretch of a sorted list whose entries compare equal.
fn run<T>(list: &[T], compare: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let start = list.partition_point(|entry| compare(entry).is_lt());
    let end = list.partition_point(|entry| compare(entry).is_le());
    list.get(start..end).unwrap_or_default()
}
