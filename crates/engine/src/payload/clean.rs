//! Cleaning: what terminals, forums and word processors did to a text is undone.

use std::sync::OnceLock;

use super::byte_set::{ByteSet, byte_set};
use super::fold::fold_clean;
use super::invisible::is_invisible;
use super::offset::OffsetMap;
use super::rewrite::{Rewrite, Rewritten};
use super::terminal;

/// So far back the drive of a path is looked for, in bytes.
const LONGEST_PATH: usize = 160;

/// A text without terminal codes and typography, and once more folded for matching.
#[derive(Clone, Debug, Default)]
pub(super) struct CleanText {
    pub(super) text: String,
    pub(super) folded: String,
    /// From the folded text to the clean one.
    pub(super) folding: OffsetMap,
    /// The clean text in small letters, byte for byte; made once somebody asks for it.
    lower: OnceLock<String>,
}

impl CleanText {
    /// Folds a text that is clean already.
    pub(super) fn from_clean(text: String) -> Self {
        let folded = fold_clean(&text);
        Self { text, folded: folded.text, folding: folded.map, lower: OnceLock::new() }
    }

    pub(super) fn lower(&self) -> &str {
        self.lower.get_or_init(|| self.text.to_ascii_lowercase())
    }
}

/// Cleans a text. What is kept, is kept byte for byte; nothing grows.
///
/// Escape sequences, control characters, zero-width and bidi characters go; curly quotes, primes and exotic spaces become
/// the plain ones, so that documents typed through a forum parse again; markdown escapes (`\_`) lose their backslash,
/// those that mean something in JSON (`\"`, `\\`, `\n`, `\u`) keep it; every line end becomes a line feed.
pub(crate) fn clean(text: &str) -> Rewritten {
    let mut rewrite = Rewrite::new(text, 0..text.len());
    while let Some(byte) = rewrite.keep_until(|byte| SUSPICIOUS.has(byte)) {
        let rest = rewrite.rest();
        match byte {
            b'\\' if parts_hidden_folder(text, rest) => rewrite.keep(2),
            b'\\' => backslash(&mut rewrite),
            b'[' => drop_or_keep(&mut rewrite, terminal::leftover(rest)),
            b'^' => drop_or_keep(&mut rewrite, terminal::spelled(rest)),
            b'\r' if rest.starts_with("\r\n") => rewrite.skip(1),
            b'\r' => rewrite.replace(1, "\n"),
            0x1b => rewrite.skip(terminal::sequence(rest)),
            0..=0x7f => rewrite.skip(1),
            _ => typography(&mut rewrite),
        }
    }
    rewrite.finish()
}

static SUSPICIOUS: ByteSet = byte_set!(is_suspicious);

/// Whether a byte is, or begins, something that may have to be changed. Most letters of most scripts are not.
const fn is_suspicious(byte: u8) -> bool {
    match byte {
        b'\n' | b'\t' => false,
        0..0x20 | 0x7f | b'\\' | b'[' | b'^' => true,
        _ => matches!(byte, 0xc2 | 0xca | 0xcd | 0xd8 | 0xe1 | 0xe2 | 0xe3 | 0xef | 0xf3),
    }
}

fn drop_or_keep(rewrite: &mut Rewrite<'_>, dropped: Option<usize>) {
    match dropped {
        Some(length) => rewrite.skip(length),
        None => rewrite.keep(1),
    }
}

fn backslash(rewrite: &mut Rewrite<'_>) {
    if let Some(length) = terminal::spelled(rewrite.rest()) {
        return rewrite.skip(length);
    }
    match rewrite.rest().as_bytes().get(1) {
        Some(
            b'_' | b'*' | b'[' | b']' | b'{' | b'}' | b'#' | b'-' | b'.' | b'!' | b'~' | b'>' | b'(' | b')' | b'`',
        ) => rewrite.skip(1),
        Some(b'\\') => rewrite.keep(2),
        _ => rewrite.keep(1),
    }
}

