//! Proposing a signature: structured fields first, then the part of the message that does not change from case to case.

use super::Capture;
use super::general::general;
use super::message::message;
use super::title::title;
use super::words::{first_upper, name_of, short_slug};
use crate::model::Value;

/// A text shorter than this recognises too much, in bytes.
const MIN_TEXT: usize = 8;

/// What could recognise every one of some captures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// The code that they have in common.
    pub code: Option<String>,
    /// What their messages share, with ` ... ` for what changes.
    pub text: Option<String>,
    /// The HTTP status that they have in common.
    pub status: Option<i64>,
    /// What a person would call the error, made from the first message.
    pub title: String,
    /// Its name, for an id; empty where nothing gives one.
    pub name: String,
}

impl Signature {
    /// Proposes a signature for captures of one error, with the facts that the pack reads from them.
    pub fn propose(captures: &[Capture<'_>]) -> Self {
        let code = common(captures, "code", |value| match value {
            Value::Text(code) => Some(code.clone()),
            _ => None,
        });
        let status = common(captures, "status", |value| match value {
            Value::Integer(status) => Some(*status),
            _ => None,
        });
        let messages: Option<Vec<String>> = captures.iter().map(|capture| message(capture.payload)).collect();
        let messages = messages.unwrap_or_default();
        let shared = general(messages.iter().map(String::as_str)).join(" ... ");
        let text = shared.to_lowercase();
        let is_code = code.as_ref().is_some_and(|code| code.eq_ignore_ascii_case(&text));
        let text = Some(text).filter(|text| text.len() >= MIN_TEXT && !is_code);
        let title = messages.first().or(code.as_ref()).map(|said| title(said)).unwrap_or_default();
        let name = match (&code, messages.first()) {
            (Some(code), _) => short_slug(code),
            (None, Some(message)) if captures.len() == 1 => name_of(message),
            (None, _) => short_slug(&shared),
        };
        Self { code, text, status, title: first_upper(&title), name }
    }

    /// Whether nothing could recognise the captures.
    pub fn is_empty(&self) -> bool {
        self.code.is_none() && self.text.is_none()
    }
}

/// What a fact is in all captures.
fn common<T: PartialEq>(captures: &[Capture<'_>], fact: &str, read: fn(&Value) -> Option<T>) -> Option<T> {
    let mut values = captures.iter().map(|capture| capture.answer.facts.get(fact).and_then(read));
    let first = values.next()??;
    values.all(|value| value.as_ref() == Some(&first)).then_some(first)
}
