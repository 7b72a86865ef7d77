//! Keys that a narrow window cut in two: the rest stands on the next line.

use std::ops::Range;

use super::Find;
use super::random::{is_fragment, is_number};

/// No key is continued over more lines.
const MOST_LINES: usize = 64;

/// What stands at the beginning of the line behind a word, if the word ends its line and this could belong to it.
pub(super) fn behind(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(word.end..)?;
    let rest = rest.strip_prefix('\\').unwrap_or(rest).trim_start_matches(' ').strip_prefix('\n')?;
    let trimmed = rest.trim_start_matches([' ', '\t', '>', '|', '+']);
    let start = text.len() - trimmed.len();
    let length = trimmed
        .bytes()
        .take_while(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/' | b'=' | b'.' | b'~')
        })
        .count();
    let piece = trimmed.get(..length)?.trim_end_matches('.');
    let follows = trimmed.get(length..)?.chars().next().unwrap_or(' ');
    let ends = follows.is_whitespace()
        || matches!(follows, '"' | '\'' | '`' | ',' | ';' | ')' | '}' | ']' | '<' | '|' | '@' | '&');
    (piece.len() >= 2 && ends).then(|| start..start + piece.len())
}

/// Makes every secret that ends its line as long as it is.
pub(super) fn lengthen(text: &str, found: &mut [Find]) {
    for find in found {
        for _ in 0..MOST_LINES {
            let Some(next) = behind(text, &find.span) else { break };
            let piece = text.get(next.clone()).unwrap_or_default();
            let is_rest = is_fragment(piece) || is_number(piece) && piece.len() >= 12 && !piece.contains('-');
            if !is_rest {
                break;
            }
            find.span.end = next.end;
        }
    }
}
