//! What the page asks, and which answer it gets.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use triage_engine::explain::{Given, explain};
use triage_engine::model::KnowledgeBase;
use triage_engine::render::report::report;

use crate::screen::Screen;

/// A longer text is refused, in bytes.
const MAX_TEXT: usize = 32 << 20;

/// A request.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    /// What was pasted.
    text: String,
    /// What is known of the case, by the name of the fact.
    #[serde(default)]
    facts: BTreeMap<String, String>,
    /// Whether a post for a forum is wanted, and not the answer alone.
    #[serde(default)]
    report: bool,
}

/// What comes back.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reply {
    /// The short answer.
    Screen(Box<Screen>),
    /// A post in markdown, redacted.
    Report(String),
    /// Why there is neither.
    Problem(String),
}

/// Answers a request.
pub(crate) fn reply(knowledge: &KnowledgeBase, asked: &[u8]) -> Reply {
    let request: Request = match serde_json::from_slice(asked) {
        Ok(request) => request,
        // What was asked may hold a secret, and the message of the parser may repeat it.
        Err(_) => return Reply::Problem("this is no request".to_owned()),
    };
    if request.text.len() > MAX_TEXT {
        return Reply::Problem("the text is too long; cut it down to the lines around the error".to_owned());
    }
    let (given, dropped) = given(knowledge, &request.facts);
    let answer = explain(knowledge, &request.text, &given);
    if request.report {
        return Reply::Report(report(knowledge, &request.text, &answer, &[]));
    }
    Reply::Screen(Box::new(Screen::of(&answer, &request.text, dropped)))
}

/// The facts that there are, and the names of those that there are not: an old link may state some.
fn given(knowledge: &KnowledgeBase, facts: &BTreeMap<String, String>) -> (Given, Vec<String>) {
    let mut given = Given::default();
    let mut dropped = Vec::new();
    for (name, value) in facts {
        match given.clone().with_fact(knowledge, name, value) {
            Ok(more) => given = more,
            Err(_) => dropped.push(name.clone()),
        }
    }
    (given, dropped)
}
