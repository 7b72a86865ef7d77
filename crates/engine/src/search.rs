//! Looking entries up by words, ranked, with small misspellings forgiven.

mod question;

pub use question::answers;
use serde_json::Value;

use crate::model::{AnyEntry, Kind, KnowledgeBase};

/// More results than this are not read.
const MAX_RESULTS: usize = 25;
/// Words at least this similar (Jaro-Winkler) are taken for the same.
const SAME_WORD: f64 = 0.92;

/// An entry in which the words occur.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked<'k> {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: &'k str,
    /// Its title.
    pub title: &'k str,
    /// How well it fits; more is better.
    pub score: f64,
}

/// The entries in which every word occurs, best first. A word in an id or a title counts more than one in the text.
pub fn search<'k>(knowledge: &'k KnowledgeBase, words: &str) -> Vec<Ranked<'k>> {
    let wanted = split(words);
    let ranked = |entry: &'k dyn AnyEntry| {
        let score = score(knowledge, entry, &wanted)?;
        Some(Ranked { kind: entry.kind(), id: entry.name(), title: entry.title(), score })
    };
    let mut found: Vec<Ranked<'k>> = knowledge.all().filter_map(ranked).collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.kind.cmp(&b.kind)).then_with(|| a.id.cmp(b.id)));
    found.truncate(MAX_RESULTS);
    found
}

fn score(knowledge: &KnowledgeBase, entry: &dyn AnyEntry, wanted: &[String]) -> Option<f64> {
    let head = split(&format!("{} {}", entry.name(), entry.title()));
    let mut text: Option<Vec<String>> = None;
    let mut sum = 0.0;
    for word in wanted {
        let in_head = best(word, &head);
        if in_head > 0.0 {
            sum += 3.0 * in_head;
            continue;
        }
        let text = text.get_or_insert_with(|| words_of(&knowledge.content(entry)));
        let in_text = best(word, text);
        if in_text == 0.0 {
            return None;
        }
        sum += in_text;
    }
    let of_use = match entry.kind() {
        Kind::Error => 1.5,
        Kind::Cause | Kind::Fix => 1.2,
        Kind::Concept | Kind::Echo | Kind::Redaction | Kind::Source => 0.6,
        _ => 1.0,
    };
    Some(sum * of_use / (wanted.len().max(1) as f64))
}

/// The words and numbers in an entry.
fn words_of(content: &Value) -> Vec<String> {
    match content {
        Value::String(text) => split(text),
        Value::Number(number) => vec![number.to_string()],
        Value::Array(items) => items.iter().flat_map(words_of).collect(),
        Value::Object(fields) => fields.values().flat_map(words_of).collect(),
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

/// How well the best of `candidates` fits: 1 for the same word, less for a beginning or a misspelling, 0 for nothing like it.
fn best(word: &str, candidates: &[String]) -> f64 {
    candidates.iter().map(|candidate| likeness(word, candidate)).fold(0.0, f64::max)
}

fn likeness(word: &str, candidate: &str) -> f64 {
    if word == candidate {
        return 1.0;
    }
    if word.len() >= 3 && candidate.starts_with(word) {
        return 0.8;
    }
    let similar = word.len() >= 5 && candidate.len() >= 4 && strsim::jaro_winkler(word, candidate) >= SAME_WORD;
    if similar { 0.6 } else { 0.0 }
}

fn split(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    let mut words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.dedup();
    words
}
