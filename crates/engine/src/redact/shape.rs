//! Secrets that their own form gives away, whoever made them.

use std::ops::Range;

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memmem;

use super::floor::{ID_TAGS, KEY_TAGS};
use super::masked::is_word;
use super::name::is_id;
use super::random::{Mix, is_fragment, is_number, is_random, words};
use super::{Find, Rank};
use crate::payload::{ByteSet, byte_set};

/// A shorter word is no secret that could be known by its form.
const SHORTEST: usize = 10;
/// Of a longer base64 text only so much is decoded, in bytes.
const MOST_DECODED: usize = 64 << 10;
/// From so many digits on, a number behind an odd beginning is a key.
const LONG_NUMBER: usize = 32;
/// How far before a word its name is looked for, in bytes.
const NAME_BEFORE: usize = 48;

/// The letters of such words.
static LETTERS: ByteSet = byte_set!(is_letter);

/// Every word of a bare text whose form gives it away. `holds_secret` tells whether a text that was unwrapped holds one.
pub(super) fn find(text: &str, holds_secret: &dyn Fn(&str) -> bool, found: &mut Vec<Find>) {
    for word in words(text, |byte| LETTERS.has(byte)).filter(|word| word.len() >= SHORTEST) {
        let all = text.get(word.clone()).unwrap_or_default();
        if let Some(token) = web_token(all) {
            found.push(hidden(text, word.start + token.start..word.start + token.end, ""));
            continue;
        }
        let mut at = word.start;
        for part in parts(all) {
            let span = at..at + part.len();
            at = span.end + 1;
            if part.len() >= SHORTEST {
                found.extend(judge(text, span, holds_secret).map(|find| with_head(text, &word, find)));
            }
        }
    }
    blocks(text, found);
}

/// A few letters and `~` before a secret belong to it.
fn with_head(text: &str, word: &Range<usize>, find: Find) -> Find {
    let before = text.get(word.start..find.span.start).unwrap_or_default();
    let Some(head) = before.strip_suffix('~') else { return find };
    let head = head.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    if (1..=SHORTEST).contains(&head) {
        return Find { span: find.span.start - 1 - head..find.span.end, ..find };
    }
    find
}

/// Whether a beginning that no word has, or a version behind it, makes a key of so many hexadecimal digits.
fn is_tagged_number(tag: &str, rest: &str) -> bool {
    let versioned = rest.strip_prefix('v').and_then(|rest| rest.split_once(['_', '-']));
    let version =
        versioned.filter(|(version, _)| version.len() == 1 && version.bytes().all(|byte| byte.is_ascii_digit()));
    let digits = version.map_or(rest, |(_, digits)| digits);
    let is_odd = tag.len() >= 4 && !tag.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let ends_so = KEY_TAGS.iter().any(|end| tag.len() > end.len() && tag.ends_with(end));
    (version.is_some() || is_odd || ends_so)
        && digits.len() >= LONG_NUMBER
        && is_number(digits)
        && !digits.contains('-')
}

const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/' | b'=' | b'.' | b'~')
}

/// A host is told by its dots, a path by words between its slashes; base64 has slashes too, but no words between.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let long = || word.split(['/', '.']).filter(|part| part.len() >= 3);
    let is_path = long().filter(|part| is_word(part)).count() * 2 >= long().count();
    word.split(move |c| c == '.' || c == '~' || c == '/' && is_path)
}

fn judge(text: &str, span: Range<usize>, holds_secret: &dyn Fn(&str) -> bool) -> Option<Find> {
    let whole = text.get(span.clone())?;
    // A name and its value may be one word: `id=…`.
    let shift = whole.trim_end_matches('=').rfind('=').map_or(0, |at| at + 1);
    let span = span.start + shift..span.end;
    let word = text.get(span.clone())?.trim_end_matches('-');
    let span = span.start..span.start + word.len();
    let (tag, rest) = tagged(word);
    if is_masked_around(text, &span) || is_number(word) || ID_TAGS.contains(&tag) && !rest.is_empty() {
        return None;
    }
    if KEY_TAGS.contains(&tag) && rest.len() >= 8 && !is_word(rest) && is_fragment(rest) {
        return Some(hidden(text, span, word.get(..=tag.len()).unwrap_or_default()));
    }
    if word.len() >= 16
        && let Some(said) = decoded(word)
    {
        let is_key = !said.contains(' ') && (is_random(&said) || KEY_TAGS.contains(&tagged(&said).0));
        return (is_key || holds_secret(&said)).then(|| hidden(text, span, ""));
    }
    let looks_so = is_random(word)
        || is_tagged_number(tag, rest)
        || !tag.is_empty() && rest.len() >= 16 && Mix::of(rest).restlessness() >= 0.4 && !is_number(rest);
    (looks_so && !is_named_id(text, span.start)).then(|| hidden(text, span, ""))
}

