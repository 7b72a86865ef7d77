//! The way back from a view to the payload.

use crate::payload::{Payload, View, ViewKind};

/// What stands in the payload where `words` stand in the view of that kind.
#[track_caller]
fn source<'p>(payload: &'p Payload, kind: ViewKind, words: &str) -> &'p str {
    let view = payload.views().iter().rfind(|view| view.kind() == kind).expect("there is such a view");
    let start = view.text().find(words).expect("the words stand in the view");
    let place = view.to_original(start..start + words.len()).expect("the way back is known");
    payload.original().get(place).expect("the place lies in the payload")
}

#[test]
fn a_clean_span_leads_to_what_was_pasted() {
    let payload = Payload::unwrap("say \u{1b}[1m“no”\u{1b}[0m, it’s\r\nover");
    assert_eq!(source(&payload, ViewKind::Text, "\"no\""), "“no”");
    assert_eq!(source(&payload, ViewKind::Text, "it's\nover"), "it’s\r\nover");
    assert_eq!(source(&payload, ViewKind::Text, "say \"no"), "say \u{1b}[1m“no");
}

#[test]
fn a_nested_span_leads_through_all_levels() {
    let payload = Payload::unwrap(r#"x {“a”:"one {\"b\":\"two\\nthree caf\\u00e9\"}"}"#);
    assert_eq!(source(&payload, ViewKind::JsonString, "three"), "three");
    assert_eq!(source(&payload, ViewKind::JsonString, "two\nthree"), r"two\\nthree");
    assert_eq!(source(&payload, ViewKind::JsonString, "é"), r"\\u00e9");
}

#[test]
fn spans_in_pages_and_escaped_lines_lead_back() {
    let page = Payload::unwrap("<html><b>Access</b>&nbsp;denied</html>");
    assert_eq!(source(&page, ViewKind::Html, "Access denied"), "Access</b>&nbsp;denied");
    let escaped = Payload::unwrap(r#"é\n {\"a\":\"b c\"}"#);
    assert_eq!(source(&escaped, ViewKind::Unescaped, "\"a\":\"b c\""), r#"\"a\":\"b c\""#);
}

#[test]
fn a_folded_span_leads_to_the_clean_text() {
    let payload = Payload::unwrap("The  API\n\tKEY is bad");
    let view = &payload.views()[0];
    let start = view.folded().find("api key").expect("it is folded");
    assert_eq!(view.text().get(view.folded_to_text(start..start + 7)), Some("API\n\tKEY"));
}

#[test]
fn names_of_fields_are_told() {
    let payload = Payload::unwrap("{\"error\":{'code': 1, retry: 2}}");
    let named = |view: &View| {
        view.keys().iter().filter_map(|key| view.text().get(key.clone())).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(named(&payload.views()[0]), ["error", "code", "retry"]);
}

#[test]
fn a_string_stands_between_its_quotes() {
    let payload = Payload::unwrap("{\"a\": \"b c\"}");
    let view = &payload.views()[0];
    let node = view.documents()[0].root().get("a").expect("the field is there");
    assert_eq!(view.text().get(node.span()), Some("b c"));
    assert_eq!(view.documents()[0].span(), 0..12);
}
