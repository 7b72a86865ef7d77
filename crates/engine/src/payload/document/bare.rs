//! Values that stand without quotes.

use super::Value;

/// The length of the bare words at the start of `text`: up to a comma, a bracket that was not opened here, or the line's end.
///
/// A `{` ends them too: JavaScript names the class before the fields (`cause: Error: connect ECONNREFUSED {`).
pub(super) fn bare_length(text: &str) -> usize {
    let mut open = 0_usize;
    let end = text.bytes().position(|byte| match byte {
        b'\n' | b'{' | b'}' => true,
        b',' => open == 0,
        b'(' | b'[' => {
            open += 1;
            false
        }
        b')' | b']' if open == 0 => true,
        b')' | b']' => {
            open -= 1;
            false
        }
        _ => false,
    });
    end.unwrap_or(text.len())
}

/// What bare words stand for.
pub(super) fn bare_value(words: &str) -> Value {
    match words {
        "" | "null" | "None" | "none" | "nil" | "NULL" | "undefined" => Value::Null,
        "true" | "True" => Value::Bool(true),
        "false" | "False" => Value::Bool(false),
        _ if is_number(words) => Value::Number(words.to_owned()),
        _ => Value::Text(words.to_owned()),
    }
}

fn is_number(words: &str) -> bool {
    let is_written_so =
        words.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E'));
    let begins = words.trim_start_matches('-').bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    is_written_so && begins && words.parse::<f64>().is_ok()
}

/// Whether a `[` in the place of a value opens a note as JavaScript prints them (`[Error: …]`, `[Object]`) and no list.
pub(super) fn is_note(text: &str) -> bool {
    const WORDS: [&str; 6] = ["true", "false", "null", "None", "True", "False"];
    let inner = text.get(1..).unwrap_or_default();
    let is_string = super::string::opening_quote(inner).is_some();
    let begins = inner.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    begins && !is_string && !WORDS.iter().any(|word| inner.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::{Value, bare_length, bare_value, is_note};

    #[test]
    fn bare_words_end_at_the_next_field() {
        assert_eq!(bare_length("400, x"), 3);
        assert_eq!(bare_length("datetime(2024, 1, 1)}"), 20);
        assert_eq!(bare_length("[Error: no, never] {"), 19);
        assert_eq!(bare_length("x\ny"), 1);
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(bare_value("1721764977.5750027"), Value::Number("1721764977.5750027".into()));
        assert_eq!(bare_value("-32000"), Value::Number("-32000".into()));
        assert_eq!(bare_value("1.2.3"), Value::Text("1.2.3".into()));
        assert_eq!(bare_value("e5"), Value::Text("e5".into()));
        assert_eq!(bare_value("None"), Value::Null);
        assert_eq!(bare_value("True"), Value::Bool(true));
    }

    #[test]
    fn notes_are_no_lists() {
        assert!(is_note("[Object]"));
        assert!(is_note("[Error: connect]"));
        assert!(!is_note("[true]"));
        assert!(!is_note("[b'x']"));
        assert!(!is_note("[1]"));
    }
}
