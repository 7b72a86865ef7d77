//! Statements: a clause of a sentence, a log line, or one JSON string.
//!
//! They are looked up where something was found, not listed: most of a long text is never asked about.

use std::ops::Range;

use super::document::{Node, Value};
use super::tag;
use super::view::View;
use super::wrapped::is_wrapped;

/// A statement reaches no farther than this before and behind a place, in bytes.
const REACH: usize = 768;

/// Tags of a page that end a line.
const BLOCKS: [&str; 16] =
    ["br", "div", "h1", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "table", "td", "title", "tr", "ul"];

/// What cuts a view into statements.
#[derive(Debug)]
pub(crate) struct Statements<'v> {
    text: &'v str,
    /// Where the strings of documents stand, in order.
    strings: Vec<Range<usize>>,
}

impl<'v> Statements<'v> {
    /// Reads where the strings of a view stand: all that has to be known of the whole.
    pub(crate) fn of(view: &'v View) -> Self {
        let mut strings = Vec::new();
        view.documents().iter().for_each(|document| collect(document.root(), &mut strings));
        strings.sort_by_key(|string| (string.start, string.end));
        Self { text: view.text(), strings }
    }

    /// The statement around a place: where it stands in the text of the view.
    pub(crate) fn around(&self, place: &Range<usize>) -> Range<usize> {
        let within = self.border(place);
        let start = self.text.ceil_char_boundary(place.start.saturating_sub(REACH).max(within.start)).min(place.start);
        let end = self.text.floor_char_boundary(place.end.saturating_add(REACH).min(within.end)).max(place.end);
        let before = self.text.get(start..place.start).unwrap_or_default();
        let behind = self.text.get(place.end..end).unwrap_or_default();
        let begin = before.char_indices().rev().find_map(|(at, letter)| self.ends(start + at, letter));
        let stop = behind.char_indices().find(|(at, letter)| self.ends(place.end + at, *letter).is_some());
        begin.unwrap_or(start).min(place.start)..stop.map_or(end, |(at, _)| place.end + at)
    }

    /// The string that holds the place, or the stretch between two strings.
    fn border(&self, place: &Range<usize>) -> Range<usize> {
        let next = self.strings.partition_point(|string| string.start <= place.start);
        let last = next.checked_sub(1).and_then(|last| self.strings.get(last));
        let limit = self.strings.get(next).map_or(self.text.len(), |string| string.start);
        match last {
            Some(string) if place.start < string.end => string.clone(),
            Some(string) => string.end..limit,
            None => 0..limit,
        }
    }

    /// Whether a statement ends with the letter at a place; if so, where the next begins.
    fn ends(&self, at: usize, letter: char) -> Option<usize> {
        let next = at + letter.len_utf8();
        let behind = reach(self.text, next);
        let is_end = match letter {
            '\n' => !is_wrapped(self.text, at),
            '!' if is_shouted(self.text.get(..at).unwrap_or_default()) => false,
            '.' | '!' | '?' | ';' => ends_sentence(behind),
            '。' | '！' | '？' | '；' | '|' | '—' => true,
            '<' => return block(reach(self.text, at)).map(|length| at + length),
            _ => false,
        };
        is_end.then_some(next)
    }
}

/// The part of a text from `at` on that is looked at.
fn reach(text: &str, at: usize) -> &str {
    text.get(at..text.floor_char_boundary(at + REACH)).unwrap_or_default()
}

/// The length of the tag at the start of `text`, if it is one of those that end a line.
fn block(text: &str) -> Option<usize> {
    let length = tag::length(text)?;
    let name = tag::name(text.get(..length)?);
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name)).then_some(length)
}

/// Whether what comes behind a full stop is the end of a sentence, rather than the rest of a number or a name.
fn ends_sentence(behind: &str) -> bool {
    let next = behind.trim_start_matches(['"', '\'', ')', ']']).chars().next();
    next.is_none_or(|next| next.is_whitespace() || next.is_uppercase())
}

/// Whether a text ends in a short word in capitals: tools mark their lines with `ERR!`.
fn is_shouted(before: &str) -> bool {
    let mut letters = before.chars().rev().take_while(|letter| letter.is_alphanumeric());
    let all: Vec<char> = letters.by_ref().take(6).collect();
    (2..6).contains(&all.len()) && all.iter().all(|letter| letter.is_uppercase())
}

fn collect(node: &Node, strings: &mut Vec<Range<usize>>) {
    match node.value() {
        Value::Text(_) => strings.extend(Some(node.span()).filter(|span| !span.is_empty())),
        Value::List(items) => items.iter().for_each(|item| collect(item, strings)),
        Value::Map(fields) => fields.iter().for_each(|(_, item)| collect(item, strings)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::Statements;
    use crate::payload::Payload;

    /// The statement around `word` in `text`.
    #[track_caller]
    fn around(text: &str, word: &str, expected: &str) {
        let payload = Payload::unwrap(text);
        let view = &payload.views()[0];
        let start = view.text().find(word).expect("the word");
        let place = Statements::of(view).around(&(start..start + word.len()));
        assert_eq!(view.text()[place].trim(), expected);
    }

    #[test]
    fn a_sentence_ends_with_its_stop() {
        around("Hello. The key is bad! Try again.", "key", "The key is bad");
        around(
            "Version 3.5 of api.example.com says the key is bad; sorry",
            "key",
            "Version 3.5 of api.example.com says the key is bad",
        );
        around("密钥无效。请重试", "无效", "密钥无效");
        around("401 | bad key | retry", "key", "bad key");
        around("It failed — the key is bad", "key", "the key is bad");
    }

    #[test]
    fn a_line_is_a_statement_and_a_wrapped_sentence_is_one() {
        around("error one\nThe key is bad\nerror two", "key", "The key is bad");
        around("The key that you sent\n  is not valid\nDone", "valid", "The key that you sent\n  is not valid");
        around("starting\nerror: bad key", "key", "error: bad key");
        around("Bad key\n    at foo (/a/b.js:1:2)", "key", "Bad key");
    }

    #[test]
    fn a_string_of_a_document_is_a_statement() {
        around(r#"401 {"type": "denied", "message": "the key is bad"}"#, "bad", "the key is bad");
    }

    #[test]
    fn a_block_of_a_page_ends_a_statement() {
        around("x <p>the <b>key</b> is bad</p> y", "bad", "the <b>key</b> is bad");
    }
}
