//! The errors that a conversation is about: explained, and explained again with what became known.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use triage_kb::explain::answer::Question;
use triage_kb::explain::{Explanation, Given, Status, explain};
use triage_kb::model::KnowledgeBase;

/// So many errors are kept for their handles; the oldest goes first.
const MAX_CASES: usize = 8;

/// What is stated of a case, by the name of the fact.
type Facts = BTreeMap<String, Stated>;

/// What `explain_error` takes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExplainError {
    /// The whole text of the error, as it was shown: a message, JSON, a log, a stack.
    text: String,
    /// What is known of the case, by the name of the fact, such as `{"surface": "cli"}`.
    #[serde(default)]
    facts: Facts,
}

/// What `answer` and `next_question` take: a handle or the text, and facts.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    /// `payload_sha256` of an earlier answer of this server.
    handle: Option<String>,
    /// The text of the error, where there is no handle.
    text: Option<String>,
    /// What is known of the case, by the name of the fact: `fact` of a question, and one of its `choices`.
    #[serde(default)]
    facts: Facts,
}

/// The value of a fact.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
enum Stated {
    Text(String),
    Whole(i64),
    Number(f64),
    Truth(bool),
}

/// What `next_question` gives.
#[derive(Serialize, JsonSchema)]
pub(super) struct Open {
    /// `payload_sha256` of the explanation.
    handle: String,
    /// Whether and how the text was recognised.
    status: Status,
    /// The leading layer.
    layer: Option<String>,
    /// Its probability.
    confidence: f64,
    /// The question; `null` where none would tell more.
    question: Option<Question>,
}

/// The latest cases.
#[derive(Default)]
pub(super) struct Cases(VecDeque<Case>);

struct Case {
    handle: String,
    text: String,
    facts: Facts,
}

impl Cases {
    pub(super) fn explain_error(
        &mut self,
        knowledge: &KnowledgeBase,
        asked: ExplainError,
    ) -> Result<Explanation, String> {
        self.explained(knowledge, asked.text, asked.facts)
    }

    pub(super) fn answer(&mut self, knowledge: &KnowledgeBase, asked: Answer) -> Result<Explanation, String> {
        let (text, mut facts) = match (asked.handle, asked.text) {
            (Some(handle), None) => self.kept(&handle)?,
            (None, Some(text)) => (text, Facts::new()),
            _ => return Err("give either the `handle` or the `text`".to_owned()),
        };
        facts.extend(asked.facts);
        self.explained(knowledge, text, facts)
    }

    pub(super) fn next_question(&mut self, knowledge: &KnowledgeBase, asked: Answer) -> Result<Open, String> {
        let Explanation { payload_sha256: handle, status, layer, confidence, ask, .. } =
            self.answer(knowledge, asked)?;
        Ok(Open { handle, status, layer, confidence, question: ask.into_iter().next() })
    }

    fn explained(&mut self, knowledge: &KnowledgeBase, text: String, facts: Facts) -> Result<Explanation, String> {
        let raw: Vec<(&str, String)> = facts.iter().map(|(name, value)| (name.as_str(), value.to_string())).collect();
        let given = Given::read(knowledge, raw.iter().map(|(name, value)| (*name, value.as_str())))
            .map_err(|problems| problems.join("; "))?;
        let answer = explain(knowledge, &text, &given);
        self.keep(Case { handle: answer.payload_sha256.clone(), text, facts });
        Ok(answer)
    }

    fn kept(&self, handle: &str) -> Result<(String, Facts), String> {
        let case = self.0.iter().find(|case| case.handle == handle);
        case.map(|case| (case.text.clone(), case.facts.clone()))
            .ok_or_else(|| "this handle is not known, or not any more; give the `text`".to_owned())
    }

    fn keep(&mut self, case: Case) {
        self.0.retain(|other| other.handle != case.handle);
        self.0.push_back(case);
        if self.0.len() > MAX_CASES {
            self.0.pop_front();
        }
    }
}

impl fmt::Display for Stated {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(to),
            Self::Whole(number) => number.fmt(to),
            Self::Number(number) => number.fmt(to),
            Self::Truth(truth) => truth.fmt(to),
        }
    }
}
