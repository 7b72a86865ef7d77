//! A line cut down to the width of a terminal, around what matters in it and never inside a word.

use std::ops::Range;

use textwrap::core::display_width;

use crate::payload::borders;

/// What stands where something was cut off.
const ELLIPSIS: &str = "…";

/// A line in three parts: before what matters, that, and behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fitted {
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
}

/// Cuts a line down to `room` columns, the marked part last.
pub(super) fn fit(line: &str, mark: &Range<usize>, room: usize) -> Fitted {
    let line = line.replace(['\n', '\t', '\r'], " ");
    let mark = whole_words(&line, mark);
    let (before, rest) = line.split_at_checked(mark.start).unwrap_or((&line, ""));
    let (marked, after) = rest.split_at_checked(mark.len()).unwrap_or((rest, ""));
    if display_width(marked) > room {
        let marked = ends(marked.trim_end(), room.saturating_sub(1));
        let after = if after.trim().is_empty() || marked.ends_with(ELLIPSIS) { "" } else { ELLIPSIS };
        return Fitted { before: String::new(), marked, after: after.to_owned() };
    }
    let left = room.saturating_sub(display_width(marked));
    let before_room = (left / 2).max(left.saturating_sub(display_width(after)));
    let narrow = tail(before, before_room);
    let after = head(after, left.saturating_sub(display_width(&narrow))).unwrap_or_default();
    // What the part behind could not use is no room lost.
    let before = tail(before, left.saturating_sub(display_width(&after)));
    Fitted { before, marked: marked.to_owned(), after }
}

/// The mark, grown over the words that it begins or ends in.
fn whole_words(line: &str, mark: &Range<usize>) -> Range<usize> {
    let start = borders(line).take_while(|at| *at <= mark.start).last().unwrap_or(0);
    let end = borders(line).find(|at| *at >= mark.end).unwrap_or(line.len());
    let is_part = |character: char| character.is_alphanumeric() || is_loose(character);
    let rest = line.get(mark.end..end).unwrap_or_default();
    let lead = line.get(start..mark.start).unwrap_or_default();
    let start = mark.start - lead.trim_start_matches(|character| !is_part(character)).len();
    start..mark.end + rest.trim_end_matches(|character| !is_part(character)).len()
}

/// Both ends of a text that is too long, or its beginning, or its first word, which is never cut, however wide.
fn ends(text: &str, room: usize) -> String {
    if let Some(beginning) = head(text, room / 2) {
        let end = tail(text, room.saturating_sub(display_width(&beginning)));
        return beginning + end.trim_start_matches(ELLIPSIS);
    }
    let first = || borders(text).map(|at| text[..at].trim_end_matches(is_loose)).find(|first| has_words(first));
    head(text, room).or_else(|| first().map(|first| format!("{first}{ELLIPSIS}"))).unwrap_or_else(|| text.to_owned())
}

/// The longest beginning of a text that ends between words and has room, or `None`.
fn head(text: &str, room: usize) -> Option<String> {
    if display_width(text) <= room {
        return Some(text.to_owned());
    }
    let kept = borders(text)
        .map(|at| text[..at].trim_end_matches(is_loose))
        .take_while(|kept| display_width(kept) < room)
        .last()?;
    has_words(kept).then(|| format!("{kept}{ELLIPSIS}"))
}

/// The longest end of a text that begins between words and has room.
fn tail(text: &str, room: usize) -> String {
    if display_width(text) <= room {
        return text.to_owned();
    }
    let kept = borders(text).map(|at| text[at..].trim_start_matches(is_loose)).find(|kept| display_width(kept) < room);
    kept.filter(|kept| has_words(kept)).map(|kept| format!("{ELLIPSIS}{kept}")).unwrap_or_default()
}

/// Blanks, quotes and brackets do not hang on to an ellipsis.
fn is_loose(character: char) -> bool {
    character.is_whitespace() || "\"'{}[]()<>|:,".contains(character)
}

/// Brackets and quotes alone say nothing.
fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str, marked: &str, room: usize) -> String {
        let start = line.find(marked).expect("it is there");
        let fitted = fit(line, &(start..start + marked.len()), room);
        format!("{}[{}]{}", fitted.before, fitted.marked, fitted.after)
    }

    #[test]
    fn a_line_is_cut_between_words() {
        let line = "the first words say \"key not accepted\" by https://example.com/a-b/c now";
        assert_eq!(shown(line, "not accepted", 40), "…first words say \"key [not accepted]\" by…");
        assert_eq!(shown(line, "not accepted", 14), "[not accepted]");
        assert_eq!(shown(line, "first words say \"key not accepted", 20), "[first…not accepted]…");
        assert_eq!(
            shown("see https://example.com/a/b here", "https://example.com/a/b here", 9),
            "[https://example.com/a/b…]"
        );
        assert_eq!(shown("无效的密钥，请检查您的密钥是否正确", "密钥，", 18), "无效的[密钥，]请检…");
    }
}
