//! What every clause of a pack did in one case: what coverage is reckoned from.
//!
//! An explanation tells what held. A trace tells as well what nearly did, and why not.

use super::ask::{facts_that_matter, questions};
use super::case::Case;
use super::diagnosis::Diagnosis;
use super::environment::CaseEnvironment;
use super::given::Given;
use super::plan::plan;
use super::recognise::{Bar, Matcher, Recognition, Standing, candidates};
use super::weigh::Hypothesis;
use crate::model::{Error, Fact, Fix, KnowledgeBase, Ref, SignaturePart};

/// What every clause of a pack did in one case.
#[derive(Debug)]
pub(crate) struct Trace {
    /// The errors of whose signatures something was found.
    pub(crate) tried: Vec<Tried>,
    /// The causes under consideration, likeliest first, with all that was weighed.
    pub(crate) weighed: Vec<Hypothesis>,
    /// The fixes of the plan.
    pub(crate) planned: Vec<Ref<Fix>>,
    /// The facts that are asked for.
    pub(crate) asked: Vec<Ref<Fact>>,
    /// The facts that the errors and causes look at, and whether each is known.
    pub(crate) looked_at: Vec<(Ref<Fact>, bool)>,
}

/// An error of whose signature something was found.
#[derive(Debug)]
pub(crate) struct Tried {
    pub(crate) error: Ref<Error>,
    /// What was found; never empty.
    pub(crate) found: Vec<SignaturePart>,
    /// What kept it from being recognised.
    pub(crate) bars: Vec<Bar>,
    /// Whether it counts, if it was recognised.
    pub(crate) standing: Option<Standing>,
}

/// Traces an explanation.
pub(crate) fn trace(knowledge: &KnowledgeBase, payload: &str, given: &Given) -> Trace {
    let diagnosis = Diagnosis::of(knowledge, payload, given);
    let looked_at = facts_that_matter(&diagnosis).into_iter();
    Trace {
        tried: tried(&diagnosis.case, &diagnosis.recognition),
        planned: plan(knowledge, &diagnosis.weighing, &diagnosis.environment())
            .into_iter()
            .map(|planned| planned.fix)
            .collect(),
        asked: questions(&diagnosis).into_iter().map(|question| question.fact).collect(),
        looked_at: looked_at.map(|fact| (fact, diagnosis.case.value(fact).is_some())).collect(),
        weighed: diagnosis.weighing.hypotheses,
    }
}

/// The errors that are recognised in a text, without weighing their causes.
pub(crate) fn recognised(knowledge: &KnowledgeBase, text: &str) -> Vec<Tried> {
    let case = Case::open(knowledge, text, &Given::default());
    let recognition = Recognition::of(&case);
    tried(&case, &recognition).into_iter().filter(|tried| tried.standing.is_some()).collect()
}

fn tried(case: &Case<'_>, recognition: &Recognition) -> Vec<Tried> {
    let environment = CaseEnvironment::unrecognised(case);
    let matcher = Matcher::new(case);
    let standing = |error| recognition.errors.iter().find(|known| known.error == error).map(|known| known.standing);
    let tried = candidates(case).into_iter().map(|error| {
        let signature = &case.knowledge.errors[error].signature;
        Tried {
            error,
            found: matcher.found(signature).into_iter().map(|found| found.part).collect(),
            bars: matcher.bars(signature, &environment).collect(),
            standing: standing(error),
        }
    });
    tried.filter(|tried| !tried.found.is_empty()).collect()
}
