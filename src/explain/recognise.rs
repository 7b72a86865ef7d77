//! Which errors are recognised in a case, and which of them count.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::case::Case;
use super::environment::CaseEnvironment;
use super::evidence::{Finding, Found, Location};
use super::extract::pattern_places;
use crate::model::{Error, KnowledgeBase, Ref, Signature, Value};
use crate::predicate::Truth;
use crate::signature::Literal;

/// The facts that signatures look at by name: part of the rule format, like the fields `codes` and `status`.
const CODE_FACT: &str = "code";
const STATUS_FACT: &str = "status";

/// An error that was recognised.
#[derive(Clone, Debug)]
pub(super) struct Recognised {
    pub(super) error: Ref<Error>,
    /// What was found, never empty.
    pub(super) evidence: Vec<Found>,
    pub(super) standing: Standing,
}

/// Whether a recognised error counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It counts.
    Counts,
    /// It is generic, and something more particular was recognised.
    Generic,
    /// Another error takes its place.
    Superseded(Ref<Error>),
    /// All its evidence lies inside a longer evidence of another error.
    Shadowed(Ref<Error>),
}

/// All errors that were recognised, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Recognition {
    pub(super) errors: Vec<Recognised>,
}

impl Recognition {
    /// Recognises errors in a case.
    pub(super) fn of(case: &Case<'_>) -> Self {
        let environment = CaseEnvironment::unrecognised(case);
        let matcher = Matcher::new(case);
        let mut errors: Vec<Recognised> = candidates(case)
            .into_iter()
            .filter_map(|error| {
                let evidence = matcher.evidence(&case.knowledge.errors[error].signature, &environment)?;
                Some(Recognised { error, evidence, standing: Standing::Counts })
            })
            .collect();
        settle(&mut errors, case.knowledge);
        Self { errors }
    }

    /// The errors that count.
    pub(super) fn counting(&self) -> impl Iterator<Item = &Recognised> {
        self.errors.iter().filter(|recognised| recognised.standing == Standing::Counts)
    }

    /// Whether an error was recognised, whether or not it counts.
    pub(super) fn saw(&self, error: Ref<Error>) -> bool {
        self.errors.binary_search_by_key(&error, |recognised| recognised.error).is_ok()
    }
}

/// The errors one of whose anchors or codes was found, and those that need none.
fn candidates(case: &Case<'_>) -> BTreeSet<Ref<Error>> {
    let present: BTreeSet<Literal> = case.hits.iter().flat_map(super::hits::Hits::literals).collect();
    let codes = values_of(case, CODE_FACT);
    let may_match = |signature: &Signature| {
        signature.is_bare()
            || signature.codes.iter().any(|(code, word)| {
                word.is_some_and(|word| present.contains(&word)) || codes.iter().any(|(found, _)| found == code)
            })
            || signature.texts.iter().any(|text| text.fragments.iter().all(|fragment| present.contains(fragment)))
            || signature.patterns.iter().any(|pattern| {
                pattern.is_anchorless() || pattern.anchors().iter().any(|anchor| present.contains(anchor))
            })
    };
    let current = case.knowledge.errors.iter().filter(|(_, error)| error.common.is_current());
    current.filter(|(_, error)| may_match(&error.signature)).map(|(reference, _)| reference).collect()
}

/// Every value of a fact in lower case, with its place.
fn values_of(case: &Case<'_>, fact: &str) -> Vec<(String, Option<Location>)> {
    let known = case.knowledge.facts.find(fact).map(|fact| case.known(fact));
    let values = known.into_iter().flat_map(|known| &known.values);
    values.map(|(value, at)| (value.to_string().to_ascii_lowercase(), at.clone())).collect()
}

struct Matcher<'c> {
    case: &'c Case<'c>,
    codes: HashMap<String, Option<Location>>,
    statuses: BTreeMap<i64, Option<Location>>,
}

impl<'c> Matcher<'c> {
    fn new(case: &'c Case<'c>) -> Self {
        let statuses = case.knowledge.facts.find(STATUS_FACT).map(|fact| case.known(fact));
        let statuses = statuses.into_iter().flat_map(|known| &known.values).filter_map(|(value, at)| match value {
            Value::Integer(status) => Some((*status, at.clone())),
            _ => None,
        });
        Self { case, codes: values_of(case, CODE_FACT).into_iter().collect(), statuses: statuses.collect() }
    }

