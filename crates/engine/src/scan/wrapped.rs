//! Whether something may be wrapped in an event in such a way that its words do not stand there.

/// Base64 of a message is no shorter.
const BASE64: usize = 24;

/// Whether a text has escapes that stand for letters, or a stretch that may be base64.
pub(super) fn may_be_wrapped(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_escape = |at: usize| {
        let behind = |by: usize| bytes.get(at + by).copied().unwrap_or_default();
        match bytes.get(at) {
            Some(b'\\') => matches!(behind(1), b'u' | b'x'),
            Some(b'%') => behind(1).is_ascii_hexdigit() && behind(2).is_ascii_hexdigit(),
            Some(b'&') => behind(1) == b'#',
            _ => false,
        }
    };
    memchr::memchr3_iter(b'\\', b'%', b'&', bytes).any(is_escape)
        // Terminal colours may stand in the midst of a word.
        || memchr::memchr(b'\x1b', bytes).is_some()
        || bytes.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'+').any(may_be_base64)
}

fn may_be_base64(run: &[u8]) -> bool {
    run.len() >= BASE64
        && run.iter().any(u8::is_ascii_lowercase)
        && run.iter().any(u8::is_ascii_uppercase)
        && run.iter().any(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::may_be_wrapped;

    #[test]
    fn escapes_and_base64_may_hide_words() {
        for text in ["a \\u0041pi key", "%41pi", "&#65;pi", "\u{1b}[31mred", "value: CiBJbnZhbGlkIEFQSSBrZXk0MDE="] {
            assert!(may_be_wrapped(text), "{text}");
        }
        for text in ["100 % of 3", "a & b", "C:\\temp", "/api/v2/items/12345/parts", "4f2a9b1c1a2b4c3d9e8f0123456789ab"]
        {
            assert!(!may_be_wrapped(text), "{text}");
        }
    }
}
