//! Single tags of a page.

use std::ops::Range;

/// Attributes whose values say something: where a block page sends people, and what its pictures would show.
const TELLING: [&str; 6] = ["action", "alt", "content", "href", "src", "title"];

/// The length of the tag at the start of `text`; `None` where a `<` is only a sign.
pub(super) fn length(text: &str) -> Option<usize> {
    let first = *text.as_bytes().get(1)?;
    let end = text.bytes().skip(1).position(|byte| matches!(byte, b'<' | b'>'))? + 1;
    let is_tag = matches!(first, b'/' | b'!' | b'?') || first.is_ascii_alphabetic();
    (is_tag && text.as_bytes().get(end) == Some(&b'>')).then_some(end + 1)
}

/// The name of a tag, without the slash of a closing one.
pub(super) fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    inner.get(..length).unwrap_or_default()
}

/// The places of the values in a tag that say something.
pub(super) fn values(tag: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let equals = at + tag.get(at..)?.find('=')?;
        let place = value(tag, equals + 1);
        at = place.end.max(equals + 1);
        Some((attribute(tag.get(..equals)?), place))
    })
    .filter(|(attribute, place)| !place.is_empty() && TELLING.iter().any(|known| known.eq_ignore_ascii_case(attribute)))
    .map(|(_, place)| place)
}

/// The name of the attribute that `before` ends with.
fn attribute(before: &str) -> &str {
    let before = before.trim_ascii_end();
    before.rsplit(|character: char| !character.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// The place of a value, without quotes if it has any.
fn value(tag: &str, start: usize) -> Range<usize> {
    let rest = tag.get(start..).unwrap_or_default();
    let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''));
    let begin = start + usize::from(quote.is_some());
    let inner = tag.get(begin..).unwrap_or_default();
    let ends =
        |character: char| quote.map_or(character.is_ascii_whitespace() || character == '>', |quote| character == quote);
    begin..begin + inner.find(ends).unwrap_or(inner.len())
}

#[cfg(test)]
mod tests {
    use super::{length, name, values};

    #[test]
    fn tags_are_told_from_signs() {
        assert_eq!(length("<br/> x"), Some(5));
        assert_eq!(length("< b > c"), None);
        assert_eq!(length("<a <b>"), None);
        assert_eq!(name("</Body >"), "Body");
    }

    #[test]
    fn telling_values_are_found() {
        let tag = "<img src=\"https://x/y?a=b\" class='z' alt = no alt='Blocked page' href=/z>";
        let found: Vec<_> = values(tag).filter_map(|place| tag.get(place)).collect();
        assert_eq!(found, ["https://x/y?a=b", "Blocked page", "/z"]);
    }
}
