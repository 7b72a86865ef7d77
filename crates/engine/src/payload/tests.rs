//! Whole payloads, as people paste them.

mod damaged;
mod hostile;
mod nested;
mod properties;
mod spans;

use super::{Node, Payload, Value, View, ViewKind};

/// The texts of all views, with their kinds, but for the payload itself.
fn unwrapped(payload: &Payload) -> Vec<(ViewKind, &str)> {
    payload.views().iter().skip(1).map(|view| (view.kind(), view.text().trim())).collect()
}

/// The value at a path such as `error.details.0.code` in the first document of a view, written plainly.
#[track_caller]
fn at(view: &View, path: &str) -> String {
    let document = view.documents().first().expect("the view holds a document");
    plain(path.split('.').fold(document.root(), |node, step| match node.value() {
        Value::List(items) => step.parse().ok().and_then(|number: usize| items.get(number)).expect("the item is there"),
        _ => node.get(step).unwrap_or_else(|| panic!("`{step}` is there: {node:?}")),
    }))
}

fn plain(node: &Node) -> String {
    match node.value() {
        Value::Null => "null".into(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) | Value::Text(text) => text.clone(),
        Value::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(", ")),
        Value::Map(fields) => {
            let fields = fields.iter().map(|(key, value)| format!("{}: {}", key.name(), plain(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The documents of the payload itself, written plainly.
fn documents(text: &str) -> Vec<String> {
    let payload = Payload::unwrap(text);
    payload.views().iter().take(1).flat_map(View::documents).map(|document| plain(document.root())).collect()
}

#[test]
fn a_bare_sentence_is_one_view_without_documents() {
    let payload = Payload::unwrap("Unauthorized User API key");
    assert_eq!(payload.original(), "Unauthorized User API key");
    assert_eq!(payload.views().len(), 1);
    assert!(documents(payload.original()).is_empty());
}

#[test]
fn json_is_found_in_any_text() {
    let text = "Request ID: 1\n{\"error\":\"ERROR_X\",\"details\":{\"retry\":false,\"codes\":[1,2]}}\nConnectError: [internal] Error";
    assert_eq!(documents(text), ["{error: ERROR_X, details: {retry: false, codes: [1, 2]}}"]);
}

#[test]
fn python_and_javascript_are_read_too() {
    assert_eq!(
        documents(
            "Error code: 401 - {'error': {'message': \"don't\", 'param': None, 'ok': True, 'raw': b'x', 'at': ('a', 1)}}"
        ),
        ["{error: {message: don't, param: null, ok: true, raw: x, at: [a, 1]}}"]
    );
    assert_eq!(
        documents(
            "BadRequestError: 400 {\n  status: 400,\n  'x-id': 'a',\n  cause: Error: no {\n    errno: -111,\n  },\n  error: [Error: x, y],\n}"
        ),
        ["{status: 400, x-id: a, cause: {errno: -111}, error: [Error: x, y]}"]
    );
    assert_eq!(documents("{\"error\"=>{\"code\"=>\"x\"}}"), ["{error: {code: x}}"]);
    assert_eq!(documents("{ text: 'one\\n' +\n  'two', next: 1 }"), ["{text: one\ntwo, next: 1}"]);
}

#[test]
fn names_may_come_twice() {
    assert_eq!(documents("{\"a\":1,\"a\":2}"), ["{a: 1, a: 2}"]);
}

#[test]
fn tags_and_placeholders_are_no_documents() {
    for text in [
        "[unauthenticated] Error",
        "[2025-12-07T12:51:00.413Z] Starting stream",
        "GET /api/projects/{projectName}/assistants/{assistantId}",
        "Failed Response {}",
        "[1] retry, [2] stop",
    ] {
        assert_eq!(documents(text), [""; 0], "{text}");
    }
}

#[test]
fn kinds_have_names() {
    let kinds = [ViewKind::Text, ViewKind::JsonString, ViewKind::Unescaped, ViewKind::Base64, ViewKind::Html];
    assert_eq!(kinds.map(|kind| kind.to_string()), ["text", "json-string", "unescaped", "base64", "html"]);
}
