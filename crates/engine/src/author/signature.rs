//! Proposing a signature: structured fields first, then the part of the text that does not change from case to case.

use crate::explain::Explanation;
use crate::model::Value;
use crate::payload::{Node, Payload, Value as NodeValue};

/// A message shorter than this recognises too much, in bytes.
const MIN_MESSAGE: usize = 8;
/// More fragments than this make a signature that fits one payload only.
const MAX_FRAGMENTS: usize = 3;
/// A fragment longer than this, in bytes, is cut at a word.
const MAX_FRAGMENT: usize = 48;

/// What could recognise a payload.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Proposal {
    pub(super) codes: Vec<String>,
    pub(super) text: Option<String>,
    pub(super) status: Option<i64>,
}

/// Proposes a signature for a payload, with the facts that the pack reads from it.
pub(super) fn propose(payload: &str, answer: &Explanation) -> Proposal {
    let code = match answer.facts.get("code") {
        Some(Value::Text(code)) => Some(code.clone()),
        _ => None,
    };
    let status = match answer.facts.get("status") {
        Some(Value::Integer(status)) => Some(*status),
        _ => None,
    };
    let text = message(payload).map(|message| generalised(&message)).filter(|text| text.len() >= MIN_MESSAGE);
    Proposal { codes: code.into_iter().collect(), text, status }
}

/// The longest sentence in the documents of a payload, or its first line that is one.
fn message(payload: &str) -> Option<String> {
    let payload = Payload::unwrap(payload);
    let mut longest: Option<String> = None;
    for document in payload.views().iter().flat_map(crate::payload::View::documents) {
        longest_sentence(document.root(), &mut longest);
    }
    let first_line = || payload.original().lines().map(str::trim).find(|line| line.contains(' ')).map(str::to_owned);
    longest.or_else(first_line)
}

fn longest_sentence(node: &Node, longest: &mut Option<String>) {
    match node.value() {
        NodeValue::Text(text) => {
            let is_sentence = text.contains(' ') && !text.contains('{') && text.len() <= 600;
            if is_sentence && longest.as_ref().is_none_or(|known| known.len() < text.len()) {
                *longest = Some(text.clone());
            }
        }
        NodeValue::List(items) => items.iter().for_each(|item| longest_sentence(item, longest)),
        NodeValue::Map(fields) => fields.iter().for_each(|(_, value)| longest_sentence(value, longest)),
        NodeValue::Null | NodeValue::Bool(_) | NodeValue::Number(_) => {}
    }
}

/// The text with a gap for everything that changes from case to case: quoted names, numbers, addresses.
pub(super) fn generalised(text: &str) -> String {
    let mut fragments: Vec<String> = vec![String::new()];
    let mut quote: Option<char> = None;
    for word in text.split_whitespace() {
        let opens = word.chars().next().filter(|first| matches!(first, '"' | '\'' | '`'));
        let closes = |mark: char| word.trim_end_matches(['.', ',', ':', ';', ')']).ends_with(mark);
        let is_quoted = quote.is_some() || opens.is_some();
        quote = match (quote, opens) {
            (Some(mark), _) if closes(mark) => None,
            (None, Some(mark)) if word.len() > 1 && closes(mark) => None,
            (open, opens) => open.or(opens),
        };
        let varies = is_quoted || word.chars().any(|character| character.is_ascii_digit()) || word.contains("://");
        match fragments.last_mut() {
            Some(last) if !varies => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(word);
            }
            Some(last) if !last.is_empty() => fragments.push(String::new()),
            _ => {}
        }
    }
    let kept = fragments.iter().map(|fragment| shortened(fragment)).filter(|fragment| !fragment.is_empty());
    kept.take(MAX_FRAGMENTS).collect::<Vec<_>>().join(" ... ").to_lowercase()
}

fn shortened(fragment: &str) -> &str {
    let trimmed = fragment.trim_matches(|character: char| !character.is_alphanumeric());
    if trimmed.len() <= MAX_FRAGMENT {
        return trimmed;
    }
    let head = trimmed.get(..trimmed.floor_char_boundary(MAX_FRAGMENT)).unwrap_or(trimmed);
    head.rfind(' ').and_then(|space| head.get(..space)).unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use super::generalised;

    #[test]
    fn what_changes_from_case_to_case_becomes_a_gap() {
        assert_eq!(
            generalised("The model `x-1` does not exist or you lack access."),
            "the model ... does not exist or you lack access"
        );
        assert_eq!(generalised("Limit 40000, used 39000 of org \"a b\" today"), "limit ... used ... of org");
        assert_eq!(generalised("see https://example.com/x for help"), "see ... for help");
        assert_eq!(generalised("123 456"), "");
    }
}
