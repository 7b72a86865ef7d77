//! Texts made to hurt. Anything quadratic would not come back from these.

use crate::payload::{Payload, View};

const LENGTH: usize = 1 << 18;

#[track_caller]
fn returns(unit: &str) -> Payload {
    let text = unit.repeat(LENGTH / unit.len());
    let payload = Payload::unwrap(&text);
    assert!(payload.views().len() <= 256, "{unit}");
    let total: usize = payload.views().iter().skip(1).map(|view| view.text().len()).sum();
    assert!(total <= 4 * text.len() + (1 << 20), "{unit} unwraps to {total} bytes");
    payload
}

#[test]
fn openings_without_an_end() {
    for unit in ["{", "[", "[ ", "(", "a:{", "{a:", "{\"a\":", "[{\"a\":", "{'a':[(", "[\"", "{\"", "\"a\":", "{ "] {
        returns(unit);
    }
}

#[test]
fn quotes_and_backslashes() {
    for unit in [
        "\"", "'", "\\", "\\\"", "\\\\\"", "\\\"{", "{\"a\":\"b\"x", "{\"a\":'", "{'a':'b'c", "\\n\"", "\\u",
        "\" , x \"",
    ] {
        returns(unit);
    }
}

#[test]
fn strings_in_strings() {
    for unit in ["{\"a\":\"{\\\"", "{\"a\":\"x\\n{", "{\"a\":\"b\" + \"c\" + ", "{\"m\":\"{\\\"e\\\":\\\"x\\\"}\"}"] {
        returns(unit);
    }
}

#[test]
fn markup() {
    for unit in [
        "<", "<a", "<a ", "<html", "<html>", "<script", "<html><script>", "<!--", "</", "&", "&quot;", "&#1;", "<a b='",
    ] {
        returns(unit);
    }
}

#[test]
fn terminals_and_typography() {
    for unit in ["\u{1b}", "\u{1b}[", "\u{1b}]", "\u{1b}[1;", "[31m", "[1;", "^[", "“", "\u{200b}", "\r", "a \n"] {
        returns(unit);
    }
}

#[test]
fn base64() {
    for unit in ["A", "CgRhYmNk", "aaaaaaaaaaaaaaaa ", "eyJlcnJvciI6ICJubyBhY2Nlc3MifQ== ", "=", "."] {
        returns(unit);
    }
}

#[test]
fn documents_are_cut_where_they_nest_too_deep() {
    fn depth(view: &View) -> usize {
        let mut node = view.documents().first().map(crate::payload::Document::root);
        std::iter::from_fn(|| {
            node = node.and_then(|node| node.get("a"));
            node
        })
        .count()
    }
    assert_eq!(depth(&returns("{\"a\":").views()[0]), 65);
}

#[test]
fn strings_are_unwrapped_so_deep_and_no_deeper() {
    let wrap = |text: String| format!("{{\"a\":\"{}\"}}", text.replace('\\', "\\\\").replace('"', "\\\""));
    let text = (0..12).fold("{\"a\":\"the end\"}".to_owned(), |text, _| wrap(text));
    assert_eq!(Payload::unwrap(&text).views().len(), 9);
}
