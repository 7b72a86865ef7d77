//! What to do, what not to do, and what to ask.

use serde::{Deserialize, Serialize};

/// The one thing to do first.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct FirstStep {
    /// What to do.
    #[serde(rename = "do")]
    pub action: String,
    /// The exact command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
    /// What you see when it worked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pass: Option<String>,
    /// The fix that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
}

/// A fix in the plan.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct PlannedFix {
    /// Its id.
    pub fix: String,
    /// What it does.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
    /// Whether it can be undone.
    pub reversible: bool,
    /// Who can do it.
    pub who: String,
    /// What to do, in order.
    pub steps: Vec<PlannedStep>,
    /// The ids of the causes that it is for.
    #[serde(rename = "for")]
    pub causes: Vec<String>,
    /// How likely it is to help.
    pub helps: f64,
}

/// A step of a planned fix.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct PlannedStep {
    /// What to do.
    #[serde(rename = "do")]
    pub action: String,
    /// The exact command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
    /// What you see when it worked.
    pub pass: String,
    /// Where to do it.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What to do when it did not work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_it_fails: Option<String>,
}

/// A question that separates the causes.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Question {
    /// The fact that it is about: answer with `--fact FACT=CHOICE`.
    pub fact: String,
    /// The question.
    pub question: String,
    /// How to find the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// The answers that there are.
    pub choices: Vec<String>,
    /// What each answer would lead to, in the order of the choices.
    pub answers: Vec<QuestionAnswer>,
    /// How much the answer is expected to tell, in bits.
    pub gain: f64,
}

/// What an answer to a question would lead to.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct QuestionAnswer {
    /// The answer.
    pub choice: String,
    /// The cause that would lead.
    pub cause: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Its layer.
    pub layer: Option<String>,
    /// Its probability then.
    pub probability: f64,
}

/// Something not to do.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Avoid {
    /// What not to do.
    pub text: String,
    /// Why not.
    pub because: String,
}
