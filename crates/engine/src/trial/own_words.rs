//! Payloads made of a pack's own words: each text, code and pattern of a signature alone, and each with what voids it.
//!
//! They are no evidence of what programs print; captured payloads are. They show whether a clause does what it says: whether
//! it recognises the error when nothing else does, and whether it is needed beside its neighbours.

use super::judge::Expectation;
use super::load::Fixture;
use crate::explain::Given;
use crate::model::{Date, Entry, Error, KnowledgeBase, Signature};
use crate::signature::{GAP, Pattern};
use crate::source::FileId;

/// What a gap is filled with.
const FILLING: &str = " x ";
/// The fact that a signature's `status` is compared with.
const STATUS: &str = "status";

/// A payload for every text, code, pattern, status and `unless` of every error that was verified and is not withdrawn.
pub fn own_words(knowledge: &KnowledgeBase) -> Vec<Fixture> {
    let current = knowledge.errors.entries().filter(|error| error.common.is_current());
    current.flat_map(|error| of_error(knowledge, error)).collect()
}

fn of_error(knowledge: &KnowledgeBase, error: &Error) -> Vec<Fixture> {
    let signature = &error.signature;
    let texts = signature.texts.iter().map(|text| said(&text.source));
    let codes = signature.codes.iter().map(|(code, _)| structured(code));
    let patterns = signature.patterns.iter().map(Pattern::example);
    let recognised: Vec<String> = texts.chain(codes).chain(patterns).collect();
    let (Some(first), Some(day)) = (recognised.first().cloned(), error.common.verified) else { return Vec::new() };
    let sample = |payload: String, status: Option<u16>| sample(knowledge, error, day, payload, status);
    let voided = signature.unless.iter().map(|text| format!("{first}\n{}", said(&text.source)));
    let status = signature.status.first().copied();
    let mut all: Vec<Fixture> =
        recognised.iter().cloned().chain(voided).map(|payload| sample(payload, status)).collect();
    let others = signature.status.iter().skip(1).chain(unlisted(signature).as_ref()).copied().collect::<Vec<u16>>();
    all.extend(others.into_iter().map(|status| sample(first.clone(), Some(status))));
    all
}

/// A status that the signature does not take, if it takes only some.
fn unlisted(signature: &Signature) -> Option<u16> {
    (!signature.status.is_empty()).then(|| (400..600).find(|status| !signature.status.contains(status))).flatten()
}

fn said(text: &str) -> String {
    text.replace(GAP, FILLING)
}

fn structured(code: &str) -> String {
    serde_json::json!({ "error": { "code": code } }).to_string()
}

fn sample(knowledge: &KnowledgeBase, error: &Error, captured: Date, payload: String, status: Option<u16>) -> Fixture {
    let status = status.map(|status| status.to_string());
    let given = Given::read(knowledge, status.iter().map(|status| (STATUS, status.as_str()))).unwrap_or_default();
    let expect = Expectation { error: Some(error.id().to_string()), ..Expectation::default() };
    let name = format!("{} (its own words)", error.id());
    Fixture { name, file: FileId::default(), source: String::new(), captured, payload, given, expect }
}
