//! Whether bytes are something that a person could read, and how to show them.

use super::clean::clean;
use super::document::{Document, DocumentFormat, Key, Node, Value};
use super::wire::{Content, Field, message};

/// What bytes say.
#[derive(Clone, Debug)]
pub(super) struct Decoded {
    /// Clean text.
    pub(super) text: String,
    /// The message that the bytes are, if they are one.
    pub(super) message: Option<Document>,
}

impl Decoded {
    /// Reads a message, a text, or the texts between other bytes. Ids, hashes and keys are neither.
    pub(super) fn in_bytes(bytes: &[u8]) -> Option<Self> {
        if let Some(fields) = message(bytes) {
            let mut text = String::new();
            let root = Node { value: map(&fields, &mut text), span: 0..0 };
            return Some(Self { text, message: Some(Document { root, format: DocumentFormat::Protobuf }) });
        }
        let text = clean(&prose(bytes).or_else(|| runs(bytes))?).text;
        Some(Self { text, message: None })
    }
}

/// The fields of a message; their texts go into `text`, a line each.
fn map(fields: &[Field<'_>], text: &mut String) -> Value {
    let read = |field: &Field<'_>| (Key { name: field.number.to_string(), span: 0..0 }, node(&field.content, text));
    Value::Map(fields.iter().map(read).collect())
}

fn node(content: &Content<'_>, text: &mut String) -> Node {
    match content {
        Content::Number(number) => Node { value: Value::Number(number.to_string()), span: 0..0 },
        Content::Message(fields) => Node { value: map(fields, text), span: 0..0 },
        Content::Text(said) => {
            if !text.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(&clean(said).text);
            Node { value: Value::Text((*said).to_owned()), span: start..text.len() }
        }
    }
}

/// The bytes as a text, if they are one throughout, perhaps cut within a character. One word alone may be a name or a key.
fn prose(bytes: &[u8]) -> Option<String> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
        Err(_) => return None,
    };
    let is_text = text.chars().all(|character| !character.is_control() || character.is_ascii_whitespace());
    let is_sentence = text.trim().contains([' ', '{', '<']) && !text.contains("\"alg\"");
    (is_text && is_sentence).then(|| text.to_owned())
}

/// The printable runs of bytes, a line each, if they make up most of the bytes and one is long enough not to be chance.
fn runs(bytes: &[u8]) -> Option<String> {
    const SHORTEST: usize = 4;
    const TELLING: usize = 12;
    let is_shown = |byte: &u8| matches!(byte, b' '..=b'~');
    let shown = bytes.iter().filter(|byte| is_shown(byte)).count();
    let runs = bytes.split(|byte| !is_shown(byte)).filter(|run| run.len() >= SHORTEST);
    let runs: Vec<_> = runs.filter_map(|run| std::str::from_utf8(run).ok()).collect();
    let tells = runs.iter().any(|run| run.len() >= TELLING && run.contains(' '));
    (shown * 5 >= bytes.len() * 3 && tells).then(|| runs.join("\n"))
}
