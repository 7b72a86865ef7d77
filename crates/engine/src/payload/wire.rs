//! The wire format of protocol buffers, read without a schema.
//!
//! The format does not say which bytes are text and which are messages
//! (<https://protobuf.dev/programming-guides/encoding/>), so both are tried; random bytes hardly ever pass.

/// Messages nest no deeper.
const DEEPEST: usize = 8;
/// A message with more fields is none that an error carries.
const MOST_FIELDS: usize = 1024;
/// Field numbers of hand-written messages are small; large ones are noise that happens to parse.
const LARGEST_NUMBER: u64 = 4096;
/// A text must be that long to show that bytes are a message rather than noise.
const TELLING: usize = 4;

/// A field of a message.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field<'b> {
    pub(super) number: u64,
    pub(super) content: Content<'b>,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content<'b> {
    Number(u64),
    Text(&'b str),
    Message(Vec<Field<'b>>),
}

/// Reads bytes as a message, perhaps cut at its end, if they are likely to be one: they parse, and much of them is text.
pub(super) fn message(bytes: &[u8]) -> Option<Vec<Field<'_>>> {
    let fields = fields(bytes, true, 0)?;
    tells(&fields, bytes.len()).then_some(fields)
}

/// Whether at least two fifths of a message of `length` bytes are text, and some of it long enough.
fn tells(fields: &[Field<'_>], length: usize) -> bool {
    let texts = texts(fields);
    let total: usize = texts.iter().map(|text| text.len()).sum();
    total * 5 >= length * 2 && texts.iter().any(|text| text.len() >= TELLING)
}

/// All texts of a message, in order.
pub(super) fn texts<'b>(fields: &[Field<'b>]) -> Vec<&'b str> {
    let mut found = Vec::new();
    for field in fields {
        match &field.content {
            Content::Text(text) => found.push(*text),
            Content::Message(inner) => found.extend(texts(inner)),
            Content::Number(_) => {}
        }
    }
    found
}

fn fields(bytes: &[u8], may_be_cut: bool, depth: usize) -> Option<Vec<Field<'_>>> {
    let mut read = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let Some((field, behind)) = field(rest, may_be_cut, depth) else {
            return (may_be_cut && rest.len() < 2 && !read.is_empty()).then_some(read);
        };
        read.extend(field);
        rest = behind;
        if read.len() > MOST_FIELDS {
            return None;
        }
    }
    (depth <= DEEPEST).then_some(read)
}

/// The first field and the bytes behind it; no field if its bytes are neither text nor message.
fn field(bytes: &[u8], may_be_cut: bool, depth: usize) -> Option<(Option<Field<'_>>, &[u8])> {
    let (tag, rest) = varint(bytes)?;
    let number = tag >> 3;
    if number == 0 || number > LARGEST_NUMBER {
        return None;
    }
    let (content, rest) = match tag & 7 {
        0 => varint(rest).map(|(value, rest)| (Some(Content::Number(value)), rest))?,
        1 => fixed::<8>(rest)?,
        5 => fixed::<4>(rest)?,
        2 => delimited(rest, may_be_cut, depth)?,
        _ => return None,
    };
    Some((content.map(|content| Field { number, content }), rest))
}

fn delimited(bytes: &[u8], may_be_cut: bool, depth: usize) -> Option<(Option<Content<'_>>, &[u8])> {
    let (length, rest) = varint(bytes)?;
    let length = usize::try_from(length).ok()?;
    if let Some((inner, behind)) = rest.split_at_checked(length) {
        return Some((content(inner, false, depth), behind));
    }
    let is_cut = may_be_cut && length < rest.len().saturating_mul(64);
    is_cut.then(|| Some((content(rest, true, depth)?, [].as_slice())).map(|(inner, behind)| (Some(inner), behind)))?
}

/// A message if the bytes look like one, else a text if they are one.
fn content(bytes: &[u8], is_cut: bool, depth: usize) -> Option<Content<'_>> {
    let text = text(bytes, is_cut);
    let is_plain = text.is_some_and(|text| is_cut && !text.starts_with(|first: char| first.is_ascii_control()));
    if !is_plain
        && let Some(inner) = fields(bytes, is_cut, depth + 1).filter(|inner| !inner.is_empty())
        && (text.is_none() || tells(&inner, bytes.len()))
    {
        return Some(Content::Message(inner));
    }
    text.map(Content::Text)
}

/// The bytes as a text without control characters; where they were cut, without the half of a character at the end.
fn text(bytes: &[u8], is_cut: bool) -> Option<&str> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if is_cut && error.error_len().is_none() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    let is_shown = |character: char| !character.is_control() || matches!(character, '\n' | '\t' | '\r' | '\u{1b}');
    text.chars().all(is_shown).then_some(text)
}

fn fixed<const LENGTH: usize>(bytes: &[u8]) -> Option<(Option<Content<'_>>, &[u8])> {
    let (value, rest) = bytes.split_at_checked(LENGTH)?;
    let value = value.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte));
    Some((Some(Content::Number(value)), rest))
}

/// A number in groups of seven bits, the lowest first.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let length = 1 + bytes.iter().take(10).position(|byte| byte & 0x80 == 0)?;
    let (groups, rest) = bytes.split_at_checked(length)?;
    let value = groups.iter().rev().fold(0_u64, |value, byte| value << 7 | u64::from(byte & 0x7f));
    Some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::{Content, Field, message};

    #[test]
    fn nested_texts_are_read() {
        let inner = b"\x0a\x05Hello\x12\x06World!\x18\x01";
        let mut bytes = vec![0x08, 38, 0x12, 18];
        bytes.extend(inner);
        let inner = vec![
            Field { number: 1, content: Content::Text("Hello") },
            Field { number: 2, content: Content::Text("World!") },
            Field { number: 3, content: Content::Number(1) },
        ];
        let expected = vec![
            Field { number: 1, content: Content::Number(38) },
            Field { number: 2, content: Content::Message(inner) },
        ];
        assert_eq!(message(&bytes), Some(expected));
    }

    #[test]
    fn a_cut_message_keeps_what_was_read() {
        let expected = vec![Field { number: 1, content: Content::Text("Hello") }];
        assert_eq!(message(b"\x0a\x09Hello"), Some(expected));
    }

    #[test]
    fn noise_is_no_message() {
        assert_eq!(message(b"\xff\x01\x02"), None);
        assert_eq!(message(b"Hello, world"), None);
        assert_eq!(message(&[0; 32]), None);
        assert_eq!(message(&[0x08, 1, 0x08, 1]), None, "it holds no text");
    }
}
