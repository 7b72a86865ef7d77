//! Texts made shorter, never in the middle of a word.

/// The text itself, then shorter and shorter beginnings of it: first those that end where a sentence ends, then those that end,
/// with an ellipsis, where a clause does. What stands in quotes, in backticks or in brackets is never taken apart.
pub fn shortened(text: &str) -> impl Iterator<Item = String> {
    // Most texts fit as they are: where they could end is looked for only when the next one is asked for.
    std::iter::once(text.to_owned()).chain(std::iter::once_with(|| shorter(text)).flatten())
}

fn shorter(text: &str) -> Vec<String> {
    let (mut sentences, mut clauses) = (Vec::new(), Vec::new());
    for end in ends(text) {
        match end {
            End::Sentence(end) => sentences.push(text[..end].to_owned()),
            End::Clause(end) => clauses.push(format!("{} …", &text[..end])),
        }
    }
    sentences.into_iter().rev().chain(clauses.into_iter().rev()).collect()
}

/// Where something ends, in bytes.
enum End {
    Sentence(usize),
    Clause(usize),
}

/// The ends inside a text, in order.
fn ends(text: &str) -> Vec<End> {
    let mut found = Vec::new();
    let (mut quoted, mut depth) = (false, 0_usize);
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let is_border = characters.peek().is_some_and(|(_, next)| next.is_whitespace());
        match character {
            '"' | '`' => quoted = !quoted,
            '(' | '[' | '“' => depth += 1,
            ')' | ']' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match character {
            _ if quoted || depth > 0 || !is_border => {}
            '.' | '!' | '?' | '。' => found.push(End::Sentence(at + character.len_utf8())),
            ',' | ';' | ':' | '，' | '；' => found.push(End::Clause(at)),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_where_a_sentence_or_a_clause_ends() {
        let text = "Open v1.2 of the page (slowly, please), then say \"one. Two\". Wait.";
        let all: Vec<String> = shortened(text).collect();
        assert_eq!(
            all,
            [
                text,
                "Open v1.2 of the page (slowly, please), then say \"one. Two\".",
                "Open v1.2 of the page (slowly, please) …"
            ]
        );
    }
}