    /// What speaks for the signature, or `None` where it is not there.
    fn evidence(&self, signature: &Signature, environment: &CaseEnvironment<'_>) -> Option<Vec<Found>> {
        let mut found = self.particulars(signature);
        let status = signature.status.iter().find_map(|status| {
            let at = self.statuses.get(&i64::from(*status))?;
            Some(Found { finding: Finding::Status, at: at.clone() })
        });
        let status_contradicts = !signature.status.is_empty() && status.is_none() && !self.statuses.is_empty();
        let status_is_missing = signature.is_bare() && !signature.status.is_empty() && status.is_none();
        let nothing_found = !signature.is_bare() && found.is_empty();
        if nothing_found || status_contradicts || status_is_missing || self.is_void(signature) {
            return None;
        }
        if let Some(when) = &signature.when {
            if when.truth(environment) != Truth::Holds {
                return None;
            }
            if signature.is_bare() {
                found.push(Found { finding: Finding::Facts, at: None });
            }
        }
        found.extend(status);
        Some(found)
    }

    /// Codes, texts and patterns.
    fn particulars(&self, signature: &Signature) -> Vec<Found> {
        let mut found = Vec::new();
        for (code, word) in &signature.codes {
            if let Some(at) = self.codes.get(code) {
                found.push(Found { finding: Finding::Code, at: at.clone() });
            } else if let Some(at) = word.and_then(|word| self.word(word)) {
                found.push(Found { finding: Finding::Code, at: Some(at) });
            }
        }
        for text in &signature.texts {
            found.extend(self.text(text).map(|at| Found { finding: Finding::Text, at: Some(at) }));
        }
        for pattern in &signature.patterns {
            found.extend(self.pattern(pattern).map(|at| Found { finding: Finding::Pattern, at: Some(at) }));
        }
        found
    }

    fn is_void(&self, signature: &Signature) -> bool {
        signature.unless.iter().any(|text| self.text(text).is_some())
    }

    /// The first place of a text, the outermost view first.
    fn text(&self, text: &crate::signature::LiteralText) -> Option<Location> {
        let views = self.case.payload.views().iter().zip(&self.case.hits).enumerate();
        views.into_iter().find_map(|(number, (view, hits))| {
            hits.text(text).map(|place| Location::new(number, &view.folded_to_text(place)))
        })
    }

    fn word(&self, word: Literal) -> Option<Location> {
        let views = self.case.payload.views().iter().zip(&self.case.hits).enumerate();
        views.into_iter().find_map(|(number, (view, hits))| {
            hits.whole_word(word, view.folded()).map(|place| Location::new(number, &view.folded_to_text(place)))
        })
    }

    fn pattern(&self, pattern: &crate::signature::Pattern) -> Option<Location> {
        let mut found = None;
        let views = self.case.payload.views().iter().zip(&self.case.hits).zip(&self.case.masks).enumerate();
        for (number, ((view, hits), mask)) in views {
            pattern_places(pattern, view, hits, &mut |place, _| {
                if found.is_none() && !mask.is_echo(&place) {
                    found = Some(Location::new(number, &place));
                }
            });
        }
        found
    }
}

/// Decides which of the recognised errors count.
fn settle(errors: &mut [Recognised], knowledge: &KnowledgeBase) {
    let recognised: BTreeSet<Ref<Error>> = errors.iter().map(|recognised| recognised.error).collect();
    let by: BTreeMap<Ref<Error>, Ref<Error>> = recognised
        .iter()
        .flat_map(|winner| knowledge.errors[*winner].supersedes.iter().map(move |loser| (*loser, *winner)))
        .collect();
    let snapshot = errors.to_vec();
    for error in errors.iter_mut() {
        if let Some(winner) = by.get(&error.error) {
            error.standing = Standing::Superseded(*winner);
        } else if let Some(winner) = shadow(error, &snapshot, knowledge) {
            error.standing = Standing::Shadowed(winner);
        }
    }
    let counts = |recognised: &Recognised| recognised.standing == Standing::Counts;
    let particular = errors.iter().any(|error| counts(error) && !knowledge.errors[error.error].generic);
    if particular {
        for error in errors.iter_mut().filter(|error| counts(error) && knowledge.errors[error.error].generic) {
            error.standing = Standing::Generic;
        }
    }
}

/// The error in whose longer evidence all evidence of `error` lies. A generic error shadows generic ones only.
fn shadow(error: &Recognised, others: &[Recognised], knowledge: &KnowledgeBase) -> Option<Ref<Error>> {
    let is_generic = |error: &Recognised| knowledge.errors[error.error].generic;
    let places: Vec<&Location> = error.evidence.iter().filter_map(|found| found.at.as_ref()).collect();
    if places.is_empty() || places.len() < error.evidence.len() {
        return None;
    }
    let covered_by = |other: &&Recognised| {
        other.error != error.error
            // Otherwise both would vanish: the one superseded, the other in its shadow.
            && !knowledge.errors[error.error].supersedes.contains(&other.error)
            && (is_generic(error) || !is_generic(other))
            && places.iter().all(|place| {
                other.evidence.iter().filter_map(|found| found.at.as_ref()).any(|longer| longer.covers(place))
            })
    };
    others.iter().find(covered_by).map(|other| other.error)
}
