//! The tools: what each is for, what it takes and gives.

use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::case::{Answer, Cases, ExplainError, Open};
use super::lookup::{Found, Lookup, ProbeCommand, ProbeOf, lookup, probe_command};
use triage_kb::explain::Explanation;
use triage_kb::model::KnowledgeBase;

/// A tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    ExplainError,
    Answer,
    NextQuestion,
    Lookup,
    ProbeCommand,
}

impl Tool {
    pub(super) const ALL: [Self; 5] =
        [Self::ExplainError, Self::Answer, Self::NextQuestion, Self::Lookup, Self::ProbeCommand];

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tool| tool.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::ExplainError => "explain_error",
            Self::Answer => "answer",
            Self::NextQuestion => "next_question",
            Self::Lookup => "lookup",
            Self::ProbeCommand => "probe_command",
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::ExplainError => {
                "Explain an error from its text: which layer failed, causes with probabilities, `do_first`, `plan`, `avoid`, and \
                 the questions in `ask` that would tell more. `payload_sha256` is the handle for `answer` and `next_question`."
            }
            Self::Answer => {
                "Explain an error again with more facts, such as the answer to a question of `ask`. Facts of earlier calls with \
                 the same handle still count."
            }
            Self::NextQuestion => {
                "The one question that would tell most about an error, with its choices; null where none would."
            }
            Self::Lookup => {
                "Look up errors, causes, fixes, providers, features and notes: by id or code, by a question, or by words. One that \
                 is named or asked for comes with its page as markdown."
            }
            Self::ProbeCommand => {
                "The command that tests a key of a provider without spending tokens, and what each answer proves. It is printed, \
                 never run; the user runs it."
            }
        }
    }

    /// The tool as `tools/list` gives it.
    pub(super) fn described(self) -> Value {
        let (input, output) = self.schemas();
        // No tool changes anything or leaves the process.
        let hints = json!({ "readOnlyHint": true, "idempotentHint": true, "openWorldHint": false });
        json!({
            "name": self.name(), "description": self.description(), "inputSchema": input, "outputSchema": output,
            "annotations": hints,
        })
    }

    fn schemas(self) -> (Schema, Schema) {
        match self {
            Self::ExplainError => (schema_for!(ExplainError), schema_for!(Explanation)),
            Self::Answer => (schema_for!(Answer), schema_for!(Explanation)),
            Self::NextQuestion => (schema_for!(Answer), schema_for!(Open)),
            Self::Lookup => (schema_for!(Lookup), schema_for!(Found)),
            Self::ProbeCommand => (schema_for!(ProbeOf), schema_for!(ProbeCommand)),
        }
    }

    /// Calls it.
    pub(super) fn call(self, knowledge: &KnowledgeBase, cases: &mut Cases, arguments: Value) -> Result<Value, String> {
        match self {
            Self::ExplainError => given(cases.explain_error(knowledge, taken(arguments)?)?),
            Self::Answer => given(cases.answer(knowledge, taken(arguments)?)?),
            Self::NextQuestion => given(cases.next_question(knowledge, taken(arguments)?)?),
            Self::Lookup => given(lookup(knowledge, &taken(arguments)?)),
            Self::ProbeCommand => given(probe_command(knowledge, &taken(arguments)?)?),
        }
    }
}

fn taken<T: DeserializeOwned + JsonSchema>(arguments: Value) -> Result<T, String> {
    // What serde says may repeat a value, which may be a key.
    serde_json::from_value(arguments)
        .map_err(|_| format!("these are not the arguments of this tool; it takes {}", fields_of(&schema_for!(T))))
}

fn fields_of(schema: &Schema) -> String {
    let fields = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    fields.map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn given(value: impl Serialize) -> Result<Value, String> {
    serde_json::to_value(value).map_err(|error| format!("cannot write this as JSON: {error}"))
}
