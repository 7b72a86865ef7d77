//! The next question: the unset fact whose answer is expected to lower the uncertainty most.
//!
//! For every fact that has a question and an answer among few (of a number or a text: those that the rules compare it with,
//! and anything else), each answer `v` is assumed in turn and the causes are
//! weighed again. The weights give the likelihood of the answer under each cause, P(v | c) = exp wᵥ(c) / Σᵤ exp wᵤ(c); the
//! gain is the mutual information of answer and cause under the present probabilities, in bits (the expected fall of
//! Shannon's entropy, as in D. V. Lindley, *On a measure of the information provided by an experiment*, 1956).

use super::diagnosis::Diagnosis;
use super::policy::WORTH_ASKING;
use super::weigh::Weighing;
use crate::model::{Cause, Fact, FactType, Ref, Value};
use crate::predicate::{Predicate, Truth};

/// More questions than this are none.
const MAX_QUESTIONS: usize = 3;

/// A number or text that the rules compare with more values than this is nothing to choose from.
const MAX_VALUES: usize = 8;

/// How much what has to be looked up counts, beside what a person knows: it takes about three times as long.
const LOOKED_UP: f64 = 1.0 / 3.0;

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
        .filter(|fact| case.value(*fact).is_none() && can_be_asked(diagnosis, *fact))
        .filter_map(|fact| question(diagnosis, fact))
        .collect();
    let worth = |question: &Question| question.gain * ease(&case.knowledge.facts[question.fact]);
    questions.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.fact.cmp(&b.fact)));
    questions.truncate(MAX_QUESTIONS);
    questions
}

/// How readily a person answers: she knows where she is and what she did, and has to look a number or a text up.
fn ease(fact: &Fact) -> f64 {
    match fact.value_type {
        FactType::Boolean | FactType::Choice => 1.0,
        FactType::Text | FactType::Integer => LOOKED_UP,
    }
}

/// Whether there is a question that can concern the case.
fn can_be_asked(diagnosis: &Diagnosis<'_>, fact: Ref<Fact>) -> bool {
    let fact = &diagnosis.case.knowledge.facts[fact];
    let fails = |when: &Predicate| when.truth(&diagnosis.environment()) == Truth::Fails;
    fact.ask.is_some() && !fact.ask_when.as_ref().is_some_and(fails)
}

/// The facts that the pointers and the evidence of the hypotheses look at.
pub(super) fn facts_that_matter(diagnosis: &Diagnosis<'_>) -> Vec<Ref<Fact>> {
    let uses = conditions(diagnosis).into_iter().flat_map(Predicate::uses);
    let mut facts: Vec<Ref<Fact>> = uses.map(|fact| Ref::from(*fact)).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

/// The conditions of the pointers and the evidence of the hypotheses.
fn conditions<'d>(diagnosis: &'d Diagnosis<'_>) -> Vec<&'d Predicate> {
    let knowledge = diagnosis.case.knowledge;
    let pointers =
        diagnosis.recognition.counting().flat_map(|recognised| &knowledge.errors[recognised.error].points_to);
    let conditions = pointers.filter_map(|pointer| pointer.when.as_ref());
    let causes = diagnosis.weighing.hypotheses.iter().map(|hypothesis| &knowledge.causes[hypothesis.cause]);
    let evidence = causes.flat_map(|cause| &cause.evidence).map(|evidence| &evidence.when);
    conditions.chain(evidence).collect()
}

fn question(diagnosis: &Diagnosis<'_>, fact: Ref<Fact>) -> Option<Question> {
    let entry = &diagnosis.case.knowledge.facts[fact];
    let mut answers = answers(diagnosis, fact);
    let shown = answers.len();
    answers.extend(anything_else(entry, &answers));
    if answers.len() < 2 {
        return None;
    }
    let weighed: Vec<Weighing> =
        answers.iter().map(|answer| diagnosis.assuming(vec![(fact, answer.clone())])).collect();
    let gain = gain(&diagnosis.weighing, &weighed);
    let leads = weighed.iter().map(|weighed| weighed.hypotheses.first().map(|first| (first.cause, first.probability)));
    let mut question = Question { fact, gain, answers: answers.iter().cloned().zip(leads).collect() };
    let is_worth_it = question.gain >= WORTH_ASKING && question.separates();
    question.answers.truncate(shown);
    is_worth_it.then_some(question)
}

/// The answers that a person can give to the question of a fact: of numbers and texts those that the rules compare it with.
fn answers(diagnosis: &Diagnosis<'_>, fact: Ref<Fact>) -> Vec<Value> {
    let entry = &diagnosis.case.knowledge.facts[fact];
    match entry.value_type {
        FactType::Boolean => vec![Value::Boolean(true), Value::Boolean(false)],
        FactType::Choice => entry.choices.iter().cloned().map(Value::Text).collect(),
        FactType::Text | FactType::Integer => {
            let compared = conditions(diagnosis).into_iter().flat_map(Predicate::compared);
            let mut values: Vec<Value> =
                compared.filter(|(of, _)| Ref::from(*of) == fact).map(|(_, value)| value.clone()).collect();
            values.sort_unstable();
            values.dedup();
            if values.len() > MAX_VALUES { Vec::new() } else { values }
        }
    }
}

/// A number or a text that is none of those that the rules know: whoever is asked may well have another one.
fn anything_else(fact: &Fact, answers: &[Value]) -> Option<Value> {
    match (fact.value_type, answers.last()?) {
        (FactType::Integer, Value::Integer(largest)) => Some(Value::Integer(largest.saturating_add(1))),
        (FactType::Text, Value::Text(last)) => Some(Value::Text(format!("{last} "))),
        _ => None,
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
