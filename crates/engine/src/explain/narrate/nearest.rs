//! What comes near a payload in which nothing was recognised.

use std::collections::BTreeSet;

use crate::explain::answer::Nearest;
use crate::explain::case::Case;
use crate::explain::narrate::rounded;
use crate::explain::policy::NEAR;
use crate::model::Error;

/// How much of a payload is compared, in bytes.
const COMPARED: usize = 2_000;
/// More entries than this do not help.
const MAX_NEAREST: usize = 3;

/// The errors that share most of their words with the payload.
pub(super) fn nearest(case: &Case<'_>) -> Vec<Nearest> {
    let text = case.payload;
    let words = words(text.get(..text.floor_char_boundary(COMPARED)).unwrap_or(text));
    let current = case.knowledge.errors.entries().filter(|error| error.common.is_current());
    let mut found: Vec<(f64, &Error)> =
        current.map(|error| (similarity(&words, error), error)).filter(|(similarity, _)| *similarity >= NEAR).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.as_str().cmp(b.1.id.as_str())));
    found.truncate(MAX_NEAREST);
    let one = |(similarity, error): (f64, &Error)| Nearest {
        id: error.id.to_string(),
        title: error.title.clone(),
        similarity: rounded(similarity),
    };
    found.into_iter().map(one).collect()
}

/// The best share of words that the payload has in common with one way to write the error.
fn similarity(payload: &BTreeSet<String>, error: &Error) -> f64 {
    let texts = error.signature.texts.iter().map(|text| text.source.as_str());
    let spellings = texts.chain(error.aliases.iter().map(String::as_str)).chain([error.title.as_str()]);
    spellings
        .map(words)
        .filter(|words| !words.is_empty())
        .map(|words| {
            words.intersection(payload).count() as f64 / words.union(payload).count().min(12).max(words.len()) as f64
        })
        .fold(0.0, f64::max)
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| word.chars().count() >= 3).map(str::to_lowercase).collect()
}
