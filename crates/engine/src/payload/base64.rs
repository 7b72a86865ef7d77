//! Base64 in a text: error details that Connect and gRPC put beside, or in place of, what people can read.

use std::ops::Range;

use base64::Engine;
use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::decoded::Decoded;

/// A shorter token hides nothing worth a look.
const SHORTEST: usize = 16;
/// Of a longer token, only so much is decoded.
const LONGEST: usize = 1 << 20;

/// What hides in the base64 tokens of a text, with the place of each token.
pub(super) fn decoded_in(text: &str) -> impl Iterator<Item = (Range<usize>, Decoded)> {
    tokens(text).filter(|place| !is_secret(text, place)).filter_map(|place| {
        let bytes = decode(text.get(place.clone())?)?;
        Some((place, Decoded::in_bytes(&bytes)?))
    })
}

/// The longest runs of characters of either alphabet.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes.get(at..)?.iter().position(|byte| is_letter(*byte))?;
            let length = bytes.get(start..)?.iter().take_while(|byte| is_letter(**byte)).count();
            at = start + length;
            if length >= SHORTEST {
                return Some(start..at);
            }
        }
    })
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// Whether a token is a part of a JWT (dots join its parts) or the user and password of basic authentication.
fn is_secret(text: &str, place: &Range<usize>) -> bool {
    let before = text.get(..place.start).unwrap_or_default();
    let behind = text.get(place.end..).unwrap_or_default();
    let follows_part = before.strip_suffix('.').is_some_and(|part| part.bytes().next_back().is_some_and(is_letter));
    let precedes_part = behind.strip_prefix('.').is_some_and(|part| part.bytes().next().is_some_and(is_letter));
    let scheme = before.trim_end_matches(' ');
    let is_basic = scheme.len() < before.len()
        && scheme.as_bytes().last_chunk::<5>().is_some_and(|word| word.eq_ignore_ascii_case(b"basic"));
    follows_part || precedes_part || is_basic
}

/// The bytes of a token; what a poster cut off its end is no obstacle.
fn decode(token: &str) -> Option<Vec<u8>> {
    if token.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') {
        return None;
    }
    let is_url_safe = token.contains(['-', '_']);
    if is_url_safe && token.contains(['+', '/']) {
        return None;
    }
    let whole = token.len().min(LONGEST);
    let whole = if whole % 4 == 1 { whole - 1 } else { whole };
    let engine = engine(if is_url_safe { &URL_SAFE } else { &STANDARD });
    engine.decode(token.get(..whole)?).ok()
}

fn engine(alphabet: &Alphabet) -> GeneralPurpose {
    let lenient = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(alphabet, lenient)
}

#[cfg(test)]
mod tests {
    use super::decoded_in;

    #[track_caller]
    fn hides(text: &str, expected: &[&str]) {
        let found: Vec<_> = decoded_in(text).map(|(_, decoded)| decoded.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn messages_and_texts_are_found() {
        hides(
            "value: EiwKE1NlcnZpY2UgVW5hdmFpbGFibGUSE1NlcnZpY2UgVW5hdmFpbGFibGUgABgA.",
            &["Service Unavailable\nService Unavailable"],
        );
        hides("EiwKE1NlcnZpY2UgVW5hdmFpbGFibGUSE1Nlcn...", &["Service Unavailable\nSer"]);
        hides("eyJlcnJvciI6ICJubyBhY2Nlc3MifQ==", &["{\"error\": \"no access\"}"]);
    }

    #[test]
    fn ids_keys_and_tokens_are_not() {
        for text in [
            "00000000-0000-4000-8000-000000000001 51c8aff7cb5a89f4a0e462fbacab938bdbfaf140",
            "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJVadQssw5c",
            "Authorization: Basic dXNlcjpwYXNzIHdvcmQgb2YgbWluZQ==",
            "/home/jane/miniconda3/envs/project/lib/python3 NGHTTP2_ENHANCE_YOUR_CALM StreamUnifiedChatRequestWithTools",
            "sk-proj-T3BlbkFJabcdefghijklmnopqrstuvwxyz0123456789",
        ] {
            hides(text, &[]);
        }
    }
}
