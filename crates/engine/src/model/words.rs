//! The words in which the engine's own sentences speak of a pack's subject.

use serde::{Deserialize, Serialize};

/// What to capture of a text that nothing is known of, whatever the subject is.
const CAPTURE: [&str; 2] = [
    "the full text, with the code and every nested detail (copied, not a screenshot)",
    "where it happened, and what was done before",
];

/// What a post asks its writer to fill in, whatever the subject is.
const POST: [&str; 2] = ["Program and version", "Operating system"];

/// The words of a pack for its subject. What it does not say has neutral words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Words {
    /// What the pack is about, in a few words, where it says so.
    pub subject: Option<String>,
    /// The title of the feature matrix.
    pub matrix: String,
    /// What would help to recognise a text that nothing is known of.
    pub capture: Vec<String>,
    /// What a post asks its writer to fill in.
    pub post: Vec<String>,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            subject: None,
            matrix: "Features by provider".to_owned(),
            capture: CAPTURE.map(str::to_owned).to_vec(),
            post: POST.map(str::to_owned).to_vec(),
        }
    }
}
