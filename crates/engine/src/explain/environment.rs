//! What predicates see of a case.

use std::cell::RefCell;

use super::case::Case;
use super::extract::pattern_places;
use super::hits::occurs;
use super::recognise::Recognition;
use crate::model::{Error, Fact, Ref, Value};
use crate::predicate::Environment;
use crate::signature::Pattern;

/// A case as predicates see it, perhaps with some facts assumed.
pub(super) struct CaseEnvironment<'c> {
    case: &'c Case<'c>,
    /// `None` while errors are still being recognised.
    recognition: Option<&'c Recognition>,
    assumed: Vec<(Ref<Fact>, Value)>,
    failures: RefCell<Vec<String>>,
}

impl<'c> CaseEnvironment<'c> {
    pub(super) fn new(case: &'c Case<'c>, recognition: &'c Recognition) -> Self {
        Self { case, recognition: Some(recognition), assumed: Vec::new(), failures: RefCell::default() }
    }

    /// Before anything was recognised.
    pub(super) fn unrecognised(case: &'c Case<'c>) -> Self {
        Self { case, recognition: None, assumed: Vec::new(), failures: RefCell::default() }
    }

    /// The same case, with these facts taken for granted.
    pub(super) fn assuming(&self, assumed: Vec<(Ref<Fact>, Value)>) -> Self {
        Self { case: self.case, recognition: self.recognition, assumed, failures: RefCell::default() }
    }

    /// Predicates that could not be evaluated.
    pub(super) fn failures(&self) -> Vec<String> {
        let mut failures = self.failures.borrow().clone();
        failures.sort();
        failures.dedup();
        failures
    }
}

impl Environment for CaseEnvironment<'_> {
    fn fact(&self, fact: Ref<Fact>) -> Option<&Value> {
        let assumed = self.assumed.iter().find(|(known, _)| *known == fact).map(|(_, value)| value);
        assumed.or_else(|| self.case.value(fact))
    }

    fn any(&self, fact: Ref<Fact>, value: &str) -> Option<bool> {
        if let Some((_, assumed)) = self.assumed.iter().find(|(known, _)| *known == fact) {
            return Some(assumed.to_string().eq_ignore_ascii_case(value));
        }
        let values = &self.case.known(fact).values;
        (!values.is_empty()).then(|| values.iter().any(|(known, _)| known.to_string().eq_ignore_ascii_case(value)))
    }

    fn has(&self, fragments: &[String]) -> bool {
        let views = self.case.payload.views().iter().zip(&self.case.masks);
        views
            .into_iter()
            .any(|(view, mask)| occurs(view, fragments, |folded| mask.hides(&view.folded_to_text(folded.clone()))))
    }

    fn matches(&self, pattern: &Pattern) -> bool {
        let views = self.case.payload.views().iter().zip(&self.case.hits).zip(&self.case.masks);
        views.into_iter().any(|((view, hits), mask)| {
            let mut found = false;
            pattern_places(pattern, view, hits, &mut |place, _| found |= !mask.is_echo(&place));
            found
        })
    }

    fn saw(&self, error: Ref<Error>) -> bool {
        self.recognition.is_some_and(|recognition| recognition.saw(error))
    }

    fn failed(&self, predicate: &str, message: &str) {
        self.failures.borrow_mut().push(format!("`{predicate}`: {message}"));
    }
}
