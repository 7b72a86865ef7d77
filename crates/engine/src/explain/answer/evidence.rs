//! What was recognised, and how it was weighed.

use serde::{Deserialize, Serialize};

use crate::explain::evidence::EvidenceKind;
use crate::model::{Strength, Verdict};
use crate::predicate::Truth;

/// A layer and its probability.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the names say it")]
pub struct LayerProbability {
    pub id: String,
    pub title: String,
    pub probability: f64,
}

/// A layer or a cause that the evidence rules out.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct RuledOut {
    /// The id of the layer, if a whole layer is ruled out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// The id of the cause otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// What it is called.
    pub title: String,
    /// Why.
    pub because: String,
}

/// An error that was recognised.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct RecognisedError {
    /// Its id, and the name of its page.
    pub id: String,
    /// What a person calls it.
    pub title: String,
    /// What it means.
    pub meaning: Option<String>,
    /// Whether it counts.
    pub counts: bool,
    /// Whether it reports no failure: it counts only where nothing else is recognised. Left out where it is false.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
    /// Why it does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// The places that speak for it.
    pub evidence: Vec<EvidencePlace>,
}

/// A place in the payload that speaks for an error.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct EvidencePlace {
    /// What sort of thing was found.
    pub kind: EvidenceKind,
    /// The byte in the payload at which it begins; `null` where it stands only in something unwrapped from it.
    pub start: Option<usize>,
    /// The byte in the payload behind it.
    pub end: Option<usize>,
    /// The text, redacted.
    pub text: String,
    /// What sort of view it was found in.
    pub view: String,
    /// The line around it, redacted.
    pub line: String,
    /// The bytes of `line` that are the text.
    pub mark: (usize, usize),
}

/// A cause under consideration.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct WeighedCause {
    /// Its id, and the name of its page.
    pub id: String,
    /// What a person calls it.
    pub title: String,
    /// The id of its layer.
    pub layer: String,
    /// How likely it is.
    pub probability: f64,
    /// How well the cause is supported.
    pub verdict: Option<Verdict>,
    /// Why it happens.
    pub why: String,
    /// What speaks for and against it.
    pub evidence: Vec<CauseEvidence>,
}

/// Something that speaks for or against a cause.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct CauseEvidence {
    /// The predicate, or the error that points to the cause.
    pub when: String,
    /// How much it speaks for or against.
    pub strength: Strength,
    /// Whether it holds.
    pub state: State,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What it added to the log-odds, in nats.
    pub added: f64,
    /// The cell of the feature matrix that it cites.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

/// Whether a piece of evidence holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum State {
    Holds,
    Fails,
    Unknown,
}

impl From<Truth> for State {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Holds => Self::Holds,
            Truth::Fails => Self::Fails,
            Truth::Unknown => Self::Unknown,
        }
    }
}