/// Whether a backslash and a dot are no escape, but stand in a path of Windows: `C:\Users\x\.y`, `%USERPROFILE%\.y`, `~\.y`.
/// Where backslashes come in pairs, a single one is an escape.
fn parts_hidden_folder(text: &str, rest: &str) -> bool {
    let names = rest.as_bytes().get(1) == Some(&b'.') && rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic);
    let before = text.get(..text.len() - rest.len() + 1).filter(|_| names).unwrap_or_default();
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(LONGEST_PATH))..).unwrap_or_default();
    let path = near.rsplit(['\n', '"', '\'', '`', '<', '>', '|', '*', '?']).next().unwrap_or_default();
    [":\\", "%\\", "~\\"].into_iter().any(|start| {
        path.rsplit_once(start).is_some_and(|(head, below)| {
            let begins = start != ":\\" || head.ends_with(|letter: char| letter.is_ascii_alphabetic());
            begins && !below.starts_with('\\') && !below.contains("\\\\")
        })
    })
}

fn typography(rewrite: &mut Rewrite<'_>) {
    let Some(character) = rewrite.rest().chars().next() else { return };
    let length = character.len_utf8();
    match character {
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{2036}' | '\u{301d}'..='\u{301f}' | '\u{ff02}' => {
            rewrite.replace(length, "\"");
        }
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2035}' | '\u{2bc}' | '\u{ff07}' => rewrite.replace(length, "'"),
        '\u{2010}' | '\u{2011}' => rewrite.replace(length, "-"),
        // The frames that terminal programs draw around their messages.
        '\u{2500}'..='\u{257f}' => rewrite.replace(length, " "),
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            rewrite.replace(length, " ");
        }
        '\u{85}' | '\u{2028}' | '\u{2029}' => rewrite.replace(length, "\n"),
        '\u{9b}' => rewrite.skip(terminal::sequence(rewrite.rest())),
        _ if is_invisible(character) => rewrite.skip(length),
        _ => rewrite.keep(length),
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[track_caller]
    fn cleans(dirty: &str, expected: &str) {
        assert_eq!(clean(dirty).text, expected);
    }

    #[test]
    fn colours_go() {
        cleans("\u{1b}[31m✗ Error\u{1b}[0m: no", "✗ Error: no");
        cleans("[31mError[0m at [unauthenticated]", "Error at [unauthenticated]");
        cleans("\\u001b[31mError\\u001b[39m", "Error");
    }

    #[test]
    fn typography_becomes_plain() {
        cleans("“buttons”:‘x’ it’s 5\u{2033}", "\"buttons\":'x' it's 5\"");
        cleans("a\u{a0}b\u{3000}c\u{200b}d\u{feff}", "a b cd");
        cleans("kimi\u{2011}k2", "kimi-k2");
        cleans("余额不足 — café", "余额不足 — café");
        cleans("│ API Error │\n╰──╯", "  API Error  \n    ");
    }

    #[test]
    fn markdown_escapes_go_and_json_escapes_stay() {
        cleans(r"ERROR\_BAD\_USER \[x\] \- 1\.", "ERROR_BAD_USER [x] - 1.");
        cleans(r#"{\"a\":\"b\\n\u00e9\\[\"}"#, r#"{\"a\":\"b\\n\u00e9\\[\"}"#);
    }

    #[test]
    fn a_hidden_folder_keeps_its_separator() {
        for path in [r"C:\Users\Jane Doe\.codex\auth.json", r"%USERPROFILE%\.claude\x", r"~\.gemini\.env"] {
            cleans(path, path);
        }
        cleans(r"see example\.com, 1\. and C:\\Users\\jane\.doe", r"see example.com, 1. and C:\\Users\\jane.doe");
    }

    #[test]
    fn line_ends_become_line_feeds() {
        cleans("a\r\nb\rc\n\td\u{8}\0", "a\nb\nc\n\td");
    }

    #[test]
    fn places_lead_back() {
        let cleaned = clean("x\u{1b}[1m“é”\r\n");
        assert_eq!(cleaned.text, "x\"é\"\n");
        assert_eq!(cleaned.map.source(&(1..2)), 5..8);
        assert_eq!(cleaned.map.source(&(2..4)), 8..10);
        assert_eq!(cleaned.map.source(&(1..5)), 5..13);
    }
}
