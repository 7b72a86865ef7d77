//! One conversation with an agent: the greeting, the tools, and their calls.

use serde_json::{Value, json};

use super::case::Cases;
use super::message::{Fault, Message, reply};
use super::tool::Tool;
use triage_kb::model::KnowledgeBase;

/// The revisions of the protocol that are spoken, the latest first. What is used of it is the same in all.
const REVISIONS: [&str; 3] = ["2025-11-25", "2025-06-18", "2025-03-26"];

/// What an agent reads before it calls anything.
const INSTRUCTIONS: &str = "Explains an error offline: which part of the system failed, how sure that is, the one thing to do \
    first, and what not to do. Call `explain_error` with the whole text of the error. Where its `status` is `ambiguous`, put \
    the first question of `ask` to the user, and call `answer` with the handle (`payload_sha256`) and the fact. Tell the user \
    `do_first` and `avoid`. Never ask for a key: none is needed.";

/// A conversation.
pub(super) struct Session {
    knowledge: &'static KnowledgeBase,
    cases: Cases,
}

impl Session {
    pub(super) fn new(knowledge: &'static KnowledgeBase) -> Self {
        Self { knowledge, cases: Cases::default() }
    }

    /// The reply to a line; none to a notification.
    pub(super) fn reply(&mut self, line: &[u8]) -> Option<Value> {
        match Message::read(line) {
            Ok(message) => {
                let Message { id, method, params } = message?;
                id.map(|id| reply(id, self.result(&method, params)))
            }
            Err(fault) => Some(fault.reply()),
        }
    }

    fn result(&mut self, method: &str, params: Value) -> Result<Value, Fault> {
        match method {
            "initialize" => Ok(self.greeting(&params)),
            "ping" => Ok(json!({})),
            "tools/list" => Ok(json!({ "tools": Tool::ALL.map(Tool::described) })),
            "tools/call" => self.called(params),
            _ => Err(Fault::no_method()),
        }
    }

    fn greeting(&self, params: &Value) -> Value {
        let wanted = params["protocolVersion"].as_str();
        let revision = REVISIONS.into_iter().find(|one| Some(*one) == wanted).unwrap_or(REVISIONS[0]);
        let subject = self.knowledge.manifest.words.subject.as_ref();
        let subject = subject.map(|subject| format!(" It knows: {subject}.")).unwrap_or_default();
        json!({
            "protocolVersion": revision,
            "capabilities": { "tools": {} },
            "serverInfo": { "name": "triage", "version": env!("CARGO_PKG_VERSION") },
            "instructions": format!("{INSTRUCTIONS}{subject}"),
        })
    }

    /// What a tool gives, or what is wrong with the call in words that an agent can act on.
    fn called(&mut self, mut params: Value) -> Result<Value, Fault> {
        let tool = params["name"].as_str().and_then(Tool::named);
        let tool = tool.ok_or_else(|| Fault::parameters("there is no such tool; `tools/list` names them"))?;
        let arguments = params.get_mut("arguments").map_or_else(|| json!({}), Value::take);
        Ok(match tool.call(self.knowledge, &mut self.cases, arguments) {
            Ok(value) => json!({
                "content": [{ "type": "text", "text": value.to_string() }], "structuredContent": value, "isError": false,
            }),
            Err(problem) => {
                let problem = self.knowledge.redacted(&problem);
                json!({ "content": [{ "type": "text", "text": problem }], "isError": true })
            }
        })
    }
}
