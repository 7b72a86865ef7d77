//! Tokens: a text as a row of words, whatever joins and whichever way one writes them.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

/// How wide a word is, in half words: distances count two of a script without spaces as one word.
const WORD: usize = 2;
/// How wide a sign of a script without spaces is.
const SIGN: usize = 1;
/// More tokens of one text are not looked at.
const MOST_TOKENS: usize = 512;

/// A word, or a sign of a script that is written without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// In lower case and without accents; empty where nothing is said: a path, an echo.
    pub(crate) text: String,
    /// Its bytes in the text.
    pub(crate) span: Range<usize>,
    /// Where it stands in the row, in half words.
    pub(crate) column: Range<usize>,
    /// Whether a comma, a colon or a bracket stands between it and the one before.
    pub(crate) is_apart: bool,
}

/// The tokens of `text`. What lies in `unsaid`, which is in order, is one empty token a stretch.
///
/// `api key`, `api-key`, `API_KEY` and `apiKey` are the same two tokens; `isn't` is one, `l'accès` are two.
pub(crate) fn tokens(text: &str, unsaid: &[Range<usize>]) -> Vec<Token> {
    let mut row = Row::default();
    let mut at = 0;
    for hidden in unsaid {
        if hidden.start > at {
            row.read(text, at..hidden.start);
        }
        if hidden.end > at && row.tokens.len() < MOST_TOKENS {
            row.push(String::new(), hidden.clone(), WORD);
            at = hidden.end;
        }
    }
    row.read(text, at..text.len());
    row.tokens
}

#[derive(Default)]
struct Row {
    tokens: Vec<Token>,
    column: usize,
    is_apart: bool,
}

impl Row {
    fn push(&mut self, text: String, span: Range<usize>, width: usize) {
        let column = self.column..self.column + width;
        self.column = column.end;
        self.tokens.push(Token { text, span, column, is_apart: std::mem::take(&mut self.is_apart) });
    }

    fn read(&mut self, text: &str, place: Range<usize>) {
        let part = text.get(place.clone()).unwrap_or_default();
        let mut letters = part.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            if self.tokens.len() >= MOST_TOKENS {
                return;
            }
            if is_sign(letter) {
                let start = place.start + at;
                self.push(folded(letter.encode_utf8(&mut [0; 4])), start..start + letter.len_utf8(), SIGN);
            } else if letter.is_alphanumeric() {
                let mut end = at + letter.len_utf8();
                let mut before = letter;
                while let Some((next, other)) = letters.next_if(|(next, other)| {
                    goes_on(before, *other, part.get(next + other.len_utf8()..).unwrap_or_default(), next - at)
                }) {
                    end = next + other.len_utf8();
                    before = other;
                }
                let word = folded(part.get(at..end).unwrap_or_default());
                self.push(word, place.start + at..place.start + end, WORD);
            } else {
                self.is_apart |=
                    matches!(letter, ',' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '=' | '，' | '：' | '、');
            }
        }
    }
}

/// Whether a word that is `length` bytes long and ends with `before` goes on with `next`, behind which `rest` stands.
fn goes_on(before: char, next: char, rest: &str, length: usize) -> bool {
    let behind = rest.chars().next();
    if next == '\'' {
        // `isn't` is one word, `l'accès` and `it's` are two.
        let tail = rest.chars().take_while(|letter| letter.is_alphanumeric()).count();
        return length > 2 && (1..=2).contains(&tail) && behind != Some('s');
    }
    if is_sign(next) || !(next.is_alphanumeric() || is_mark(next)) {
        return false;
    }
    let begins_hump = next.is_uppercase()
        && (before.is_lowercase() || (before.is_uppercase() && behind.is_some_and(char::is_lowercase)));
    !begins_hump
}

/// A sign of a script that puts no spaces between words.
pub(crate) fn is_sign(letter: char) -> bool {
    matches!(letter,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
        && letter != '・'
}

/// Whether a text holds a sign of such a script.
pub(crate) fn has_signs(text: &str) -> bool {
    text.chars().any(is_sign)
}

/// An accent that stands behind its letter.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// A word in lower case, without accents and apostrophes.
fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.bytes().filter(|byte| *byte != b'\'').map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    let mut text = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase).filter(|letter| *letter != '\'') {
        decompose_canonical(letter, |part| text.extend((!is_mark(part)).then_some(part)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let read: Vec<String> = tokens(text, &[]).into_iter().map(|token| token.text).collect();
        assert_eq!(read.join(" "), expected);
    }

    #[test]
    fn a_word_is_the_same_however_it_is_joined() {
        for written in ["API key", "api-key", "API_KEY", "apiKey", "APIKey", "Api  key"] {
            reads(written, "api key");
        }
        reads("invalid_api_key_401", "invalid api key 401");
        reads("AuthenticationError", "authentication error");
        reads("InvalidAPIKeyError", "invalid api key error");
    }

    #[test]
    fn apostrophes_join_a_negation_and_part_an_article() {
        reads("isn't can't don't", "isnt cant dont");
        reads("n'est l'accès it's the key's", "n est l acces it s the key s");
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        reads("UNGÜLTIG Inválida НЕВЕРНЫЙ", "ungultig invalida неверныи");
        reads("u\u{308}ber", "uber");
    }

    #[test]
    fn scripts_without_spaces_are_read_sign_by_sign() {
        reads("API密钥无效", "api 密 钥 无 效");
        reads("APIキーが無効", "api キ ー か\u{3099} 無 効");
    }

    #[test]
    fn what_is_not_said_is_one_gap() {
        let read = tokens("see /a/b key", std::slice::from_ref(&(4..8)));
        let texts: Vec<&str> = read.iter().map(|token| token.text.as_str()).collect();
        assert_eq!(texts, ["see", "", "key"]);
        assert_eq!(read[2].span, 9..12);
    }
}
