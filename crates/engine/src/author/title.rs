//! What a person would call an error, made from its message.

use super::general::{Looks, Piece, looked_at};

/// A longer title is cut at a word, in bytes.
const MAX_TITLE: usize = 90;
/// What stands where something changes from case to case.
const GAP: char = '…';
/// What goes on behind a gap.
const STOPS: [char; 5] = [':', ',', ';', '：', '，'];

/// The words of a message, with a gap for times, ids, paths, numbers and quoted names. A message of nothing else stays.
pub(super) fn title(message: &str) -> String {
    let told = without_what_changes(message);
    let has_words = told.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    cut(if has_words { &told } else { message })
}

fn without_what_changes(message: &str) -> String {
    let mut told = String::new();
    for piece in looked_at(message) {
        let stays = piece.looks == Looks::Constant || piece.looks == Looks::Counted && is_name(piece.text);
        let is_behind_space =
            message.get(..piece.place.start).is_some_and(|before| before.ends_with(char::is_whitespace));
        let is_behind_gap = told.is_empty() || told.ends_with(GAP);
        if is_behind_space && !told.is_empty() && (stays || !is_behind_gap) {
            told.push(' ');
        }
        if stays {
            told.push_str(piece.text);
        } else {
            gap(&mut told, &piece);
        }
    }
    let is_mark =
        |letter: char| letter == GAP || letter.is_whitespace() || STOPS.contains(&letter) || "-|".contains(letter);
    told.trim_matches(is_mark).to_owned()
}

/// One gap for all that changes in a row, and the comma or colon that stands behind it.
fn gap(told: &mut String, piece: &Piece<'_>) {
    if !told.ends_with(GAP) {
        told.push(GAP);
    }
    if let Some(stop) = piece.text.chars().next_back().filter(|last| STOPS.contains(last)) {
        told.push(stop);
    }
}

/// `OAuth2`, `x509` and `HTTP/2` are words, however they end; `req_011CS`, `30s` and `worker-12` are not.
fn is_name(word: &str) -> bool {
    let word = word.trim_end_matches(STOPS).trim_end_matches('.');
    let letters = word.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let name = letters.strip_suffix('/').unwrap_or(letters);
    !name.is_empty() && letters.len() < word.len() && word.len() <= 8 && name.chars().all(char::is_alphabetic)
}

fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.len() <= MAX_TITLE {
        return line;
    }
    let head = line.get(..line.floor_char_boundary(MAX_TITLE)).unwrap_or_default();
    head.rsplit_once(' ').map_or(head, |(head, _)| head).to_owned()
}

#[cfg(test)]
mod tests {
    use super::title;

    #[track_caller]
    fn named(message: &str, expected: &str) {
        assert_eq!(title(message), expected);
    }

    #[test]
    fn what_changes_from_case_to_case_is_a_gap() {
        named(
            "[worker-12] request req_011CSHoEeqs at /home/x/app.ts failed after 30.2 s: model widget refused \
             0f8fad5b-d9cb-469f-a165-70867728950e",
            "request … at … failed after …: model widget refused",
        );
        named("2026-03-02T08:14:58Z lane 7 refused the crate", "lane … refused the crate");
        named("The model `gpt-x1` does not exist, see https://example.com/x", "The model … does not exist, see");
        named("账户余额30元不足，请充值", "账户余额…元不足，请充值");
    }

    #[test]
    fn words_that_end_in_a_number_stay() {
        named("x509: OAuth2 over HTTP/1.1 refused", "x509: OAuth2 over HTTP/1.1 refused");
    }

    #[test]
    fn a_message_of_nothing_else_stays() {
        named("`a b`", "`a b`");
        named("17", "17");
        named("", "");
    }
}
