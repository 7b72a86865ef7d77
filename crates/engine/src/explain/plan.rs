//! The plan: fixes in the order in which decision-theoretic troubleshooting tries them.
//!
//! A fix that helps with probability *p* and costs *c* minutes comes before one with a smaller *p/c*; under independent
//! repairs and single faults no other order has a lower expected cost (Heckerman, Breese and Rommelse 1995). A fix helps
//! when one of its causes is the cause. Authors list the fixes of a cause best first, so a later one counts for less. A fix that
//! did not help is tried no more, and the next one takes its place.

use std::collections::BTreeMap;

use super::environment::CaseEnvironment;
use super::policy::{NEGLIGIBLE, NEXT_BEST, WORTH_A_WARNING};
use super::weigh::Weighing;
use crate::model::{Advice, Cause, Fix, KnowledgeBase, Ref};
use crate::predicate::{Predicate, Truth};

/// A plan longer than this is read by nobody.
const MAX_FIXES: usize = 6;

/// A fix, and the causes that it is for.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) fix: Ref<Fix>,
    pub(super) causes: Vec<Ref<Cause>>,
    pub(super) helps: f64,
    /// The numbers of its steps that can concern this case; never empty.
    pub(super) steps: Vec<usize>,
}

/// The fixes for the likely causes, in the order in which to try them.
pub(super) fn plan(knowledge: &KnowledgeBase, weighing: &Weighing, environment: &CaseEnvironment<'_>) -> Vec<Planned> {
    let mut planned: BTreeMap<Ref<Fix>, Planned> = BTreeMap::new();
    for hypothesis in weighing.hypotheses.iter().filter(|hypothesis| hypothesis.probability >= NEGLIGIBLE) {
        let mut share = 1.0;
        for fix in knowledge.causes[hypothesis.cause].fixes.iter().filter(|fix| !environment.has_failed(**fix)) {
            let steps = steps(&knowledge.fixes[*fix], environment);
            if steps.is_empty() {
                continue;
            }
            let new = || Planned { fix: *fix, causes: Vec::new(), helps: 0.0, steps };
            let entry = planned.entry(*fix).or_insert_with(new);
            entry.causes.push(hypothesis.cause);
            entry.helps += hypothesis.probability * share;
            share *= NEXT_BEST;
        }
    }
    let per_minute = |planned: &Planned| planned.helps / f64::from(knowledge.fixes[planned.fix].minutes);
    let mut plan: Vec<Planned> = planned.into_values().collect();
    plan.sort_by(|a, b| per_minute(b).total_cmp(&per_minute(a)).then(a.fix.cmp(&b.fix)));
    plan.truncate(MAX_FIXES);
    plan
}

/// Whether a fix can concern the case.
pub(super) fn concerns(fix: &Fix, environment: &CaseEnvironment<'_>) -> bool {
    !steps(fix, environment).is_empty()
}

/// The steps of a fix that can concern the case. What is not known leaves none out.
fn steps(fix: &Fix, environment: &CaseEnvironment<'_>) -> Vec<usize> {
    let may_hold = |when: &Option<Predicate>| when.as_ref().is_none_or(|when| when.truth(environment) != Truth::Fails);
    if !may_hold(&fix.when) {
        return Vec::new();
    }
    fix.steps.iter().enumerate().filter(|(_, step)| may_hold(&step.when)).map(|(number, _)| number).collect()
}

/// What not to do: the advice of the likely causes, likeliest first, where its condition holds.
pub(super) fn avoid<'k>(
    knowledge: &'k KnowledgeBase,
    weighing: &Weighing,
    environment: &CaseEnvironment<'_>,
) -> Vec<&'k Advice> {
    let mut found: Vec<&Advice> = Vec::new();
    let likely = weighing.hypotheses.iter().filter(|hypothesis| hypothesis.probability >= WORTH_A_WARNING);
    for advice in likely.flat_map(|hypothesis| &knowledge.causes[hypothesis.cause].avoid) {
        let applies = advice.when.as_ref().is_none_or(|when| when.truth(environment) == Truth::Holds);
        if applies && found.iter().all(|known| known.text != advice.text) {
            found.push(advice);
        }
    }
    found
}
