//! Why not this cause, or this layer? What spoke against it, and the smallest change of facts that would make it lead.

use super::answer::State;
use super::diagnosis::Diagnosis;
use super::given::Given;
use super::weigh::{Hypothesis, Origin};
use crate::model::{Cause, Fact, FactType, KnowledgeBase, Pointer, Ref, Value};
use crate::predicate::Predicate;

/// More than this many facts to change are no small change.
const MAX_CHANGES: usize = 2;

/// Why a cause or a layer does not lead.
#[derive(Clone, Debug)]
pub struct Contrast {
    /// The title of the cause or layer.
    pub title: String,
    /// The title of the cause that leads, and its probability.
    pub leads: Option<(String, f64)>,
    /// The cause, or those of the layer, as far as they are under consideration.
    pub causes: Vec<Considered>,
    /// The smallest changes of facts that would make it lead, all of the same size; empty where none does.
    pub changes: Vec<Vec<(String, Value)>>,
    /// Id and title of the errors that point to it, none of which was recognised; only where nothing points to it.
    pub pointing: Vec<(String, String)>,
}

/// A cause under consideration that does not lead.
#[derive(Clone, Debug)]
pub struct Considered {
    /// The id of the cause.
    pub id: String,
    /// The title of the cause.
    pub title: String,
    /// How likely it is.
    pub probability: f64,
    /// What was weighed: what it is, whether it holds, and what it added, in nats.
    pub parts: Vec<(String, State, f64)>,
}

/// Explains why a cause or a layer does not lead.
///
/// # Errors
///
/// Where `other` is neither a cause nor a layer.
pub fn contrast(knowledge: &KnowledgeBase, payload: &str, given: &Given, other: &str) -> Result<Contrast, String> {
    let (title, targets) = targets(knowledge, other)?;
    let diagnosis = Diagnosis::of(knowledge, payload, given);
    let weighing = &diagnosis.weighing;
    let considered: Vec<&Hypothesis> = targets.iter().filter_map(|cause| weighing.get(*cause)).collect();
    let leads = weighing.hypotheses.first();
    let is_leading = leads.is_some_and(|first| targets.contains(&first.cause));
    let changes = if is_leading || considered.is_empty() { Vec::new() } else { smallest_changes(&diagnosis, &targets) };
    Ok(Contrast {
        title,
        leads: leads.map(|first| (knowledge.causes[first.cause].title.clone(), first.probability)),
        causes: considered.iter().map(|hypothesis| consider(knowledge, hypothesis)).collect(),
        changes,
        pointing: if considered.is_empty() { pointing(knowledge, &targets) } else { Vec::new() },
    })
}

/// The causes that `other` names: itself, or all of a layer.
fn targets(knowledge: &KnowledgeBase, other: &str) -> Result<(String, Vec<Ref<Cause>>), String> {
    if let Some(cause) = knowledge.causes.find(other) {
        return Ok((knowledge.causes[cause].title.clone(), vec![cause]));
    }
    let layer = knowledge.layers.find(other).ok_or("there is no such cause or layer")?;
    let causes = knowledge.causes.iter().filter(|(_, cause)| cause.layer == layer).map(|(reference, _)| reference);
    Ok((knowledge.layers[layer].title.clone(), causes.collect()))
}

fn consider(knowledge: &KnowledgeBase, hypothesis: &Hypothesis) -> Considered {
    let cause = &knowledge.causes[hypothesis.cause];
    let parts = hypothesis.contributions.iter().map(|part| {
        let what = match part.origin {
            Origin::Pointer(error, _) => format!("saw(\"{}\")", knowledge.errors[error].id),
            Origin::Evidence(position) => cause.evidence[position].when.source().to_owned(),
            Origin::FailedFix(position) => format!("failed(\"{}\")", knowledge.fixes[cause.fixes[position]].id),
        };
        (what, part.truth.into(), part.added)
    });
    Considered {
        id: cause.id.to_string(),
        title: cause.title.clone(),
        probability: hypothesis.probability,
        parts: parts.collect(),
    }
}

/// The errors that point to the causes.
fn pointing(knowledge: &KnowledgeBase, targets: &[Ref<Cause>]) -> Vec<(String, String)> {
    let errors = knowledge.errors.entries();
    let pointing = errors.filter(|error| error.points_to.iter().any(|pointer| targets.contains(&pointer.cause)));
    pointing.map(|error| (error.id.to_string(), error.title.clone())).collect()
}

/// Tries single facts first, then pairs, over the values at which a predicate can change.
fn smallest_changes(diagnosis: &Diagnosis<'_>, targets: &[Ref<Cause>]) -> Vec<Vec<(String, Value)>> {
    let knowledge = diagnosis.case.knowledge;
    let options = options(diagnosis);
    let leads = |assumed: &[(Ref<Fact>, Value)]| {
        diagnosis.assuming(assumed.to_vec()).hypotheses.first().is_some_and(|first| targets.contains(&first.cause))
    };
    let mut sets: Vec<Vec<(Ref<Fact>, Value)>> = vec![Vec::new()];
    for _ in 0..MAX_CHANGES {
        sets = sets
            .iter()
            .flat_map(|set| {
                let after = set.last().map(|(fact, _)| *fact);
                let more = options.iter().filter(move |(fact, _)| after.is_none_or(|last| *fact > last));
                more.map(|option| set.iter().cloned().chain([option.clone()]).collect())
            })
            .collect();
        let found: Vec<Vec<(String, Value)>> = sets
            .iter()
            .filter(|set| leads(set))
            .map(|set| set.iter().map(|(fact, value)| (knowledge.facts[*fact].id.to_string(), value.clone())).collect())
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Every fact that matters, with every value at which something can change.
fn options(diagnosis: &Diagnosis<'_>) -> Vec<(Ref<Fact>, Value)> {
    let Diagnosis { case, recognition, .. } = diagnosis;
    let knowledge = case.knowledge;
    let pointers: Vec<&Pointer> =
        recognition.counting().flat_map(|recognised| &knowledge.errors[recognised.error].points_to).collect();
    let evidence = pointers.iter().flat_map(|pointer| &knowledge.causes[pointer.cause].evidence);
    let conditions = pointers.iter().filter_map(|pointer| pointer.when.as_ref());
    let predicates: Vec<&Predicate> = conditions.chain(evidence.map(|evidence| &evidence.when)).collect();
    let compared =
        predicates.iter().flat_map(|when| when.compared()).map(|(fact, value)| (Ref::from(*fact), value.clone()));
    let answers = predicates.iter().flat_map(|when| when.uses()).flat_map(|fact| {
        let fact = Ref::from(*fact);
        let entry = &knowledge.facts[fact];
        let values = match entry.value_type {
            FactType::Boolean => vec![Value::Boolean(true), Value::Boolean(false)],
            FactType::Choice => entry.choices.iter().cloned().map(Value::Text).collect(),
            FactType::Integer | FactType::Text => Vec::new(),
        };
        values.into_iter().map(move |value| (fact, value))
    });
    let mut options: Vec<(Ref<Fact>, Value)> = compared.chain(answers).collect();
    options.retain(|(fact, value)| case.value(*fact) != Some(value));
    options.sort();
    options.dedup();
    options
}
