//! What a text may do to a terminal: print, and colour what it prints.

use std::borrow::Cow;

/// No colour sequence is longer, in bytes.
const LONGEST: usize = 20;

/// The text without anything that moves a cursor, sets a title, hides what follows or turns its direction, whoever wrote it:
/// titles of packs, names of files and payloads all end up here.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(drives) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(drives) {
        let (before, from) = rest.split_at(at);
        shown.push_str(before);
        let length = colour(from);
        shown.push_str(from.get(..length).unwrap_or_default());
        let skipped = if length > 0 { length } else { from.chars().next().map_or(1, char::len_utf8) };
        rest = from.get(skipped..).unwrap_or_default();
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

fn drives(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t')
        || matches!(
            character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// The length of the sequence at the start of a text that sets a foreground colour or the weight of letters, else 0. What
/// conceals, blinks or paints the ground is none.
fn colour(text: &str) -> usize {
    let Some(inner) = text.strip_prefix("\u{1b}[") else { return 0 };
    let Some(end) = inner.bytes().take(LONGEST).position(|byte| byte == b'm') else { return 0 };
    let codes = inner.get(..end).unwrap_or_default();
    let is_sober = |code: &str| {
        matches!(code.parse::<u8>(), Ok(0..=4 | 9 | 22..=24 | 29 | 31..=37 | 39 | 90..=97)) || code.is_empty()
    };
    let is_indexed = codes.strip_prefix("38;5;").is_some_and(|index| index.parse::<u8>().is_ok());
    if is_indexed || codes.split(';').all(is_sober) { 2 + end + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn colours_stay() {
        for text in ["\u{1b}[1m\u{1b}[31mred\u{1b}[0m", "\u{1b}[38;5;12mblue\u{1b}[0m", "plain ⚠\u{fe0f}\n\tnext"] {
            assert_eq!(printable(text), text);
        }
    }

    #[test]
    fn nothing_else_drives_the_terminal() {
        assert_eq!(printable("a\u{1b}[2Jb\u{1b}]0;title\u{7}c"), "a[2Jb]0;titlec");
        assert_eq!(printable("\u{1b}[8mconcealed\u{1b}[40;30mblack"), "[8mconcealed[40;30mblack");
        assert_eq!(printable("\u{9b}31m\r\u{8}\u{202e}turned\u{2066}"), "31mturned");
        assert_eq!(printable("\u{1b}[\u{1b}[2J\u{1b}"), "[[2J");
    }
}
