//! Messages of JSON-RPC 2.0: what is asked, and how it is answered.

use serde_json::{Value, json};

use super::MAX_MESSAGE;

/// A request, or a notification where it has no id.
pub(super) struct Message {
    /// What the reply must repeat.
    pub(super) id: Option<Value>,
    pub(super) method: String,
    pub(super) params: Value,
}

/// Why a message has no result. Nothing of the message is repeated; it may hold a key.
#[derive(Debug)]
pub(super) struct Fault {
    code: i32,
    message: String,
}

impl Message {
    /// Reads a line. A reply to us is no request, and gives none.
    pub(super) fn read(line: &[u8]) -> Result<Option<Self>, Fault> {
        let value: Value =
            serde_json::from_slice(line).map_err(|_| Fault::new(-32700, "this line holds no JSON message"))?;
        let Value::Object(mut fields) = value else {
            return Err(Fault::new(-32600, "a message is one JSON object"));
        };
        if fields.contains_key("result") || fields.contains_key("error") {
            return Ok(None);
        }
        let id = fields.remove("id");
        if id.as_ref().is_some_and(|id| !id.is_string() && !id.is_number()) {
            return Err(Fault::new(-32600, "an id is a text or a number"));
        }
        let Some(Value::String(method)) = fields.remove("method") else {
            return Err(Fault::new(-32600, "the message names no method"));
        };
        Ok(Some(Self { id, method, params: fields.remove("params").unwrap_or_default() }))
    }
}

impl Fault {
    fn new(code: i32, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// There is no such method.
    pub(super) fn no_method() -> Self {
        Self::new(-32601, "there is no such method")
    }

    /// The parameters are not those of the method.
    pub(super) fn parameters(message: impl Into<String>) -> Self {
        Self::new(-32602, message)
    }

    /// The line is longer than is read.
    pub(super) fn too_long() -> Self {
        let most = MAX_MESSAGE >> 20;
        Self::new(
            -32600,
            format!("a message holds at most {most} MiB; cut the text down to the lines around the error"),
        )
    }

    /// The reply to a message whose id is not known.
    pub(super) fn reply(self) -> Value {
        reply(Value::Null, Err(self))
    }
}

/// The reply to the message with this id.
pub(super) fn reply(id: Value, result: Result<Value, Fault>) -> Value {
    match result {
        Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
        Err(fault) => {
            json!({ "jsonrpc": "2.0", "id": id, "error": { "code": fault.code, "message": fault.message } })
        }
    }
}
