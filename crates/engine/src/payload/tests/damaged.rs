//! Payloads that were cut, wrapped, retyped or decorated on their way.

use super::{documents, unwrapped};
use crate::payload::{Payload, ViewKind};

#[test]
fn curly_quotes_and_lost_lists_do_no_harm() {
    let text = "{“error”:“ERROR\\_OPENAI”,“details”:{“title”:“It’s down”,“buttons”:,“planChoices”:},“isExpected”:true}";
    assert_eq!(
        documents(text),
        ["{error: ERROR_OPENAI, details: {title: It's down, buttons: null, planChoices: null}, isExpected: true}"]
    );
}

#[test]
fn what_was_cut_off_does_no_harm() {
    assert_eq!(
        documents("{\"error\":{\"code\":\"x\",\"message\":\"The user does"),
        ["{error: {code: x, message: The user does}}"]
    );
    assert_eq!(documents("{\"error\":\"x\",\"details\":{\"title\":\"y\"}"), ["{error: x, details: {title: y}}"]);
    assert_eq!(documents("{\"error\":\"not_authenticated\",…}"), ["{error: not_authenticated}"]);
    assert_eq!(documents("{\"a\":\"b\", ... \"c\":1}"), ["{a: b, c: 1}"]);
    assert_eq!(documents("  \"code\": 403,\n  \"reason\": \"Forbidden\"\n}]"), ["{code: 403, reason: Forbidden}"]);
}

#[test]
fn a_cut_document_does_not_swallow_the_log_behind_it() {
    let text = "{\"error\":\"x\",\"details\":{\"title\":\"y\"\nConnectError: [internal] Error\n{\"next\":1}";
    assert_eq!(documents(text), ["{error: x, details: {title: y}}", "{next: 1}"]);
}

#[test]
fn quotes_that_nobody_escaped_stay_in_their_string() {
    assert_eq!(
        documents("{\"message\":\"must be \"object\"\",\"type\":1}"),
        ["{message: must be \"object\", type: 1}"]
    );
    assert_eq!(
        documents("{'message': 'You don't have access', 'code': 1}"),
        ["{message: You don't have access, code: 1}"]
    );
    assert_eq!(
        documents("{\"message\":\"the “team”, and you\",\"code\":1}"),
        ["{message: the \"team\", and you, code: 1}"]
    );
}

#[test]
fn colours_do_no_harm() {
    let payload = Payload::unwrap("\u{1b}[31m{\"error\":\u{1b}[1m\"x\"\u{1b}[0m}\r\n[33mdone[0m");
    assert_eq!(payload.views()[0].text(), "{\"error\":\"x\"}\ndone");
    assert_eq!(documents(payload.original()), ["{error: x}"]);
}

#[test]
fn wrapped_lines_fold_into_one() {
    let payload = Payload::unwrap("Model is\n    overloaded.\u{a0}Please   WAIT");
    assert_eq!(payload.views()[0].folded(), "model is overloaded. please wait");
}

#[test]
fn a_page_shows_its_text() {
    let payload = Payload::unwrap("504 <html>\n<head><title>504 Gateway Time-out</title><style>b{c: d}</style></head>");
    assert_eq!(unwrapped(&payload), [(ViewKind::Html, "504 Gateway Time-out")]);
    assert_eq!(documents(payload.original()), [""; 0]);
}

#[test]
fn a_page_can_hold_a_document() {
    let payload = Payload::unwrap("<html><body><pre>{&quot;error&quot;:&quot;no&quot;}</pre></body></html>");
    assert_eq!(super::at(&payload.views()[1], "error"), "no");
}
