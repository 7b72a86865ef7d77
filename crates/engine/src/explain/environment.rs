//! What predicates see of a case.

use std::collections::BTreeSet;

use super::case::Case;
use crate::model::{Error, Fact, Fix, Ref, Value};
use crate::predicate::{Environment, ErrorNumber, FactNumber};
use crate::signature::Pattern;

/// A case as predicates see it, perhaps with some facts assumed.
pub(super) struct CaseEnvironment<'c> {
    case: &'c Case<'c>,
    /// The errors that were recognised; `None` while they still are being recognised.
    recognised: Option<&'c BTreeSet<Ref<Error>>>,
    assumed: Vec<(Ref<Fact>, Value)>,
}

impl<'c> CaseEnvironment<'c> {
    pub(super) fn new(case: &'c Case<'c>, recognised: &'c BTreeSet<Ref<Error>>) -> Self {
        Self { case, recognised: Some(recognised), assumed: Vec::new() }
    }

    /// Before anything was recognised.
    pub(super) fn unrecognised(case: &'c Case<'c>) -> Self {
        Self { case, recognised: None, assumed: Vec::new() }
    }

    /// Whether somebody said more than the payload does, or is assumed to.
    pub(super) fn is_told(&self) -> bool {
        !self.assumed.is_empty() || self.case.is_told()
    }

    /// Whether a fix was tried and did not help.
    pub(super) fn has_failed(&self, fix: Ref<Fix>) -> bool {
        self.case.failed_fixes.contains(&fix)
    }

    /// The same case, with these facts taken for granted.
    pub(super) fn assuming(self, assumed: Vec<(Ref<Fact>, Value)>) -> Self {
        Self { assumed, ..self }
    }
}

impl Environment for CaseEnvironment<'_> {
    fn fact(&self, fact: FactNumber) -> Option<&Value> {
        let fact = Ref::from(fact);
        let assumed = self.assumed.iter().find(|(known, _)| *known == fact).map(|(_, value)| value);
        assumed.or_else(|| self.case.value(fact))
    }

    fn any(&self, fact: FactNumber, value: &str) -> Option<bool> {
        let fact = Ref::from(fact);
        if let Some((_, assumed)) = self.assumed.iter().find(|(known, _)| *known == fact) {
            return Some(assumed.to_string().eq_ignore_ascii_case(value));
        }
        let values = &self.case.known(fact).values;
        (!values.is_empty()).then(|| values.iter().any(|(known, _)| known.to_string().eq_ignore_ascii_case(value)))
    }

    fn has(&self, fragments: &[String]) -> Option<bool> {
        Some(self.case.sheets.iter().any(|sheet| sheet.says(fragments)))
    }

    fn matches(&self, pattern: &Pattern) -> Option<bool> {
        Some(self.case.sheets.iter().any(|sheet| sheet.pattern(pattern).next().is_some()))
    }

    fn saw(&self, error: ErrorNumber) -> Option<bool> {
        Some(self.recognised.is_some_and(|recognised| recognised.contains(&error.into())))
    }

    fn failed(&self, predicate: &str, message: &str) {
        // What fails under an assumption says nothing of the case as it is.
        if self.assumed.is_empty() {
            self.case.failed(predicate, message);
        }
    }
}
