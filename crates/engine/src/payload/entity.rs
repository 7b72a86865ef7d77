//! HTML entities.

use std::ops::Range;

use super::rewrite::{Rewrite, Rewritten};

/// The names that error pages use. Characters that are only typography are left to the cleaning.
const NAMED: [(&str, &str); 23] = [
    ("amp", "&"),
    ("apos", "'"),
    ("bull", "•"),
    ("copy", "©"),
    ("euro", "€"),
    ("gt", ">"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("ldquo", "\""),
    ("lsquo", "'"),
    ("lt", "<"),
    ("mdash", "—"),
    ("middot", "·"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("quot", "\""),
    ("raquo", "»"),
    ("rdquo", "\""),
    ("reg", "®"),
    ("rsquo", "'"),
    ("times", "×"),
    ("trade", "™"),
    ("zwnj", ""),
];

/// No entity is longer, `&` and `;` included.
const LONGEST: usize = 10;

/// Puts the entity at the start of the rest, which begins with `&`, into plain text. What is none stays.
pub(super) fn rewrite_one(rewrite: &mut Rewrite<'_>) {
    match entity(rewrite.rest()) {
        Some((length, Plain::Text(text))) => rewrite.replace(length, text),
        Some((length, Plain::Character(character))) => rewrite.replace(length, character.encode_utf8(&mut [0; 4])),
        None => rewrite.keep(1),
    }
}

/// The entity at the start of a text, which begins with `&`: its length, and the character it stands for, if any.
pub(crate) fn entity_at(text: &str) -> Option<(usize, Option<char>)> {
    entity(text).map(|(length, plain)| match plain {
        Plain::Text(text) => (length, text.chars().next()),
        Plain::Character(character) => (length, Some(character)),
    })
}

/// Puts all entities of a part of a text into plain text.
pub(super) fn decode(text: &str, part: Range<usize>) -> Rewritten {
    let mut rewrite = Rewrite::new(text, part);
    while rewrite.keep_until(|byte| byte == b'&').is_some() {
        rewrite_one(&mut rewrite);
    }
    rewrite.finish()
}

/// Where the entities of a text are.
pub(super) fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('&').filter_map(|(place, _)| {
        let (length, _) = entity(text.get(place..)?)?;
        Some(place..place + length)
    })
}

enum Plain {
    Text(&'static str),
    Character(char),
}

/// The length of the entity at the start of `text`, and what it stands for.
fn entity(text: &str) -> Option<(usize, Plain)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let plain = match name.strip_prefix('#') {
        Some(number) => Plain::Character(numbered(number)?),
        None => Plain::Text(NAMED.iter().find(|(known, _)| *known == name)?.1),
    };
    Some((end + 1, plain))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::{decode, places};

    #[test]
    fn entities_become_characters() {
        let text = "{&quot;a&quot;:&#39;b&#x27;} &bull; R&D &unknown; &";
        let decoded = decode(text, 0..text.len());
        assert_eq!(decoded.text, "{\"a\":'b'} • R&D &unknown; &");
        assert_eq!(decoded.map.source(&(1..2)), 1..7);
    }

    #[test]
    fn places_are_found() {
        assert_eq!(places("a &lt; b & c &#1114112;").last(), Some(2..6));
    }
}
