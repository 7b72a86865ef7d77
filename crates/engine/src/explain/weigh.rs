//! Weighing causes: log-likelihood ratios added up, normalised over the hypotheses.

use std::collections::BTreeMap;

use super::environment::CaseEnvironment;
use super::policy::FIX_FAILED;
use super::recognise::{Rank, Recognition};
use crate::model::{Cause, Error, KnowledgeBase, Layer, Prior, Ref, Strength};
use crate::predicate::Truth;

/// The log-odds of *something else*, against which every cause is weighed.
const SOMETHING_ELSE: f64 = 0.0;
/// How much likelier all causes together can be than *something else* where nothing but a bare status speaks, in nats: three
/// times, ln(3). Gateways, proxies and servers of any kind answer with the same numbers, so that a status alone is never sure.
const MOST_BY_A_STATUS: f64 = 1.099;

/// The weight of evidence behind a word, in nats. Alone against *something else* the words for mean 99 %, 95 %, 85 % and
/// 67 %: ln(99), ln(19), ln(17/3), ln(2). The words against are their opposites.
pub(crate) fn nats(strength: Strength) -> f64 {
    match strength {
        Strength::Decisive => 4.595,
        Strength::Strong => 2.944,
        Strength::Moderate => 1.735,
        Strength::Weak => 0.693,
        Strength::WeakAgainst => -0.693,
        Strength::ModerateAgainst => -1.735,
        Strength::StrongAgainst => -2.944,
        Strength::DecisiveAgainst => -4.595,
    }
}

/// The log-odds behind a prior, in nats: twice, as, half and a fifth as often as most.
fn prior_nats(prior: Prior) -> f64 {
    match prior {
        Prior::Common => 0.693,
        Prior::Usual => 0.0,
        Prior::Uncommon => -0.693,
        Prior::Rare => -1.609,
    }
}

/// Where a contribution comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// The `n`th pointer of a recognised error.
    Pointer(Ref<Error>, usize),
    /// The `n`th piece of evidence of the cause.
    Evidence(usize),
    /// The `n`th fix of the cause was tried and did not help.
    FailedFix(usize),
}

/// What one pointer or one piece of evidence adds to a cause.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Contribution {
    pub(crate) origin: Origin,
    pub(crate) strength: Strength,
    /// Whether it holds; nothing is added otherwise.
    pub(crate) truth: Truth,
    /// What it added, in nats.
    pub(crate) added: f64,
}

/// A cause under consideration.
#[derive(Clone, Debug)]
pub(crate) struct Hypothesis {
    pub(crate) cause: Ref<Cause>,
    pub(crate) contributions: Vec<Contribution>,
    /// Log-odds against *something else*.
    pub(crate) weight: f64,
    pub(crate) probability: f64,
}

/// All hypotheses, likeliest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighing {
    pub(super) hypotheses: Vec<Hypothesis>,
    /// The probability of *something else*.
    pub(super) something_else: f64,
}

impl Weighing {
    /// Weighs the causes that the errors point to.
    pub(super) fn of(knowledge: &KnowledgeBase, recognition: &Recognition, environment: &CaseEnvironment<'_>) -> Self {
        let mut contributions: BTreeMap<Ref<Cause>, Vec<Contribution>> = BTreeMap::new();
        for recognised in recognition.counting() {
            for (position, pointer) in knowledge.errors[recognised.error].points_to.iter().enumerate() {
                let truth = pointer.when.as_ref().map_or(Truth::Holds, |when| when.truth(environment));
                let origin = Origin::Pointer(recognised.error, position);
                let contribution = Contribution { origin, strength: pointer.strength, truth, added: 0.0 };
                contributions.entry(pointer.cause).or_default().push(contribution);
            }
        }
        let hypotheses: Vec<Hypothesis> = contributions
            .into_iter()
            .filter(|(_, pointers)| pointers.iter().any(|pointer| pointer.truth != Truth::Fails))
            .map(|(cause, pointers)| hypothesis(knowledge, cause, pointers, environment))
            .collect();
        let is_status_only = recognition.rank().is_some_and(|rank| rank == Rank::Status) && !environment.is_told();
        let something_else = if is_status_only { all(&hypotheses) - MOST_BY_A_STATUS } else { SOMETHING_ELSE };
        Self::normalised(hypotheses, something_else.max(SOMETHING_ELSE))
    }

