//! What terminals leave in a pasted text: escape sequences, whole or maimed.

/// How many bytes the control sequence at the start of `text` takes, `text` beginning with an ESC or a CSI character.
///
/// The forms are those of [ECMA-48](https://ecma-international.org/publications-and-standards/standards/ecma-48/).
/// What is no sequence costs only its introducer, so that no text disappears behind a stray ESC.
pub(super) fn sequence(text: &str) -> usize {
    let mut rest = text.chars();
    match rest.next() {
        Some('\u{9b}') => 2 + csi(rest.as_str()).unwrap_or(0),
        Some('\u{1b}') => 1 + behind_escape(rest.as_str()),
        _ => 0,
    }
}

fn behind_escape(text: &str) -> usize {
    match text.bytes().next() {
        Some(b'[') => 1 + text.get(1..).and_then(csi).unwrap_or(0),
        Some(b']' | b'P' | b'X' | b'^' | b'_') => 1 + text.get(1..).and_then(command_string).unwrap_or(0),
        Some(b' '..=b'/') => {
            let intermediate = text.bytes().take_while(|byte| matches!(byte, b' '..=b'/')).count();
            let last = text.as_bytes().get(intermediate).copied();
            intermediate + usize::from(last.is_some_and(|byte| matches!(byte, b'0'..=b'~')))
        }
        Some(b'0'..=b'~') => 1,
        _ => 0,
    }
}

/// Parameters, intermediate bytes and the final byte of a control sequence.
fn csi(text: &str) -> Option<usize> {
    let inner = text.bytes().take_while(|byte| matches!(byte, b' '..=b'?')).count();
    text.as_bytes().get(inner).copied().filter(|byte| matches!(byte, b'@'..=b'~')).map(|_| inner + 1)
}

/// A title, a hyperlink: up to BEL or ESC `\`, and not beyond the line.
fn command_string(text: &str) -> Option<usize> {
    let end = text.bytes().position(|byte| matches!(byte, 0x07 | 0x1b | b'\n'))?;
    match text.get(end..)?.as_bytes() {
        [0x07, ..] => Some(end + 1),
        [0x1b, b'\\', ..] => Some(end + 2),
        _ => None,
    }
}

/// How many bytes a colour code takes that has lost its ESC: `[31m` at the start of `text`.
///
/// `[5m]` and `[10ms]` are durations, not colours.
pub(super) fn leftover(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let codes = inner.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    let (codes, behind) = inner.split_at_checked(codes)?;
    let behind = behind.strip_prefix('m')?;
    let is_colour = codes.len() <= 20 && codes.split(';').all(|code| code.parse::<u8>().is_ok());
    let word = behind.bytes().take(8).take_while(u8::is_ascii_lowercase).count();
    let is_closed = behind.as_bytes().get(word).copied() == Some(b']');
    (is_colour && !is_closed).then_some(codes.len() + 2)
}

/// How many bytes a control sequence takes whose ESC is spelled out: `\u001b[31m`, `\x1b[0m`, `\033[0m`, `\e[0m`, `^[[0m`.
pub(super) fn spelled(text: &str) -> Option<usize> {
    const SPELLINGS: [&str; 7] = ["\\u001b[", "\\u001B[", "\\x1b[", "\\x1B[", "\\033[", "\\e[", "^[["];
    let spelling = SPELLINGS.iter().find(|spelling| text.starts_with(**spelling))?;
    let inner = text.get(spelling.len()..)?;
    let codes = inner.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    inner.as_bytes().get(codes).copied().filter(u8::is_ascii_alphabetic).map(|_| spelling.len() + codes + 1)
}

#[cfg(test)]
mod tests {
    use super::{leftover, sequence, spelled};

    #[test]
    fn sequences_end_where_the_standard_says() {
        assert_eq!(sequence("\u{1b}[1;31mError"), 7);
        assert_eq!(sequence("\u{9b}31mError"), 5);
        assert_eq!(sequence("\u{1b}]8;;https://x\u{1b}\\link"), 16);
        assert_eq!(sequence("\u{1b}]0;title\u{7}text"), 10);
        assert_eq!(sequence("\u{1b}(B"), 3);
    }

    #[test]
    fn a_stray_escape_takes_no_text_with_it() {
        assert_eq!(sequence("\u{1b}"), 1);
        assert_eq!(sequence("\u{1b}]no end\n"), 2);
        assert_eq!(sequence("\u{1b}[é"), 2);
    }

    #[test]
    fn a_colour_without_its_escape_is_told_from_a_duration() {
        assert_eq!(leftover("[31mError"), Some(4));
        assert_eq!(leftover("[1;38;5;208mError"), Some(12));
        assert_eq!(leftover("[5m]"), None);
        assert_eq!(leftover("[10ms]"), None);
        assert_eq!(leftover("[mutex]"), None);
        assert_eq!(leftover("[2025-01-01m"), None);
    }

    #[test]
    fn an_escape_may_be_spelled_out() {
        assert_eq!(spelled("\\u001b[31mError"), Some(10));
        assert_eq!(spelled("\\x1b[0m"), Some(7));
        assert_eq!(spelled("^[[0mx"), Some(5));
        assert_eq!(spelled("\\n"), None);
    }
}
