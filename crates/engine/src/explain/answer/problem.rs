//! The problems of a payload that holds several.

use serde::{Deserialize, Serialize};

use super::{Explanation, FirstStep, Status};

/// One problem of the payload: equal events are one, and so are a failure and what only passes it on.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Problem {
    /// Whether and how it was recognised.
    pub status: Status,
    /// The id of its leading layer; `null` where nothing was recognised.
    pub layer: Option<String>,
    /// The title of that layer.
    pub layer_title: Option<String>,
    /// The probability of that layer.
    pub confidence: f64,
    /// The ids of its causes, likeliest first.
    pub causes: Vec<String>,
    /// What its leading cause is called.
    pub cause_title: Option<String>,
    /// The one thing to do first about it.
    pub do_first: Option<FirstStep>,
    /// Where its last event begins in the payload, in bytes.
    pub start: usize,
    /// Where that event ends.
    pub end: usize,
    /// How often it happened.
    pub count: usize,
}

impl Problem {
    /// The problem that an explanation is about: its last event lies at `span`, and it happened `count` times.
    pub(in crate::explain) fn of(answer: &Explanation, span: crate::span::Span, count: usize) -> Self {
        Self {
            status: answer.status,
            layer: answer.layer.clone(),
            layer_title: answer.layer_title.clone(),
            confidence: answer.confidence,
            causes: answer.causes.iter().map(|cause| cause.id.clone()).collect(),
            cause_title: answer.causes.first().map(|cause| cause.title.clone()),
            do_first: answer.do_first.clone(),
            start: span.start,
            end: span.end,
            count,
        }
    }
}