    fn normalised(mut hypotheses: Vec<Hypothesis>, something_else: f64) -> Self {
        let total = something_else.exp() + hypotheses.iter().map(|hypothesis| hypothesis.weight.exp()).sum::<f64>();
        for hypothesis in &mut hypotheses {
            hypothesis.probability = hypothesis.weight.exp() / total;
        }
        hypotheses.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.cause.cmp(&b.cause)));
        Self { hypotheses, something_else: something_else.exp() / total }
    }

    /// The layers with their probabilities, likeliest first.
    pub(super) fn layers(&self, knowledge: &KnowledgeBase) -> Vec<(Ref<Layer>, f64)> {
        let mut sums: BTreeMap<Ref<Layer>, f64> = BTreeMap::new();
        for hypothesis in &self.hypotheses {
            *sums.entry(knowledge.causes[hypothesis.cause].layer).or_default() += hypothesis.probability;
        }
        let mut layers: Vec<(Ref<Layer>, f64)> = sums.into_iter().collect();
        layers.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        layers
    }

    /// The hypothesis of a cause.
    pub(super) fn get(&self, cause: Ref<Cause>) -> Option<&Hypothesis> {
        self.hypotheses.iter().find(|hypothesis| hypothesis.cause == cause)
    }
}

/// The log-odds of all hypotheses together.
fn all(hypotheses: &[Hypothesis]) -> f64 {
    hypotheses.iter().map(|hypothesis| hypothesis.weight.exp()).sum::<f64>().ln()
}

fn hypothesis(
    knowledge: &KnowledgeBase,
    cause: Ref<Cause>,
    mut contributions: Vec<Contribution>,
    environment: &CaseEnvironment<'_>,
) -> Hypothesis {
    discount(&mut contributions);
    for (position, evidence) in knowledge.causes[cause].evidence.iter().enumerate() {
        let truth = evidence.when.truth(environment);
        let added = if truth == Truth::Holds { nats(evidence.strength) } else { 0.0 };
        let origin = Origin::Evidence(position);
        contributions.push(Contribution { origin, strength: evidence.strength, truth, added });
    }
    contributions.extend(failed_fixes(&knowledge.causes[cause], environment));
    let prior = prior_nats(knowledge.causes[cause].prior);
    let weight = prior + contributions.iter().map(|contribution| contribution.added).sum::<f64>();
    Hypothesis { cause, contributions, weight, probability: 0.0 }
}

/// What the fixes of a cause that did not help say against it.
fn failed_fixes(cause: &Cause, environment: &CaseEnvironment<'_>) -> impl Iterator<Item = Contribution> {
    let failed = cause.fixes.iter().enumerate().filter(|(_, fix)| environment.has_failed(**fix));
    failed.map(|(position, _)| Contribution {
        origin: Origin::FailedFix(position),
        strength: FIX_FAILED,
        truth: Truth::Holds,
        added: nats(FIX_FAILED),
    })
}

/// Several errors that point to one cause mostly saw the same words: the strongest counts whole, each next one half as much.
/// What speaks for the cause and what speaks against it are two such rows.
fn discount(pointers: &mut [Contribution]) {
    pointers.sort_by(|a, b| nats(b.strength).abs().total_cmp(&nats(a.strength).abs()).then(a.origin.cmp(&b.origin)));
    let (mut for_it, mut against_it) = (1.0, 1.0);
    for pointer in pointers.iter_mut().filter(|pointer| pointer.truth == Truth::Holds) {
        let nats = nats(pointer.strength);
        let share = if nats > 0.0 { &mut for_it } else { &mut against_it };
        pointer.added = nats * *share;
        *share /= 2.0;
    }
}
