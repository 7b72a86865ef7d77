//! A finding: what one event of a log says, as far as a summary needs it.

use serde::Serialize;

use super::answer::Status;
use super::diagnosis::Diagnosis;
use super::given::Given;
use super::recognise::Rank;
use crate::model::{Cause, KnowledgeBase, Ref};

/// A known error that was found, with the layer that failed and its likeliest cause there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Finding {
    /// Whether and how it was recognised; never `unknown`.
    pub status: Status,
    /// The id of the layer.
    pub layer: String,
    /// The title of the layer.
    pub layer_title: String,
    /// The id of the cause.
    pub cause: String,
    /// The title of the cause.
    pub cause_title: String,
    /// The id of the leading error.
    pub error: String,
    /// The title of the error.
    pub error_title: String,
}

impl Finding {
    /// What an event says, and where in it the leading error is first told, in bytes; that is unknown of what has no place, or
    /// was wrapped so that the way back is lost. `None` where nothing is recognised, or so little that it may only pass on what another event
    /// says: a bare status, or words that fit several layers.
    pub fn of(knowledge: &KnowledgeBase, event: &str) -> Option<(Self, Option<usize>)> {
        let given = Given::default();
        let diagnosis = Diagnosis::of(knowledge, event, &given);
        let rank = diagnosis.recognition.rank()?;
        let status = diagnosis.status();
        if rank <= Rank::Status || status == Status::Ambiguous && rank <= Rank::Statement {
            return None;
        }
        let (layer, _) = diagnosis.weighing.layers(knowledge).first().copied()?;
        let mut causes = diagnosis.weighing.hypotheses.iter().map(|hypothesis| hypothesis.cause);
        let cause = causes.find(|cause| knowledge.causes[*cause].layer == layer)?;
        let mut errors: Vec<_> = diagnosis.recognition.counting().collect();
        errors.sort_by_key(|recognised| !points_to(knowledge, recognised.error, cause));
        let leading = errors.first()?;
        let (layer, cause, error) =
            (&knowledge.layers[layer], &knowledge.causes[cause], &knowledge.errors[leading.error]);
        let finding = Self {
            status,
            layer: layer.id.to_string(),
            layer_title: layer.title.clone(),
            cause: cause.id.to_string(),
            cause_title: cause.title.clone(),
            error: error.id.to_string(),
            error_title: error.title.clone(),
        };
        let places = leading.evidence.iter().filter_map(|found| found.at);
        let told = places.filter_map(|at| diagnosis.case.sheets[at.view].view.to_original(at.span.range()));
        Some((finding, told.map(|place| place.start).min()))
    }

    /// Whether it is of the pack's subject, and no look-alike.
    pub fn is_of_subject(&self) -> bool {
        self.status != Status::Unrelated
    }
}

fn points_to(knowledge: &KnowledgeBase, error: Ref<crate::model::Error>, cause: Ref<Cause>) -> bool {
    knowledge.errors[error].points_to.iter().any(|pointer| pointer.cause == cause)
}
