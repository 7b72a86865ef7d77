//! The explanation: the answer as a value. Its JSON form is schema 1, which is only ever added to.

mod action;
mod evidence;
mod origin;
mod problem;

pub use action::{Avoid, FirstStep, PlannedFix, PlannedStep, Question, QuestionAnswer};
pub use evidence::{CauseEvidence, EvidencePlace, LayerProbability, RecognisedError, RuledOut, State, WeighedCause};
pub use origin::{CitedSource, Nearest, PackId, Understood};
pub use problem::Problem;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::{Retry, Value};
use crate::span::Span;

/// The version of the JSON form.
pub const SCHEMA: u32 = 1;

/// Whether and how a payload was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// One layer is clearly the likeliest.
    Explained,
    /// Several layers are possible; a question separates them.
    Ambiguous,
    /// It is recognised, and none of the pack's subject.
    Unrelated,
    /// Nothing in it is known.
    Unknown,
}

impl Status {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Explained => "explained",
            Self::Ambiguous => "ambiguous",
            Self::Unrelated => "unrelated",
            Self::Unknown => "unknown",
        }
    }
}

/// The answer. Everything in it that comes from the payload is redacted and free of control characters.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// The version of this form: 1.
    pub schema: u32,
    /// The version of the engine.
    pub engine: String,
    /// The pack that the answer comes from.
    pub pack: PackId,
    /// The SHA-256 of the payload, in hexadecimal.
    pub payload_sha256: String,
    /// Whether and how the payload was recognised.
    pub status: Status,
    /// The id of the leading layer; `null` where nothing was recognised.
    pub layer: Option<String>,
    /// The title of the leading layer.
    pub layer_title: Option<String>,
    /// What a failure there means.
    pub layer_summary: Option<String>,
    /// The probability of the leading layer.
    pub confidence: f64,
    /// All layers under consideration, likeliest first.
    pub layers: Vec<LayerProbability>,
    /// What the evidence rules out.
    pub ruled_out: Vec<RuledOut>,
    /// The errors that were recognised, those that count first.
    pub errors: Vec<RecognisedError>,
    /// The causes under consideration, likeliest first.
    pub causes: Vec<WeighedCause>,
    /// The one thing to do first.
    pub do_first: Option<FirstStep>,
    /// The fixes, in the order in which to try them.
    pub plan: Vec<PlannedFix>,
    /// The questions that separate the causes, best first.
    pub ask: Vec<Question>,
    /// What not to do.
    pub avoid: Vec<Avoid>,
    /// Whether sending the same request again can help.
    pub retry: Option<Retry>,
    /// What the facts say to a person, such as how long to wait.
    pub told: Vec<String>,
    /// Signs that the answer is wrong.
    pub not_this_when: Vec<String>,
    /// Where the knowledge comes from.
    pub sources: Vec<CitedSource>,
    /// What is known of the case.
    pub facts: BTreeMap<String, Value>,
    /// The facts among these that the user stated.
    pub given: Vec<String>,
    /// The ids of the fixes that the user tried and that did not help.
    pub failed_fixes: Vec<String>,
    /// Where nothing was recognised, the words that were understood.
    pub understood: Vec<Understood>,
    /// Where nothing was recognised, the entries that come nearest.
    pub nearest: Vec<Nearest>,
    /// Where nothing was recognised, what would help to recognise it.
    pub capture: Vec<String>,
    /// The problems that the payload holds: the first is the one that this answer is about, the final failure; the others
    /// follow, the latest first.
    pub problems: Vec<Problem>,
    /// Predicates that could not be evaluated; each counts as unknown.
    pub failures: Vec<String>,
    /// How many secrets and personal details were hidden; of a payload beyond 64 KiB, near what is shown.
    pub redacted: usize,
    /// How many bytes of a long payload were not read; what only repeats the rest does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<usize>,
}

impl Explanation {
    /// The error that leads: the first of those that count.
    pub fn leading_error(&self) -> Option<&RecognisedError> {
        self.errors.iter().find(|error| error.counts)
    }

    /// Where the first action comes from: the id of a fix, or of the error whose own words it is.
    pub fn first_action_of(&self) -> Option<&str> {
        let first = self.do_first.as_ref()?;
        first.fix.as_deref().or_else(|| self.leading_error().map(|error| error.id.as_str()))
    }

    /// Makes the answer about a part of a text one about the whole: its places are those in the whole.
    pub(super) fn is_part_of(&mut self, whole: &str, part: Span) {
        self.payload_sha256 = format!("{:x}", Sha256::digest(whole));
        for place in self.errors.iter_mut().flat_map(|error| &mut error.evidence) {
            place.start = place.start.map(|start| start + part.start);
            place.end = place.end.map(|end| end + part.start);
        }
    }
}
