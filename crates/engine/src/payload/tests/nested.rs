//! Payloads in payloads.

use super::{at, unwrapped};
use crate::payload::{DocumentFormat, Payload, ViewKind};

#[test]
fn a_document_in_a_string_is_a_view() {
    let payload = Payload::unwrap(r#"{"body":"{\"error\":{\"message\":\"[400]: {\\\"detail\\\":\\\"none\\\"}\"}}"}"#);
    assert_eq!(
        unwrapped(&payload),
        [
            (ViewKind::JsonString, r#"{"error":{"message":"[400]: {\"detail\":\"none\"}"}}"#),
            (ViewKind::JsonString, r#"[400]: {"detail":"none"}"#),
        ]
    );
    assert_eq!(payload.views()[2].parent(), Some(1));
    assert_eq!(at(&payload.views()[2], "detail"), "none");
}

#[test]
fn a_document_in_a_string_need_not_be_escaped() {
    let payload = Payload::unwrap(r#"{'message': 'Error code: 429, with error text {"error":{"code":"1113"}}'}"#);
    assert_eq!(at(&payload.views()[1], "error.code"), "1113");
}

#[test]
fn a_plain_string_is_read_where_it_stands() {
    assert_eq!(Payload::unwrap(r#"{"message":"[unavailable] Error"}"#).views().len(), 1);
}

#[test]
fn a_text_that_is_one_string_is_unwrapped() {
    let payload = Payload::unwrap(" \"one\\ntwo {\\\"error\\\":\\\"x y\\\"}\"\n");
    assert_eq!(unwrapped(&payload), [(ViewKind::JsonString, "one\ntwo {\"error\":\"x y\"}")]);
    assert_eq!(at(&payload.views()[1], "error"), "x y");
}

#[test]
fn an_escaped_document_is_unescaped_level_by_level() {
    let payload = Payload::unwrap(r#"log: {\\\"error\\\":\\\"x y\\\"} end"#);
    assert_eq!(
        unwrapped(&payload),
        [
            (ViewKind::Unescaped, r#"log: {\"error\":\"x y\"} end"#),
            (ViewKind::Unescaped, r#"log: {"error":"x y"} end"#),
        ]
    );
    assert_eq!(at(&payload.views()[2], "error"), "x y");
}

#[test]
fn entities_outside_pages_are_unescaped() {
    let payload = Payload::unwrap("before\n{&quot;error&quot;:&quot;it&#39;s gone&quot;}\nafter");
    assert_eq!(unwrapped(&payload), [(ViewKind::Unescaped, "{\"error\":\"it's gone\"}")]);
    assert_eq!(at(&payload.views()[1], "error"), "it's gone");
}

#[test]
fn a_base64_detail_is_decoded() {
    let payload = Payload::unwrap(
        r#"{"details":[{"type":"aiserver.v1.ErrorDetails","value":"EiwKE1NlcnZpY2UgVW5hdmFpbGFibGUSE1NlcnZpY2UgVW5hdmFpbGFibGUgABgA"}]}"#,
    );
    let view = &payload.views()[1];
    assert_eq!((view.kind(), view.text()), (ViewKind::Base64, "Service Unavailable\nService Unavailable"));
    assert_eq!(view.documents()[0].format(), DocumentFormat::Protobuf);
    assert_eq!(at(view, "2.1"), "Service Unavailable");
    assert_eq!(at(view, "3"), "0");
    assert_eq!(view.to_original(0..7), None);
    assert_eq!(view.place_in_parent().map(|place| place.len()), Some(64));
}

#[test]
fn base64_can_hold_a_document() {
    let payload = Payload::unwrap("grpc-status-details-bin: eyJlcnJvciI6ICJubyBhY2Nlc3MifQ==");
    assert_eq!(at(&payload.views()[1], "error"), "no access");
}

#[test]
fn what_a_log_repeats_is_unwrapped_once() {
    let line = r#"{"body":"{\"error\":\"again\"}"}"#;
    assert_eq!(Payload::unwrap(&format!("{line}\n{line}\n{line}")).views().len(), 2);
}
