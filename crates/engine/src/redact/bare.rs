//! The bare text: what stands there once every layer of quoting is undone, whatever it was wrapped in.
//!
//! A key is found by its neighbours, and escapes hide these: the `n` of `\n` would pass for its first letter. So all
//! layers are undone at once, wherever they stand, which no parser of one format could do.

use crate::payload::{ByteSet, Rewrite, Rewritten, byte_set, clean, entity_at};

/// More layers of quoting around each other are not undone.
const MOST_LAYERS: usize = 4;

/// What to do with the next bytes.
enum Step {
    Keep(usize),
    Put(usize, Option<char>),
}

/// The bare form of a text that is clean already, with the way back to it.
pub(super) fn bare(clean_text: &str) -> Option<Rewritten> {
    let mut bare = layer_off(clean_text)?;
    for _ in 1..MOST_LAYERS {
        let Some(next) = layer_off(&bare.text) else { break };
        bare = behind(&bare, next);
    }
    let cleaned = clean(&bare.text);
    Some(behind(&bare, cleaned))
}

fn behind(bare: &Rewritten, next: Rewritten) -> Rewritten {
    Rewritten { map: next.map.through(&bare.map), text: next.text }
}

/// The text without one layer of quoting, or `None` where there is none.
fn layer_off(text: &str) -> Option<Rewritten> {
    let mut rewrite = Rewrite::new(text, 0..text.len());
    let mut has_changed = false;
    while let Some(byte) = rewrite.keep_until(|byte| QUOTING.has(byte)) {
        let rest = rewrite.rest();
        let step = match byte {
            b'\\' => backslash(rest),
            b'%' => percent(rest),
            b'&' => entity_at(rest).map_or(Step::Keep(1), |(length, text)| Step::Put(length, text)),
            b'<' => tag(rest),
            _ => wide(rest),
        };
        match step {
            Step::Keep(length) => rewrite.keep(length),
            Step::Put(length, put) => {
                has_changed = true;
                match put {
                    Some(put) => rewrite.replace(length, put.encode_utf8(&mut [0; 4])),
                    None => rewrite.skip(length),
                }
            }
        }
    }
    has_changed.then(|| rewrite.finish())
}

static QUOTING: ByteSet = byte_set!(is_quoting);

const fn is_quoting(byte: u8) -> bool {
    matches!(byte, b'\\' | b'%' | b'&' | b'<' | 0xe2 | 0xef)
}

/// `\n`, `\"`, `\u0022`, `\x22`; of a text that was quoted several times, all backslashes at once.
fn backslash(rest: &str) -> Step {
    let run = rest.bytes().take_while(|byte| *byte == b'\\').count();
    let behind = rest.get(run..).unwrap_or_default();
    let code = |from: usize, length: usize| {
        let digits =
            behind.get(from..from + length).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        Some((run + from + length, u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)))
    };
    let plain = |put: char| Some((run + 1, Some(put)));
    let found = match behind.bytes().next() {
        Some(b'n' | b'r') => plain('\n'),
        Some(b't') => plain('\t'),
        Some(mark @ (b'"' | b'\'' | b'/' | b'`')) => plain(char::from(mark)),
        Some(b'u') => code(1, 4),
        Some(b'U') => code(1, 8),
        Some(b'x') => code(1, 2),
        _ => None,
    };
    found.map_or(Step::Keep(run), |(length, put)| Step::Put(length, put))
}

/// `%3D`, where it stands for something that can be typed.
fn percent(rest: &str) -> Step {
    let digits = rest.get(1..3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
        Some(byte @ (b' '..=b'~' | b'\n' | b'\r' | b'\t')) => Step::Put(3, Some(char::from(byte))),
        _ => Step::Keep(1),
    }
}

/// The tag that allows a break within a word.
fn tag(rest: &str) -> Step {
    let is_tag = |tag: &&&str| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    ["<wbr>", "<wbr/>", "<wbr />"].iter().find(is_tag).map_or(Step::Keep(1), |tag| Step::Put(tag.len(), None))
}

/// Dashes of typography, and the wide letters of East Asian keyboards.
fn wide(rest: &str) -> Step {
    let Some(character) = rest.chars().next() else { return Step::Keep(1) };
    let length = character.len_utf8();
    match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Step::Put(length, Some('-')),
        '\u{ff01}'..='\u{ff5e}' => Step::Put(length, char::from_u32(u32::from(character) - 0xfee0)),
        _ => Step::Keep(length),
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[track_caller]
    fn reads(wrapped: &str, expected: &str) {
        assert_eq!(bare(wrapped).map(|bare| bare.text).as_deref(), Some(expected));
    }

    #[test]
    fn every_layer_goes() {
        reads(r#"{\\\"key\\\":\\\"abc\\\"}"#, r#"{"key":"abc"}"#);
        reads("api_key%253D%2522abc", "api_key=\"abc");
        reads("&quot;key&quot;: &#97;b&#x63;", "\"key\": abc");
        reads(r"one\ntwo\u0022", "one\ntwo\"");
        reads("ｋｅｙ：ab\u{2011}c<wbr>d", "key:ab-cd");
    }

    #[test]
    fn places_lead_back_through_all_layers() {
        let bare = bare("x%3D%2561").expect("quoted");
        assert_eq!(bare.text, "x=a");
        assert_eq!(bare.map.source(&(2..3)), 4..9);
    }
}
