//! Which errors can be recognised at all, given what was found in a payload.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::table::Table;
use super::typed_ref::Ref;
use crate::signature::{Idea, Literal, LiteralText, Says};

/// The errors by what recognises them, so that most are never looked at.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct ErrorIndex {
    /// In order.
    by_literal: Vec<(Literal, Ref<Error>)>,
    /// In order.
    by_code: Vec<(String, Ref<Error>)>,
    /// In order.
    by_idea: Vec<(Idea, Ref<Error>)>,
    /// Those that no literal and no code announces.
    others: Vec<Ref<Error>>,
}

impl ErrorIndex {
    pub(crate) fn of(errors: &Table<Error>) -> Self {
        let mut index = Self::default();
        for (reference, error) in errors.iter().filter(|(_, error)| error.common.is_current()) {
            index.add(reference, error);
        }
        index.by_literal.sort_unstable();
        index.by_literal.dedup();
        index.by_code.sort_unstable();
        index.by_idea.sort_unstable();
        index.by_idea.dedup();
        index
    }

    fn add(&mut self, reference: Ref<Error>, error: &Error) {
        let signature = &error.signature;
        let words = signature.codes.iter().filter_map(|(_, word)| *word);
        // All fragments of a text must be there; the first announces it as well as any other.
        let texts = signature.texts.iter().flat_map(LiteralText::spellings).filter_map(|text| text.first().copied());
        let anchors = signature.patterns.iter().flat_map(|pattern| pattern.anchors().iter().copied());
        self.by_literal.extend(words.chain(texts).chain(anchors).map(|literal| (literal, reference)));
        self.by_code.extend(signature.codes.iter().map(|(code, _)| (code.clone(), reference)));
        let ideas = signature.says.iter().filter_map(Says::announcer);
        self.by_idea.extend(ideas.map(|idea| (idea.clone(), reference)));
        if signature.is_bare() || signature.patterns.iter().any(crate::signature::Pattern::is_anchorless) {
            self.others.push(reference);
        }
    }

    /// The literals that announce an error.
    pub(crate) fn literals(&self) -> impl Iterator<Item = Literal> {
        self.by_literal.iter().map(|(literal, _)| *literal)
    }

    /// The codes that announce an error.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.by_code.iter().map(|(code, _)| code.as_str())
    }

    /// The ideas that announce an error.
    pub(crate) fn ideas(&self) -> impl Iterator<Item = &Idea> {
        self.by_idea.iter().map(|(idea, _)| idea)
    }

    /// Every error that literals, codes or ideas of a payload announce, and those that nothing announces.
    pub(crate) fn candidates<'c>(
        &self,
        literals: impl IntoIterator<Item = Literal>,
        codes: impl IntoIterator<Item = &'c str>,
        ideas: impl IntoIterator<Item = &'c Idea>,
    ) -> BTreeSet<Ref<Error>> {
        let by_literal = literals.into_iter().flat_map(|literal| run(&self.by_literal, |(key, _)| key.cmp(&literal)));
        let by_code = codes.into_iter().flat_map(|code| run(&self.by_code, move |(key, _)| key.as_str().cmp(code)));
        let by_idea = ideas.into_iter().flat_map(|idea| run(&self.by_idea, move |(key, _)| key.cmp(idea)));
        let announced = by_literal.map(|(_, error)| *error).chain(by_code.map(|(_, error)| *error));
        let announced = announced.chain(by_idea.map(|(_, error)| *error));
        announced.chain(self.others.iter().copied()).collect()
    }
}

/// The stretch of a sorted list whose entries compare equal.
fn run<T>(list: &[T], compare: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let start = list.partition_point(|entry| compare(entry).is_lt());
    let end = list.partition_point(|entry| compare(entry).is_le());
    list.get(start..end).unwrap_or_default()
}
