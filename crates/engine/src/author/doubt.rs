//! Whether today's answer is ground to build on. Where it is not, a draft says so and names what comes near, in place of
//! taking over what leads.

use super::Capture;
use super::guess::causes_in;
use crate::explain::{Explanation, Status};
use crate::model::KnowledgeBase;

/// A layer or a cause that is less likely than this is not taken over without doubt.
const SURE: f64 = 0.9;
/// A cause less likely than this does not come near.
const NEAR: f64 = 0.05;
/// More entries of a kind than this are no help.
const MAX_NEAR: usize = 3;

/// What an author states before anything is proposed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stated<'s> {
    /// The system that emitted it.
    pub system: Option<&'s str>,
    /// The layer that it points to.
    pub layer: Option<&'s str>,
}

/// Why a proposal may be wrong, and what to look at in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The reason, as a clause.
    pub because: String,
    /// Entries that come near: kind, id and title.
    pub near: Vec<String>,
}

impl Doubt {
    /// What is doubtful in taking over what leads now in captures of one error. `None` where nothing is, or where nothing
    /// leads and the author has stated the layer, so that nothing is taken over.
    pub fn of(knowledge: &KnowledgeBase, captures: &[Capture<'_>], stated: Stated<'_>) -> Option<Self> {
        let first = captures.first()?;
        let because = reason(knowledge, captures, first.answer, stated)?;
        Some(Self { because, near: near(knowledge, first, stated.layer) })
    }

    /// The doubt in lines.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("Not sure: {}.", self.because)];
        if !self.near.is_empty() {
            lines.push("Look at what comes near first:".to_owned());
            lines.extend(self.near.iter().map(|near| format!("  {near}")));
        }
        lines
    }
}

fn reason(
    knowledge: &KnowledgeBase,
    captures: &[Capture<'_>],
    answer: &Explanation,
    stated: Stated<'_>,
) -> Option<String> {
    let percent = |probability: f64| format!("{:.0} %", probability * 100.0);
    let layer = answer.layer.as_deref().unwrap_or_default();
    match (answer.status, stated.layer) {
        (Status::Unknown, Some(_)) => return None,
        (Status::Unknown, None) => return Some("nothing in it is known, and the layer is a guess".to_owned()),
        (_, Some(stated)) if stated != layer => return Some(format!("you say `{stated}`, and `{layer}` leads now")),
        (Status::Ambiguous, _) => return Some("the pack has a question to it, and no answer".to_owned()),
        (Status::Unrelated, _) => return Some("the pack takes it for none of its subject".to_owned()),
        (Status::Explained, _) => {}
    }
    if captures.iter().any(|other| other.answer.layer != answer.layer) {
        return Some("what leads is not the same in all captures".to_owned());
    }
    if let Some(error) = of_another_system(knowledge, answer, stated.system) {
        return Some(format!("`{error}` leads now, which is of another system"));
    }
    if answer.confidence < SURE {
        return Some(format!("`{layer}` leads now with {}", percent(answer.confidence)));
    }
    let cause = answer.causes.first().filter(|cause| cause.probability < SURE)?;
    Some(format!("the cause `{}` leads now with {}", cause.id, percent(cause.probability)))
}

/// The leading error, if it is that of a provider, and the author says that another system emitted the text.
fn of_another_system<'a>(knowledge: &KnowledgeBase, answer: &'a Explanation, stated: Option<&str>) -> Option<&'a str> {
    let error = &answer.leading_error()?.id;
    let (system, _) = error.split_once('/')?;
    (knowledge.providers.get(system).is_some() && stated.is_some_and(|stated| stated != system)).then_some(error)
}

/// What is considered now, or else what speaks of the same things.
fn near(knowledge: &KnowledgeBase, capture: &Capture<'_>, layer: Option<&str>) -> Vec<String> {
    let answer = capture.answer;
    let recognised = answer.errors.iter().filter(|error| error.counts).map(|error| (&error.id, &error.title));
    let nearest = answer.nearest.iter().map(|error| (&error.id, &error.title));
    let errors = recognised.chain(nearest).take(MAX_NEAR);
    let mut found: Vec<String> = errors.map(|(id, title)| format!("error `{id}`: {title}")).collect();
    let considered = answer.causes.iter().filter(|cause| cause.probability >= NEAR);
    let mut causes: Vec<(String, String)> = considered
        .filter(|cause| layer.is_none_or(|layer| cause.layer == layer))
        .map(|cause| (cause.id.clone(), cause.title.clone()))
        .collect();
    if let Some(layer) = layer.filter(|_| causes.is_empty()) {
        causes = causes_in(knowledge, capture, layer);
    }
    found.extend(causes.iter().take(MAX_NEAR).map(|(id, title)| format!("cause `{id}`: {title}")));
    found
}
