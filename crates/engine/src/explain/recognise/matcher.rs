//! Comparing a signature with a case.

use std::collections::{BTreeMap, HashMap};

use super::super::case::Case;
use super::super::environment::CaseEnvironment;
use super::super::evidence::{Found, Location};
use super::super::sheet::Sheet;
use crate::model::{Signature, SignaturePart, Unless, Value};
use crate::predicate::Truth;
use crate::signature::Says;

/// The facts that signatures look at by name: part of the rule format, like the fields `codes` and `status`.
const CODE_FACT: &str = "code";
const STATUS_FACT: &str = "status";

/// What keeps an error from being recognised although it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bar {
    /// The status is none of the signature's.
    Status,
    /// The `n`th text of `unless` stands in the payload.
    Unless(usize),
    /// `when` does not hold.
    When(Truth),
}

/// Every code of a case in lower case, with its place.
pub(super) fn codes(case: &Case<'_>) -> HashMap<String, Option<Location>> {
    values_of(case, CODE_FACT).map(|(value, at)| (value.to_string().to_ascii_lowercase(), *at)).collect()
}

fn values_of<'c>(case: &'c Case<'_>, fact: &str) -> impl Iterator<Item = &'c (Value, Option<Location>)> {
    let known = case.knowledge.facts.find(fact).map(|fact| case.known(fact));
    known.into_iter().flat_map(|known| &known.values)
}

/// A case, ready to be compared with signatures.
pub(in crate::explain) struct Matcher<'c> {
    case: &'c Case<'c>,
    codes: HashMap<String, Option<Location>>,
    statuses: BTreeMap<i64, Option<Location>>,
}

impl<'c> Matcher<'c> {
    pub(in crate::explain) fn new(case: &'c Case<'c>) -> Self {
        let statuses = values_of(case, STATUS_FACT).filter_map(|(value, at)| match value {
            Value::Integer(status) => Some((*status, *at)),
            _ => None,
        });
        Self { case, codes: codes(case), statuses: statuses.collect() }
    }

    /// What speaks for the signature, or `None` where it is not there.
    pub(super) fn evidence(&self, signature: &Signature, environment: &CaseEnvironment<'_>) -> Option<Vec<Found>> {
        let found = self.found(signature);
        let is_there = !found.is_empty() && self.bars(signature, environment).next().is_none();
        is_there.then_some(found)
    }

    /// What of the signature is found, whatever keeps it from being recognised. What narrows it is nothing without what
    /// recognises.
    pub(in crate::explain) fn found(&self, signature: &Signature) -> Vec<Found> {
        let mut found = self.particulars(signature);
        if !signature.is_bare() && found.is_empty() {
            return found;
        }
        if signature.is_bare() && signature.when.is_some() {
            found.push(Found { part: SignaturePart::When, at: None });
        }
        found.extend(self.status(signature));
        found
    }

    /// What keeps the signature from being recognised, found lazily.
    pub(in crate::explain) fn bars(
        &self,
        signature: &Signature,
        environment: &CaseEnvironment<'_>,
    ) -> impl Iterator<Item = Bar> {
        let is_needed = signature.is_bare() || !self.statuses.is_empty();
        let is_other = !signature.status.is_empty() && is_needed && self.status(signature).is_none();
        let is_said = !signature.says.is_empty();
        let unless = signature.unless.iter().enumerate().filter(move |(_, unless)| self.voids(unless, is_said));
        let when = signature.when.iter().map(|when| when.truth(environment)).filter(|truth| *truth != Truth::Holds);
        is_other
            .then_some(Bar::Status)
            .into_iter()
            .chain(unless.map(|(number, _)| Bar::Unless(number)))
            .chain(when.map(Bar::When))
    }

    /// Whether something voids the match as a whole. Of a signature that says something, a statement voids no more than the
    /// statement that it stands in.
    fn voids(&self, unless: &Unless, is_said: bool) -> bool {
        match unless {
            Unless::Text(text) => self.first(|sheet| sheet.text_anywhere(text)).is_some(),
            Unless::Says(says) => !is_said && self.case.spoken.find(says).is_some(),
        }
    }

    /// Codes, texts, patterns and statements.
    fn particulars(&self, signature: &Signature) -> Vec<Found> {
        let codes = signature.codes.iter().enumerate().filter_map(|(number, (code, word))| {
            let at = match self.codes.get(code) {
                Some(at) => *at,
                None => Some(self.first(|sheet| sheet.whole_word((*word)?, &signature.within))?),
            };
            Some(Found { part: SignaturePart::Code(number), at })
        });
        let texts = signature.texts.iter().enumerate().filter_map(|(number, text)| {
            Some(Found {
                part: SignaturePart::Text(number),
                at: Some(self.first(|sheet| sheet.text(text, &signature.within))?),
            })
        });
        let patterns = signature.patterns.iter().enumerate().filter_map(|(number, pattern)| {
            Some(Found {
                part: SignaturePart::Pattern(number),
                at: Some(self.first(|sheet| sheet.pattern(pattern).next())?),
            })
        });
        let voids: Vec<&Says> = signature.unless.iter().filter_map(Unless::says).collect();
        let says = signature.says.iter().enumerate().filter_map(|(number, says)| {
            Some(Found { part: SignaturePart::Says(number), at: Some(self.case.spoken.find_unless(says, &voids)?) })
        });
        codes.chain(texts).chain(patterns).chain(says).collect()
    }

    /// The first status of the signature that the case has.
    fn status(&self, signature: &Signature) -> Option<Found> {
        signature.status.iter().enumerate().find_map(|(number, status)| {
            let at = self.statuses.get(&i64::from(*status))?;
            Some(Found { part: SignaturePart::Status(number), at: *at })
        })
    }

    /// The first place that a sheet tells, the outermost view first.
    fn first(&self, place: impl Fn(&Sheet) -> Option<Location>) -> Option<Location> {
        self.case.sheets.iter().find_map(place)
    }
}
