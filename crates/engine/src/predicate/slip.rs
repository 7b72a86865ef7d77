//! What people write who know another language: found in a predicate that is refused, with what to write instead.

use super::lower::PredicateProblem;

/// Signs of other languages, longer ones first, and what stands for them here.
const SIGNS: [(&str, &str); 8] =
    [("===", "=="), ("!==", "!="), ("<>", "!="), ("=>", ">="), ("=<", "<="), ("=", "=="), ("&", "&&"), ("|", "||")];
/// Signs that are right, so that no part of them is taken for a slip.
const RIGHT: [&str; 7] = ["==", "!=", "<=", ">=", "&&", "||", "!"];
/// Words of other languages, and what stands for them here.
const WORDS: [(&str, &str); 6] = [("and", "&&"), ("or", "||"), ("not", "!"), ("is", "=="), ("AND", "&&"), ("OR", "||")];
/// Words for what is not known.
const NOTHING: [&str; 5] = ["null", "nil", "None", "undefined", "NULL"];

/// The first slip in a predicate, if there is one.
pub(super) fn find(source: &str) -> Option<PredicateProblem> {
    let mut at = 0;
    let mut before = ' ';
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let letter = rest.chars().next()?;
        if matches!(letter, '"' | '`') {
            at += quoted_length(rest, letter);
        } else if let Some(found) = slip(rest, letter, before) {
            let (message, help) = found;
            return Some(PredicateProblem { message, offset: at, help: Some(help) });
        } else if is_of_word(letter) {
            at += rest.find(|other| !is_of_word(other)).unwrap_or(rest.len());
        } else {
            let right = RIGHT.iter().find(|sign| rest.starts_with(**sign));
            at += right.map_or(letter.len_utf8(), |sign| sign.len());
        }
        before = source.get(..at).and_then(|text| text.chars().next_back()).unwrap_or(' ');
    }
    None
}

/// What is wrong at the beginning of `rest`, and what to write.
fn slip(rest: &str, letter: char, before: char) -> Option<(String, String)> {
    if matches!(letter, '“' | '”' | '„' | '‘' | '’' | '«' | '»') {
        return Some((format!("`{letter}` is a typographic quote"), "write plain double quotes: `\"`".to_owned()));
    }
    if letter == '\'' {
        return Some(("a text stands in double quotes".to_owned(), "write `\"…\"`".to_owned()));
    }
    if is_of_word(letter) && !is_of_word(before) {
        let word = rest.split(|other| !is_of_word(other)).next()?;
        if NOTHING.contains(&word) {
            let help = "ask whether it is known: `!known(\"fact\")`; a comparison with what is not known is unknown";
            return Some((format!("there is no `{word}`"), help.to_owned()));
        }
        let (_, right) = WORDS.iter().find(|(wrong, _)| *wrong == word)?;
        return Some((format!("`{word}` joins nothing here"), format!("write `{right}`")));
    }
    let is_right =
        RIGHT.iter().any(|sign| rest.starts_with(sign)) && !rest.starts_with("===") && !rest.starts_with("!==");
    let (wrong, right) = SIGNS.iter().find(|(wrong, _)| rest.starts_with(wrong) && !is_right)?;
    let help = if *wrong == "=" { "write `==` to compare; nothing is assigned in a predicate" } else { "" };
    let help = if help.is_empty() { format!("write `{right}`") } else { help.to_owned() };
    Some((format!("`{wrong}` is no sign of a predicate"), help))
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The bytes of the text in quotes that stands at the beginning.
fn quoted_length(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            other if other == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::find;

    #[track_caller]
    fn says(source: &str, offset: usize, help: &str) {
        let problem = find(source).expect("a slip");
        assert_eq!((problem.offset, problem.help.as_deref()), (offset, Some(help)));
    }

    #[test]
    fn signs_and_words_of_other_languages_are_named() {
        says("status = 1", 7, "write `==` to compare; nothing is assigned in a predicate");
        says("status === 1", 7, "write `==`");
        says("status <> 1", 7, "write `!=`");
        says("status == 1 and known(\"x\")", 12, "write `&&`");
        says("not known(\"x\")", 0, "write `!`");
        says("status == 1 & a", 12, "write `&&`");
        says("kind == 'far'", 8, "write `\"…\"`");
        says("kind == “far”", 8, "write plain double quotes: `\"`");
    }

    #[test]
    fn what_is_right_and_what_stands_in_a_text_is_no_slip() {
        for source in ["status == 401 && !has(\"a = b and c\")", "a != 1 || b <= 2", "android == 1", "x >= 2"] {
            assert_eq!(find(source), None, "{source}");
        }
    }
}
