//! The next question: the unset fact whose answer is expected to lower the uncertainty most.
//!
//! For every fact that has a question and an answer among few, each answer `v` is assumed in turn and the causes are
//! weighed again. The weights give the likelihood of the answer under each cause, P(v | c) = exp wᵥ(c) / Σᵤ exp wᵤ(c); the
//! gain is the mutual information of answer and cause under the present probabilities, in bits (the expected fall of
//! Shannon's entropy, as in D. V. Lindley, *On a measure of the information provided by an experiment*, 1956).

use super::diagnosis::Diagnosis;
use super::policy::WORTH_ASKING;
use super::weigh::Weighing;
use crate::model::{Cause, Fact, FactType, Ref, Value};
use crate::predicate::Predicate;

/// More questions than this are none.
const MAX_QUESTIONS: usize = 3;

/// A question, and what each answer would lead to.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) fact: Ref<Fact>,
    pub(super) gain: f64,
    /// For each answer the cause that would lead, with its probability.
    pub(super) answers: Vec<(Value, Option<Lead>)>,
}

impl Question {
    /// Whether not every answer leads to the same cause.
    fn separates(&self) -> bool {
        let mut leads = self.answers.iter().map(|(_, lead)| lead.map(|(cause, _)| cause));
        let first = leads.next();
        leads.any(|lead| Some(lead) != first)
    }
}

/// The cause that would lead, and its probability.
pub(super) type Lead = (Ref<Cause>, f64);

/// The questions worth asking, best first.
pub(super) fn questions(diagnosis: &Diagnosis<'_>) -> Vec<Question> {
    let case = &diagnosis.case;
    let mut questions: Vec<Question> = facts_that_matter(diagnosis)
        .into_iter()
        .filter(|fact| case.value(*fact).is_none() && case.knowledge.facts[*fact].ask.is_some())
        .filter_map(|fact| question(diagnosis, fact))
        .filter(|question| question.gain >= WORTH_ASKING && question.separates())
        .collect();
    questions.sort_by(|a, b| b.gain.total_cmp(&a.gain).then(a.fact.cmp(&b.fact)));
    questions.truncate(MAX_QUESTIONS);
    questions
}

/// The facts that the pointers and the evidence of the hypotheses look at.
pub(super) fn facts_that_matter(diagnosis: &Diagnosis<'_>) -> Vec<Ref<Fact>> {
    let knowledge = diagnosis.case.knowledge;
    let pointers =
        diagnosis.recognition.counting().flat_map(|recognised| &knowledge.errors[recognised.error].points_to);
    let conditions = pointers.filter_map(|pointer| pointer.when.as_ref());
    let causes = diagnosis.weighing.hypotheses.iter().map(|hypothesis| &knowledge.causes[hypothesis.cause]);
    let evidence = causes.flat_map(|cause| &cause.evidence).map(|evidence| &evidence.when);
    let mut facts: Vec<Ref<Fact>> =
        conditions.chain(evidence).flat_map(Predicate::uses).map(|fact| Ref::from(*fact)).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

fn question(diagnosis: &Diagnosis<'_>, fact: Ref<Fact>) -> Option<Question> {
    let answers = answers(&diagnosis.case.knowledge.facts[fact]);
    if answers.len() < 2 {
        return None;
    }
    let weighed: Vec<Weighing> =
        answers.iter().map(|answer| diagnosis.assuming(vec![(fact, answer.clone())])).collect();
    let gain = gain(&diagnosis.weighing, &weighed);
    let leads = weighed.iter().map(|weighed| weighed.hypotheses.first().map(|first| (first.cause, first.probability)));
    Some(Question { fact, gain, answers: answers.iter().cloned().zip(leads).collect() })
}

/// The answers that a person can give to the question of a fact.
fn answers(fact: &Fact) -> Vec<Value> {
    match fact.value_type {
        FactType::Boolean => vec![Value::Boolean(true), Value::Boolean(false)],
        FactType::Choice => fact.choices.iter().cloned().map(Value::Text).collect(),
        FactType::Text | FactType::Integer => Vec::new(),
    }
}

/// The mutual information of answer and cause, in bits.
fn gain(now: &Weighing, after: &[Weighing]) -> f64 {
    let mut rows: Vec<(f64, Vec<f64>)> = now
        .hypotheses
        .iter()
        .map(|hypothesis| (hypothesis.probability, likelihoods(hypothesis.cause, after)))
        .collect();
    let even = after.iter().map(|_| 1.0 / after.len() as f64).collect();
    rows.push((now.something_else, even));
    (0..after.len())
        .map(|answer| {
            let overall: f64 = rows.iter().map(|(probability, row)| probability * row[answer]).sum();
            rows.iter()
                .filter(|(probability, row)| *probability > 0.0 && row[answer] > 0.0 && overall > 0.0)
                .map(|(probability, row)| probability * row[answer] * (row[answer] / overall).log2())
                .sum::<f64>()
        })
        .sum::<f64>()
        .max(0.0)
}

/// How likely each answer is if `cause` is the cause. A cause that an answer rules out altogether has none there.
fn likelihoods(cause: Ref<Cause>, after: &[Weighing]) -> Vec<f64> {
    let odds: Vec<f64> =
        after.iter().map(|weighed| weighed.get(cause).map_or(0.0, |hypothesis| hypothesis.weight.exp())).collect();
    let total: f64 = odds.iter().sum();
    if total > 0.0 { odds.iter().map(|odds| odds / total).collect() } else { odds }
}
