//! Where an error belongs, as far as its captures tell: system, layer and cause, each with the reason.

use std::collections::{BTreeMap, BTreeSet};

use super::words::slug;
use super::{Capture, Doubt};
use crate::explain::Explanation;
use crate::model::{Cause, KnowledgeBase, Layer};

/// More causes than this are no help.
const MAX_CAUSES: usize = 6;
/// So many words are named as a reason.
const MAX_REASONS: usize = 3;
/// A shorter word says nothing, in bytes.
const MIN_WORD: usize = 4;

/// A proposal, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The id, or the name.
    pub id: String,
    /// What speaks for it, as the end of the sentence "it is proposed because …".
    pub because: String,
}

impl Guess {
    fn new(id: impl Into<String>, because: impl Into<String>) -> Self {
        Self { id: id.into(), because: because.into() }
    }
}

/// The system that emitted the captures: a provider whose host is named, the package of an exception, a host, the system of
/// what is recognised; else the pack's own name.
pub fn system(knowledge: &KnowledgeBase, capture: &Capture<'_>) -> Guess {
    let payload = capture.payload;
    let answers_from = |host: &String| payload.contains(host.as_str());
    if let Some(provider) = knowledge.providers.entries().find(|provider| provider.hosts.iter().any(answers_from)) {
        return Guess::new(provider.id.as_str(), format!("a host of {} stands in it", provider.title));
    }
    if let Some(package) = package(payload) {
        return Guess::new(slug(package), "an exception comes from that package");
    }
    let leading =
        capture.answer.leading_error().and_then(|error| error.id.split_once('/').map(|(system, _)| (system, error)));
    if let Some((system, error)) = leading {
        return Guess::new(system, format!("`{}` is recognised in it", error.id));
    }
    if let Some(host) = host(payload) {
        return Guess::new(slug(host), "a host of that name stands in it");
    }
    Guess::new(slug(&knowledge.manifest.id), "nothing in it tells, and that is the pack's name")
}

/// The layer: the one that leads, or the one whose errors and causes speak of the same things.
pub fn layer(knowledge: &KnowledgeBase, capture: &Capture<'_>) -> Option<Guess> {
    if let Some(layer) = &capture.answer.layer {
        return Some(Guess::new(layer, format!("it leads now, {:.0} % sure", capture.answer.confidence * 100.0)));
    }
    let by_layer = vocabulary(knowledge);
    let said = words(capture.payload);
    let rarity = |word: &String| {
        let holders = by_layer.values().filter(|words| words.contains(word)).count();
        (by_layer.len() as f64 / holders.max(1) as f64).ln()
    };
    let score = |words: &BTreeSet<String>| said.intersection(words).map(rarity).sum::<f64>();
    let best = by_layer
        .iter()
        .map(|(layer, words)| (score(words), layer, words))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    if let Some((_, layer, words)) = best.filter(|(score, ..)| *score > 0.0) {
        let mut shared: Vec<&String> = said.intersection(words).collect();
        shared.sort_by(|a, b| rarity(b).total_cmp(&rarity(a)).then_with(|| a.cmp(b)));
        let named: Vec<String> = shared.into_iter().take(MAX_REASONS).map(|word| format!("`{word}`")).collect();
        return Some(Guess::new(*layer, format!("what stands there speaks of {} too", named.join(", "))));
    }
    let first = in_scope(knowledge).min_by_key(|layer| (layer.order, layer.id.as_str()));
    first.map(|layer| Guess::new(layer.id.as_str(), "nothing in it tells, and that layer is the first"))
}

/// The cause that leads now, where nothing speaks against taking it over.
pub fn cause(answer: &Explanation, doubt: Option<&Doubt>) -> Option<Guess> {
    let leading = answer.causes.first().filter(|_| doubt.is_none())?;
    Some(Guess::new(&leading.id, format!("it leads now, {:.0} % likely", leading.probability * 100.0)))
}

