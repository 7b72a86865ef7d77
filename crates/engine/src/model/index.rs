//! Which errors can be recognised at all, given what was found in a payload.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::table::Table;
use super::typed_ref::Ref;
use crate::signature::Literal;

/// The errors by what recognises them, so that most are never looked at.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct ErrorIndex {
    /// In order.
    by_literal: Vec<(Literal, Ref<Error>)>,
    /// In order.
    by_code: Vec<(String, Ref<Error>)>,
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
        index
    }

    fn add(&mut self, reference: Ref<Error>, error: &Error) {
        let signature = &error.signature;
        let words = signature.codes.iter().filter_map(|(_, word)| *word);
        // All fragments of a text must be there; the first announces it as well as any other.
        let texts = signature.texts.iter().filter_map(|text| text.fragments.first().copied());
        let anchors = signature.patterns.iter().flat_map(|pattern| pattern.anchors().iter().copied());
        self.by_literal.extend(words.chain(texts).chain(anchors).map(|literal| (literal, reference)));
        self.by_code.extend(signature.codes.iter().map(|(code, _)| (code.clone(), reference)));
        if signature.is_bare() || signature.patterns.iter().any(crate::signature::Pattern::is_anchorless) {
            self.others.push(reference);
        }
    }

    /// Every error that literals or codes of a payload announce, and those that nothing announces.
    pub(crate) fn candidates<'c>(
        &self,
        literals: impl IntoIterator<Item = Literal>,
        codes: impl IntoIterator<Item = &'c str>,
    ) -> BTreeSet<Ref<Error>> {
        let by_literal = literals.into_iter().flat_map(|literal| run(&self.by_literal, |(key, _)| key.cmp(&literal)));
        let by_code = codes.into_iter().flat_map(|code| run(&self.by_code, move |(key, _)| key.as_str().cmp(code)));
        let announced = by_literal.map(|(_, error)| *error).chain(by_code.map(|(_, error)| *error));
        announced.chain(self.others.iter().copied()).collect()
    }
}

/// The stretch of a sorted list whose entries compare equal.
fn run<T>(list: &[T], compare: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let start = list.partition_point(|entry| compare(entry).is_lt());
    let end = list.partition_point(|entry| compare(entry).is_le());
    list.get(start..end).unwrap_or_default()
}