/// The short word before the first dash, and what follows.
fn tagged(word: &str) -> (&str, &str) {
    match word.find(['-', '_']) {
        Some(at) if at <= 10 => (word.get(..at).unwrap_or_default(), word.get(at + 1..).unwrap_or_default()),
        _ => ("", word),
    }
}

/// Whether somebody hid the rest of the word: `…` or stars beside it.
fn is_masked_around(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let behind = text.get(span.end..).unwrap_or_default();
    let is_mask = before.ends_with(['…', '*', '•']) || behind.starts_with(['…', '*', '•']) || behind.starts_with("...");
    is_mask && span.len() <= 20
}

/// Whether the name before a value says that it is an id.
fn is_named_id(text: &str, start: usize) -> bool {
    let before = text.get(text.floor_char_boundary(start.saturating_sub(NAME_BEFORE))..start).unwrap_or_default();
    let name = before.trim_end_matches(['"', '\'', '`', ' ', ':', '=', '(', '[', '/', '#']);
    let line = name.rsplit('\n').next().unwrap_or_default();
    let word = line.rsplit(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))).next().unwrap_or_default();
    name.len() < before.len() && is_id(word)
}

/// A token of three parts, the first of which is a JSON object.
fn web_token(word: &str) -> Option<Range<usize>> {
    let start = word.find("eyJ")?;
    let rest = word.get(start..)?;
    let dot = rest.find('.')?;
    let second = rest.get(dot + 1..)?.split('.').next()?;
    (dot >= 10 && second.len() >= 4 && !is_word(second)).then(|| start..start + rest.trim_end_matches('.').len())
}

/// What base64 says, if it says something that can be read.
fn decoded(word: &str) -> Option<String> {
    let alphabet = if word.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
    let lenient = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let whole = word.get(..word.len().min(MOST_DECODED))?.trim_end_matches('=');
    let whole = whole.get(..if whole.len() % 4 == 1 { whole.len() - 1 } else { whole.len() })?;
    let bytes = GeneralPurpose::new(alphabet, lenient).decode(whole).ok()?;
    let shown = bytes.iter().filter(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')).count();
    let said = || bytes.iter().map(|byte| if matches!(byte, b' '..=b'~') { char::from(*byte) } else { ' ' }).collect();
    (shown * 4 >= bytes.len() * 3).then(said)
}

/// Blocks of private keys, to their end or as far as the text goes.
fn blocks(text: &str, found: &mut Vec<Find>) {
    let mut behind = 0;
    for start in memmem::find_iter(text.as_bytes(), "-----BEGIN ") {
        let head = text.get(start..).and_then(|rest| rest.get(..rest.floor_char_boundary(64))).unwrap_or_default();
        if start < behind || !head.contains("PRIVATE KEY") {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.find("-----END ").unwrap_or(rest.len());
        let tail =
            rest.get(end..).and_then(|tail| tail.get(9..)).and_then(|tail| tail.find("-----")).map_or(0, |at| at + 14);
        behind = start + end + tail.min(80);
        let behind_ok = text.floor_char_boundary(behind.min(text.len()));
        found.push(Find { span: start..behind_ok, shown: "[private key]".to_owned(), rank: Rank::Format });
    }
}

/// A secret of which the kind and the last two characters are shown.
fn hidden(text: &str, span: Range<usize>, kind: &str) -> Find {
    let shown = super::abbreviated(text.get(span.clone()).unwrap_or_default(), kind);
    Find { span, shown, rank: if kind.is_empty() { Rank::Random } else { Rank::Format } }
}