/// Causes of a layer that a person could mean: those that are considered now, then those that speak of the same things.
pub fn causes_in(knowledge: &KnowledgeBase, capture: &Capture<'_>, layer: &str) -> Vec<(String, String)> {
    let considered = capture.answer.causes.iter().filter(|cause| cause.layer == layer);
    let mut found: Vec<(String, String)> =
        considered.map(|cause| (cause.id.clone(), cause.title.clone())).take(MAX_CAUSES).collect();
    let said = words(capture.payload);
    let others = knowledge
        .causes
        .entries()
        .filter(|cause| cause.common.is_current() && knowledge.layers[cause.layer].id.as_str() == layer)
        .filter(|cause| !found.iter().any(|(id, _)| id == cause.id.as_str()));
    let mut others: Vec<(usize, &Cause)> =
        others.map(|cause| (words_of(cause).intersection(&said).count(), cause)).collect();
    others.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.as_str().cmp(b.1.id.as_str())));
    found.extend(others.into_iter().map(|(_, cause)| (cause.id.to_string(), cause.title.clone())));
    found.truncate(MAX_CAUSES);
    found
}

fn words_of(cause: &Cause) -> BTreeSet<String> {
    words(&format!("{} {} {}", cause.title, cause.symptom, cause.why))
}

fn in_scope(knowledge: &KnowledgeBase) -> impl Iterator<Item = &Layer> {
    knowledge.layers.entries().filter(|layer| layer.common.is_current() && !layer.out_of_scope)
}

/// The words of each layer: its own, and those of its errors and causes.
fn vocabulary(knowledge: &KnowledgeBase) -> BTreeMap<&str, BTreeSet<String>> {
    let mut by_layer: BTreeMap<&str, BTreeSet<String>> = in_scope(knowledge)
        .map(|layer| (layer.id.as_str(), words(&format!("{} {}", layer.title, layer.summary))))
        .collect();
    for cause in knowledge.causes.entries().filter(|cause| cause.common.is_current()) {
        if let Some(known) = by_layer.get_mut(knowledge.layers[cause.layer].id.as_str()) {
            known.extend(words_of(cause));
        }
    }
    for error in knowledge.errors.entries().filter(|error| error.common.is_current()) {
        if let Some(known) = by_layer.get_mut(knowledge.layers[error.layer].id.as_str()) {
            known.extend(words(&error.title));
        }
    }
    by_layer
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|character: char| !character.is_alphabetic());
    words.filter(|word| word.len() >= MIN_WORD).map(str::to_lowercase).collect()
}

/// The first part of the name of an exception that has a package: `acme` of `acme.errors.PumpStalled: …`.
fn package(payload: &str) -> Option<&str> {
    let heads = payload.lines().rev().filter_map(|line| line.trim().split([':', ' ']).next());
    let mut named = heads.filter_map(|name| {
        let (first, rest) = name.split_once('.')?;
        let class = rest.rsplit('.').next()?;
        let is_package = !first.is_empty() && first.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        let is_class = class.starts_with(char::is_uppercase) && class.chars().all(char::is_alphanumeric);
        let last =
            || rest.split('.').find(|part| !is_of_everybody(part)).filter(|part| !part.starts_with(char::is_uppercase));
        (is_package && is_class).then(|| if is_of_everybody(first) { last() } else { Some(first) })?
    });
    named.next()
}

/// The beginnings of packages that say nothing of who made them.
fn is_of_everybody(part: &str) -> bool {
    matches!(
        part,
        "com" | "org" | "io" | "net" | "dev" | "java" | "javax" | "system" | "builtins" | "errors" | "exceptions"
    )
}

/// The name of the first host: `acme` of `https://api.acme.com/v1`.
fn host(payload: &str) -> Option<&str> {
    let behind = payload.split("://").nth(1)?;
    let host = behind.split(['/', ':', '?', '"', '\'', ' ', '\n', ')']).next()?;
    let mut labels = host.rsplit('.');
    let top = labels.next()?;
    let is_name = |label: &&str| label.len() > 3 && label.chars().any(|letter| letter.is_ascii_alphabetic());
    top.chars().all(|letter| letter.is_ascii_alphabetic()).then(|| labels.find(is_name))?
}
