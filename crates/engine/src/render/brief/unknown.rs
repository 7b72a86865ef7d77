//! What there is to say where nothing was recognised.

use crate::explain::answer::{Explanation, Status};

/// More facts than this do not help.
const MAX_FACTS: usize = 6;

/// What was understood all the same, what comes near, and what to capture.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// The names and values of the facts that were found.
    pub seen: Vec<(String, String)>,
    /// The words that were understood, each with what it stands for.
    pub understood: Vec<(String, String)>,
    /// The entries that come nearest: title and id.
    pub nearest: Vec<(String, String)>,
    /// What would help to recognise it.
    pub capture: Vec<String>,
}

pub(super) fn unknown(answer: &Explanation) -> Option<Unknown> {
    let facts = answer.facts.iter().take(MAX_FACTS);
    (answer.status == Status::Unknown).then(|| Unknown {
        seen: facts.map(|(name, value)| (name.replace('_', " "), value.to_string())).collect(),
        understood: answer.understood.iter().map(|word| (word.word.clone(), word.title.clone())).collect(),
        nearest: answer.nearest.iter().map(|near| (near.title.clone(), near.id.clone())).collect(),
        capture: answer.capture.clone(),
    })
}
