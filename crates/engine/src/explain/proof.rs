//! What the answer to a key test proves, and what it does not.

use serde::Serialize;

use super::{Explanation, Given, explain};
use crate::model::{Answer, KnowledgeBase, Provider};

/// What came back from a key test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status; 0 where nothing answered.
    pub status: u16,
    /// The headers, by name.
    pub headers: Vec<(String, String)>,
    /// The beginning of the body.
    pub body: String,
    /// What kept the answer from coming, or from coming whole, in words.
    pub problem: Option<String>,
}

/// What an answer proves. Everything in it that comes from the answer is redacted.
#[derive(Clone, Debug, Serialize)]
pub struct Proof {
    /// The version of this form: 1.
    pub schema: u32,
    /// The id of the provider.
    pub provider: String,
    /// What the provider is called.
    pub title: String,
    /// Where the request went.
    pub url: String,
    /// The HTTP status; `null` where nothing answered.
    pub status: Option<u16>,
    /// Whether the key was accepted.
    pub accepted: bool,
    /// What kept the answer from coming whole.
    pub problem: Option<String>,
    /// What the pack says of such an answer.
    pub proves: Vec<Answer>,
    /// What the text of the answer says by itself, unless the key was accepted.
    pub explanation: Option<Explanation>,
}

/// Reads the answer to the key test of a provider.
pub fn prove(knowledge: &KnowledgeBase, provider: &Provider, url: &str, reply: &Reply) -> Proof {
    let accepted = (200..300).contains(&reply.status);
    Proof {
        schema: super::answer::SCHEMA,
        provider: provider.id.to_string(),
        title: provider.title.clone(),
        url: knowledge.redacted(url),
        status: Some(reply.status).filter(|status| *status != 0),
        accepted,
        problem: reply.problem.as_deref().map(|problem| knowledge.redacted(problem)),
        proves: provider.answers_to(reply.status, &reply.body).into_iter().cloned().collect(),
        explanation: (!accepted).then(|| explain(knowledge, &reply.transcript(), &given(knowledge, provider, reply))),
    }
}

impl Reply {
    /// The answer as a client would log it.
    fn transcript(&self) -> String {
        if self.status == 0 {
            return self.problem.clone().unwrap_or_default();
        }
        let headers = self.headers.iter().map(|(name, value)| format!("{name}: {value}\n"));
        format!("HTTP/1.1 {}\n{}\n{}\n", self.status, headers.collect::<String>(), self.body)
    }
}

/// Who was asked and the status, where the pack has facts for them.
fn given(knowledge: &KnowledgeBase, provider: &Provider, reply: &Reply) -> Given {
    let status = reply.status.to_string();
    let mut pairs = vec![("provider", provider.id.as_str())];
    pairs.extend((reply.status != 0).then_some(("status", status.as_str())));
    pairs.retain(|pair| Given::read(knowledge, [*pair]).is_ok());
    Given::read(knowledge, pairs).unwrap_or_default()
}
