//! Where a text was escaped as a whole: pasted out of a string literal, a log, a page's source.

use std::ops::Range;

use super::entity;
use super::wrapped::is_wrapped;

/// The lines of `part` from the first to the last that holds an escaped quote, or a line end that was spelled out.
pub(super) fn lines_with_escapes(text: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let inner = text.get(part.clone())?;
    let is_literal = inner.trim().len() > 1 && inner.trim().starts_with('"') && inner.trim().ends_with('"');
    let tells = |place: &usize| inner.get(*place + 1..).is_some_and(|behind| tells(behind, is_literal));
    lines(inner, part.start, escapes(inner).filter(tells).map(|place| place..place + 2))
}

/// The lines of `part` from the first to the last that holds an HTML entity.
pub(super) fn lines_with_entities(text: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let inner = text.get(part.clone())?;
    lines(inner, part.start, entity::places(inner))
}

/// The backslashes of a text that begin an escape; the second of two begins none.
fn escapes(text: &str) -> impl Iterator<Item = usize> {
    let mut behind = 0;
    text.match_indices('\\').map(|(place, _)| place).filter(move |place| {
        let begins = *place >= behind;
        if begins {
            behind = place + 2;
        }
        begins
    })
}

/// Whether a backslash before `text` is an escape and no path. A path goes on with a small letter: `C:\node`.
fn tells(text: &str, is_literal: bool) -> bool {
    if text.starts_with('"') || text.starts_with("\\\"") {
        return true;
    }
    let Some(behind) = text.strip_prefix('n') else { return false };
    is_literal
        || behind.starts_with([' ', '\\', '{', '}', '[', ']', '<', '"', '\'', '\n'])
        || behind.is_empty()
        || behind.starts_with(|next: char| next.is_ascii_uppercase())
}

/// The whole lines around some places of `text`, which begins at the byte `start` of a longer one. A line that was broken to
/// fit a width is whole with the rest of it.
fn lines(text: &str, start: usize, mut places: impl Iterator<Item = Range<usize>>) -> Option<Range<usize>> {
    let first = places.next()?;
    let last = places.last().unwrap_or_else(|| first.clone());
    let above = text.get(..first.start)?.rmatch_indices('\n').find(|(at, _)| !is_wrapped(text, *at));
    let begin = above.map_or(0, |(line_end, _)| line_end + 1);
    let mut below = text.get(last.end..)?.match_indices('\n').map(|(length, _)| last.end + length);
    let end = below.find(|at| !is_wrapped(text, *at)).unwrap_or(text.len());
    Some(start + begin..start + end)
}

#[cfg(test)]
mod tests {
    use super::{lines_with_entities, lines_with_escapes};

    #[track_caller]
    fn escaped(text: &str, expected: Option<&str>) {
        let found = lines_with_escapes(text, &(0..text.len()));
        assert_eq!(found.and_then(|place| text.get(place)), expected);
    }

    #[test]
    fn escaped_quotes_tell() {
        escaped("a\nb {\\\"x\\\":1} c\nd", Some("b {\\\"x\\\":1} c"));
        escaped(r#"{\\"x\\":1}"#, Some(r#"{\\"x\\":1}"#));
        escaped(r"Error 1\nInvalid key", Some(r"Error 1\nInvalid key"));
        escaped(r#""one\ntwo""#, Some(r#""one\ntwo""#));
        escaped(
            "a\nthe sentence that goes on\nbehind its line\\n\" here",
            Some("the sentence that goes on\nbehind its line\\n\" here"),
        );
    }

    #[test]
    fn paths_do_not() {
        escaped(r"c:\Users\node_modules\new", None);
        escaped("no escape", None);
    }

    #[test]
    fn entities_tell() {
        let text = "a\n{&quot;x&quot;} b\nc";
        assert_eq!(lines_with_entities(text, &(0..text.len())), Some(2..19));
        assert_eq!(lines_with_entities("AT&T; a & b", &(0..11)), None);
    }
}
