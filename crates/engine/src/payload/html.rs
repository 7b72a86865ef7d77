//! HTML, and the XML of some services, as the text that a browser would show.

use std::ops::Range;

use super::rewrite::{Rewrite, Rewritten};
use super::{entity, tag};

/// What tells a page from a sentence that holds a `<`.
const MARKERS: [&str; 8] = ["<!doctype", "<html", "<head", "</head", "<title", "<body", "<?xml", "<center"];

/// Tags within a line; every other tag ends one.
const INLINE: [&str; 14] =
    ["a", "abbr", "b", "big", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"];

/// Whether a page begins at the start of `text`, which begins with `<`.
pub(super) fn begins_page(text: &str) -> bool {
    MARKERS.iter().any(|marker| {
        let behind = text.as_bytes().get(marker.len()).copied().unwrap_or(b'>');
        starts_with(text, marker) && !behind.is_ascii_alphanumeric()
    })
}

/// Whether a page begins anywhere in a text.
pub(super) fn holds_page(text: &str) -> bool {
    text.match_indices('<').any(|(place, _)| text.get(place..).is_some_and(begins_page))
}

/// How long the page at the start of `text` is: up to its closing tag, or to the end of a text that was cut.
pub(super) fn page_length(text: &str) -> usize {
    up_to(text, "</html>")
}

/// The text of a page: tags, scripts and styles dropped, entities decoded, blocks on lines of their own.
///
/// Comments stay, and so do some attributes: servers hide the reason of a refusal there, and proxies their name.
pub(super) fn page_text(text: &str, part: Range<usize>) -> Rewritten {
    let mut rewrite = Rewrite::new(text, part);
    while let Some(byte) = rewrite.keep_until(|byte| matches!(byte, b'<' | b'&')) {
        if byte == b'&' {
            entity::rewrite_one(&mut rewrite);
        } else {
            element(&mut rewrite);
        }
    }
    rewrite.finish()
}

fn element(rewrite: &mut Rewrite<'_>) {
    const COMMENT: &str = "<!--";
    let rest = rewrite.rest();
    if rest.starts_with(COMMENT) {
        return rewrite.replace(COMMENT.len(), "\n");
    }
    let Some(tag) = tag::length(rest).and_then(|length| rest.get(..length)) else { return rewrite.keep(1) };
    if let Some(end) = hidden_until(tag) {
        rewrite.skip(up_to(rest, end));
    } else {
        shown(rewrite, tag);
    }
}

/// Puts in place of a tag what its attributes say, each on a line, and a line end unless it stands within a line.
fn shown(rewrite: &mut Rewrite<'_>, tag: &str) {
    let mut at = 0;
    for value in tag::values(tag) {
        rewrite.replace(value.start.saturating_sub(at), "\n");
        rewrite.keep(value.len());
        at = value.end;
    }
    let is_inline = at == 0 && INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(tag::name(tag)));
    rewrite.replace(tag.len().saturating_sub(at), if is_inline { "" } else { "\n" });
}

/// The end of an element whose content is not shown, if such an element begins here.
fn hidden_until(tag: &str) -> Option<&'static str> {
    let name = tag::name(tag);
    if tag.starts_with("</") {
        None
    } else if name.eq_ignore_ascii_case("script") {
        Some("</script>")
    } else if name.eq_ignore_ascii_case("style") {
        Some("</style>")
    } else {
        None
    }
}

/// The length of what goes up to the tag `end`, which is included, or to the end of the text.
fn up_to(text: &str, end: &str) -> usize {
    let mut closing = text.match_indices("</").map(|(place, _)| place);
    let found = closing.find(|place| text.get(*place..).is_some_and(|rest| starts_with(rest, end)));
    found.map_or(text.len(), |place| place + end.len())
}

fn starts_with(text: &str, prefix: &str) -> bool {
    text.as_bytes().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{holds_page, page_length, page_text};

    #[track_caller]
    fn shows(page: &str, expected: &str) {
        let shown = page_text(page, 0..page.len()).text;
        assert_eq!(shown.split_whitespace().collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn a_page_shows_what_a_browser_shows() {
        shows(
            "<html><head><title>401 No</title></head><body><h1>Sign&nbsp;<b>i</b>n</h1></body></html>",
            "401 No Sign in",
        );
        shows("<style>a{b:c}</style>x<SCRIPT src=y>if (a<b) {}</script >z", "x");
        shows("<script>never closed", "");
        shows("</script>text a < b && c", "text a < b && c");
        shows("<!-- Permission you need --> <p>No</p>", "Permission you need --> No");
        shows("See <a href='/login'>here</a>", "See /login here");
        shows("<Error><Code>AccessDenied</Code><Message>No</Message></Error>", "AccessDenied No");
    }

    #[test]
    fn a_page_is_told_from_a_sentence() {
        assert!(holds_page("504 <HTML>"));
        assert!(holds_page("<!DOCTYPE html>"));
        assert!(!holds_page("<class 'Error'> a <b> c <header> <xx>"));
    }

    #[test]
    fn a_page_ends_with_its_closing_tag() {
        assert_eq!(page_length("<html>x</HTML> more"), 14);
        assert_eq!(page_length("<html>x</body> more"), 19);
    }
}
