//! Lines that were broken to fit a width: where a line end is none of the text's own.

use super::said::is_frame;

/// So much before and behind a line end is looked at, in bytes.
const REACH: usize = 768;

/// A line shorter than this, in bytes, was not cut to fit a width.
const NARROW: usize = 20;

/// Whether a sentence goes on behind the line end at `at`: it had not ended, and the next line is no new one.
pub(super) fn is_wrapped(text: &str, at: usize) -> bool {
    let before = text.get(text.floor_char_boundary(at.saturating_sub(REACH))..at).unwrap_or_default();
    let behind = text.get(at + 1..text.floor_char_boundary(at + 1 + REACH)).unwrap_or_default();
    let had_ended = |last: char| matches!(last, '.' | '!' | '?' | ';' | ':' | '。' | '{' | '}' | '[' | ']' | '\n');
    let above = before.trim_end_matches([' ', '\t']);
    let is_narrow = above.rsplit('\n').next().is_none_or(|line| line.len() < NARROW);
    if is_narrow || above.chars().next_back().is_none_or(had_ended) {
        return false;
    }
    let line = behind.split('\n').next().unwrap_or_default();
    let rest = line.trim_start_matches([' ', '\t']);
    let word = rest.find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '-' | '_' | '\'' | '.'));
    let behind_word = word.and_then(|end| rest.get(end..)).and_then(|rest| rest.chars().next());
    rest.starts_with(char::is_lowercase) && !matches!(behind_word, Some(':' | '=')) && !is_frame(line)
}

/// Whether a word was broken behind its hyphen, as mail and word processors do: `x-api-` and `key` on the next line.
pub(super) fn is_broken_word(before: &str, behind: &str) -> bool {
    let is_hyphened =
        before.strip_suffix('-').is_some_and(|word| word.ends_with(|last: char| last.is_ascii_alphanumeric()));
    let next = behind.strip_prefix('\n').unwrap_or_default();
    is_hyphened && next.starts_with(|first: char| first.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{is_broken_word, is_wrapped};

    #[track_caller]
    fn wrapped(text: &str, expected: bool) {
        assert_eq!(is_wrapped(text, text.find('\n').expect("a line end")), expected, "{text:?}");
    }

    #[test]
    fn a_sentence_goes_on_in_the_next_line() {
        wrapped("the key that you sent us\n  is not valid", true);
        wrapped("the key that you sent us\nis not valid", true);
    }

    #[test]
    fn a_new_line_of_a_log_is_none() {
        wrapped("the server is starting up\nerror: bad key", false);
        wrapped("the key that you sent is bad.\nplease retry", false);
        wrapped("Bad key\nretry", false);
        wrapped("the request was refused by it\nError two", false);
    }

    #[test]
    fn a_word_is_broken_behind_its_hyphen() {
        assert!(is_broken_word("the x-api-", "\nkey header"));
        assert!(!is_broken_word("the x-api -", "\nkey header"), "a list's dash");
        assert!(!is_broken_word("------", "\nkey"), "a rule");
        assert!(!is_broken_word("x-api-", "\n  key"));
        assert!(!is_broken_word("x-api", "\nkey"));
    }
}
