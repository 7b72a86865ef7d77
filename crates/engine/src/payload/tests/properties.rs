//! What holds for every text.

use std::ops::Range;

use proptest::prelude::*;

use crate::payload::condense::within;
use crate::payload::{Document, Node, Payload, Value, View, fold};

/// Texts made of what this module looks for.
fn texts() -> impl Strategy<Value = String> {
    let tricky = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "\"",
        "'",
        "\\",
        "\\\"",
        "\\n",
        "\\u00e9",
        "\\ud83d",
        ":",
        ",",
        "a",
        "\"a\":",
        "{'b': ",
        "“",
        "’",
        "\u{a0}",
        "\u{200b}",
        "\u{1b}[31m",
        "\u{1b}]0;",
        "[0m",
        "\r\n",
        "\n",
        "  ",
        "é",
        "😀",
        "<html>",
        "</b>",
        "<img alt='é'>",
        "<script>",
        "&quot;",
        "&#233;",
        "&",
        "EiwKE1NlcnZpY2UgVW5hdmFpbGFibGUSE1NlcnZpY2UgVW5hdmFpbGFibGUgABgA",
        "eyJlcnJvciI6ICJubyBhY2Nlc3MifQ==",
        "429",
        "None",
        "...",
        "+",
        "=>",
        "\\_",
    ]);
    let pieces = prop_oneof![4 => tricky.prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

fn is_place(text: &str, place: &Range<usize>) -> bool {
    text.get(place.clone()).is_some()
}

fn nodes(node: &Node) -> Vec<&Node> {
    let inner: Vec<&Node> = match node.value() {
        Value::List(items) => items.iter().flat_map(nodes).collect(),
        Value::Map(fields) => fields.iter().flat_map(|(_, node)| nodes(node)).collect(),
        _ => Vec::new(),
    };
    std::iter::once(node).chain(inner).collect()
}

/// Every place that a view tells.
fn places(view: &View) -> Vec<Range<usize>> {
    let words = view.text().char_indices().map(|(start, character)| start..start + character.len_utf8());
    let nodes = view.documents().iter().map(Document::root).flat_map(nodes).map(Node::span);
    view.keys().iter().cloned().chain(nodes).chain(words).collect()
}

proptest! {
    #[test]
    fn every_place_leads_to_the_payload(text in texts()) {
        let payload = Payload::unwrap(&text);
        prop_assert_eq!(payload.original(), text.as_str());
        for view in payload.views() {
            for place in places(view) {
                prop_assert!(is_place(view.text(), &place), "{:?} in {:?}", place, view.text());
                if let Some(original) = view.to_original(place.clone()) {
                    prop_assert!(is_place(&text, &original), "{:?} of {:?} from {:?}", original, text, place);
                }
            }
        }
    }

    #[test]
    fn what_is_read_of_a_long_text_leads_to_it(text in texts(), most in 1..64_usize) {
        let condensed = within(&text, most);
        let read = &condensed.text.text;
        prop_assert!(read.len() <= most + 1 && read.len() + condensed.unread <= text.len() + 1);
        for (start, character) in read.char_indices() {
            let place = condensed.text.map.source(&(start..start + character.len_utf8()));
            let is_alike = text.get(place.clone()).is_some_and(|from| from.chars().eq([character]));
            prop_assert!(is_alike || character == '\n' && is_place(&text, &place), "{:?} of {:?}", place, text);
        }
    }

    #[test]
    fn every_folded_place_leads_to_the_clean_text(text in texts()) {
        for view in Payload::unwrap(&text).views() {
            for (start, character) in view.folded().char_indices() {
                let place = view.folded_to_text(start..start + character.len_utf8());
                prop_assert!(is_place(view.text(), &place) && !place.is_empty());
            }
        }
    }

    #[test]
    fn views_come_after_their_parents_and_stand_in_them(text in texts()) {
        let payload = Payload::unwrap(&text);
        for (number, view) in payload.views().iter().enumerate().skip(1) {
            let parent = view.parent().expect("only the payload has no parent");
            prop_assert!(parent < number);
            let place = view.place_in_parent().expect("it stands somewhere");
            prop_assert!(is_place(payload.views()[parent].text(), &place));
        }
    }

    #[test]
    fn names_stand_in_order(text in texts()) {
        for view in Payload::unwrap(&text).views() {
            prop_assert!(view.keys().is_sorted_by(|left, right| left.end <= right.start));
        }
    }

    #[test]
    fn places_beyond_a_view_stay_in_the_payload(text in texts(), start in 0..200_usize, length in 0..200_usize) {
        for view in Payload::unwrap(&text).views() {
            let original = view.to_original(start..start + length).unwrap_or_default();
            prop_assert!(original.start <= original.end && original.end <= text.len());
            let clean = view.folded_to_text(start..start + length);
            prop_assert!(clean.start <= clean.end && clean.end <= view.text().len());
        }
    }

    #[test]
    fn the_same_text_is_always_unwrapped_alike(text in texts()) {
        let describe = |payload: &Payload| format!("{:?}", payload.views());
        prop_assert_eq!(describe(&Payload::unwrap(&text)), describe(&Payload::unwrap(&text)));
    }

    #[test]
    fn signatures_fold_as_payloads_do(text in texts()) {
        let payload = Payload::unwrap(&text);
        prop_assert_eq!(payload.views()[0].folded(), fold(&text));
    }
}
