//! Where a string ends, although nobody escaped the quotes inside.
//!
//! Gateways write `"must be "object"","type"`, forums straighten the quotes of `'You don't have access'`. So a quote ends
//! a string only if what follows it fits the place; if no quote does, the first one ends it after all.

use super::name::colon;
use super::string::addition;

/// What a string is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The name of a field.
    Name,
    /// The value of a field.
    Field,
    /// An item of a list.
    Item,
}

/// Finds the ends of strings, in one text from left to right.
#[derive(Debug, Default)]
pub(super) struct Closings {
    /// For these, no fitting quote comes any more. Without this, texts of quotes only would take quadratic time.
    exhausted: Vec<(u8, Role)>,
}

impl Closings {
    /// The place of the quote that ends the string whose content begins at `start`; the end of the text if it was cut.
    pub(super) fn find(&mut self, text: &str, start: usize, quote: u8, role: Role) -> usize {
        let bytes = text.as_bytes();
        let mut first = None;
        let mut at = start;
        while let Some(offset) =
            bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == quote || *byte == b'\\'))
        {
            let place = at + offset;
            if bytes.get(place) == Some(&b'\\') {
                at = place + 2;
                continue;
            }
            if role == Role::Name || text.get(place + 1..).is_some_and(|behind| fits(behind, role)) {
                return place;
            }
            first.get_or_insert(place);
            if self.exhausted.contains(&(quote, role)) {
                break;
            }
            at = place + 1;
        }
        let Some(first) = first else { return text.len() };
        if !self.exhausted.contains(&(quote, role)) {
            self.exhausted.push((quote, role));
        }
        first
    }
}

/// Whether a string can end here, `text` being what follows.
fn fits(text: &str, role: Role) -> bool {
    let behind = text.trim_start_matches([' ', '\t']);
    match (behind.bytes().next(), role) {
        (None | Some(b'\n'), _) | (Some(b'}'), Role::Field) | (Some(b']' | b')' | b','), Role::Item) => true,
        (Some(b','), Role::Field) => begins_field(behind.get(1..).unwrap_or_default()),
        (Some(b'+'), _) => addition(behind).is_some(),
        _ => behind.starts_with("...") || behind.starts_with('…'),
    }
}

/// Whether a field can follow a comma here. A bare word is the name of one only with a colon; else it goes on with a sentence.
fn begins_field(text: &str) -> bool {
    const LONGEST: usize = 64;
    let text = text.trim_ascii_start();
    let belongs =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$') || !byte.is_ascii();
    let word = text.bytes().take(LONGEST).take_while(belongs).count();
    word == 0 || text.starts_with('…') || text.get(word..).is_some_and(|behind| colon(behind).is_some())
}

#[cfg(test)]
mod tests {
    use super::{Closings, Role};

    #[track_caller]
    fn ends(text: &str, quote: char, role: Role, expected: &str) {
        let end = Closings::default().find(text, 0, quote as u8, role);
        assert_eq!(text.get(..end), Some(expected));
    }

    #[test]
    fn quotes_inside_do_not_end_a_string() {
        ends("must be \"object\"\",\"type\":1}", '"', Role::Field, "must be \"object\"");
        ends("You don't have 'access', sorry'}", '\'', Role::Field, "You don't have 'access', sorry");
        ends(r#"a \"b\", c", "d":1"#, '"', Role::Field, r#"a \"b\", c"#);
    }

    #[test]
    fn a_string_ends_where_the_next_thing_fits() {
        ends("a', status: 1", '\'', Role::Field, "a");
        ends("a' +\n 'b'", '\'', Role::Field, "a");
        ends("a\" ...", '"', Role::Field, "a");
        ends("a\",…}", '"', Role::Field, "a");
        ends("a', 1)", '\'', Role::Item, "a");
    }

    #[test]
    fn without_a_fitting_quote_the_first_ends_it() {
        ends("a\" b\" c", '"', Role::Field, "a");
        ends("a b c", '"', Role::Field, "a b c");
        ends("a\\", '"', Role::Field, "a\\");
    }
}
