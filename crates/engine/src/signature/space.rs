//! A space in a pattern stands for any white space: what was one line in the program is often two where it was copied.

/// The pattern with every single space outside a class as `\s+`; before a quantifier as `\s`.
pub(super) fn widened(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    let mut is_escaped = false;
    let mut is_class = false;
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == ' ' && !is_escaped && !is_class {
            let is_quantified = matches!(letters.peek(), Some('?' | '*' | '+' | '{'));
            out.push_str(if is_quantified { r"\s" } else { r"\s+" });
            continue;
        }
        match letter {
            '[' if !is_escaped => is_class = true,
            ']' if !is_escaped => is_class = false,
            _ => {}
        }
        is_escaped = letter == '\\' && !is_escaped;
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::widened;

    #[test]
    fn spaces_widen_where_they_stand_for_themselves() {
        assert_eq!(widened("not found"), r"not\s+found");
        assert_eq!(widened("a ?b {2}c"), r"a\s?b\s{2}c");
        assert_eq!(widened(r"[\w ]+ x\ y"), r"[\w ]+\s+x\ y");
    }
}
