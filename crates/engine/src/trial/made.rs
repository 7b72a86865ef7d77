//! Payloads made of a pack's own words: each text, code and pattern of a signature alone, and each with what voids it.
//!
//! They are no evidence of what programs print; captured payloads are. They show whether a clause does what it says: whether
//! it recognises the error when nothing else does, and whether it is needed beside its neighbours.

use super::judge::Expectation;
use super::load::Fixture;
use crate::explain::Given;
use crate::model::{Date, Entry, Error, KnowledgeBase, Signature, TextSignature, Unless};
use crate::signature::{GAP, Idea, Pattern, Says};
use crate::source::FileId;

/// What a gap is filled with.
const FILLING: &str = " x ";
/// The fact that a signature's `status` is compared with.
const STATUS: &str = "status";

/// A payload for every text, code, pattern, status and `unless` of every error that was verified and is not withdrawn.
pub fn made_payloads(knowledge: &KnowledgeBase) -> Vec<Fixture> {
    let current = knowledge.errors.entries().filter(|error| error.common.is_current());
    current.flat_map(|error| of_error(knowledge, error)).collect()
}

fn of_error(knowledge: &KnowledgeBase, error: &Error) -> Vec<Fixture> {
    let signature = &error.signature;
    let texts = signature.texts.iter().map(|text| said(&plain(knowledge, text)));
    let says = signature.says.iter().map(|says| spoken(knowledge, says, 0));
    let codes = signature.codes.iter().map(|(code, _)| structured(code));
    let patterns = signature.patterns.iter().map(Pattern::example);
    let recognised: Vec<String> = texts.chain(codes).chain(patterns).chain(says).collect();
    let (Some(first), Some(day)) = (recognised.first().cloned(), error.common.verified) else { return Vec::new() };
    let sample = |payload: String, status: Option<u16>| sample(knowledge, error, day, payload, status);
    // What somebody says voids no more than the statement that it stands in.
    let voided = signature.unless.iter().map(|unless| match unless {
        Unless::Text(text) => format!("{first}\n{}", said(&plain(knowledge, text))),
        Unless::Says(says) => format!("{first} {}", spoken(knowledge, says, 0)),
    });
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

/// A text as it is written, or as its first spelling where it names concepts.
fn plain(knowledge: &KnowledgeBase, text: &TextSignature) -> String {
    if text.others.is_empty() {
        return text.source.clone();
    }
    text.fragments.iter().map(|fragment| knowledge.anchors.text(*fragment)).collect::<Vec<_>>().join(GAP)
}

/// What must meet, one behind the other, each concept by its word of that number, or its first; what is turned round stands
/// behind the first word that turns it.
pub(crate) fn spoken(knowledge: &KnowledgeBase, says: &Says, word: usize) -> String {
    let said = |number: usize, word: usize| {
        let concept = knowledge.concepts.entries().nth(number);
        let word = concept.and_then(|concept| concept.words.get(word).or_else(|| concept.words.first()));
        (concept, word.map_or("", |word| word.trim_end_matches('*')))
    };
    let one = |member: &Idea| match member {
        Idea::Word(word) => word.trim_end_matches('*').to_owned(),
        Idea::Concept { concept, turned } => {
            let (concept, word) = said(*concept as usize, word);
            let negator = concept.and_then(|concept| concept.negated_by).filter(|_| *turned);
            negator.map_or(word.to_owned(), |negator| format!("{} {word}", said(negator.position(), 0).1))
        }
    };
    // A negated concept comes last, so that its negation does not affect the words behind it.
    let (turned, straight): (Vec<&Idea>, Vec<&Idea>) =
        says.members.iter().partition(|idea| matches!(idea, Idea::Concept { turned: true, .. }));
    straight.into_iter().chain(turned).map(one).collect::<Vec<_>>().join(" ")
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
