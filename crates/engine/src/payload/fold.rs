//! Folding: one form for matching, however a text is written and wrapped.

use super::clean::clean;
use super::rewrite::{Rewrite, Rewritten};
use super::wrapped::is_broken_word;

/// The form in which texts are compared: cleaned as a payload is, ASCII letters in lower case, white space one space.
///
/// Signatures go through the same function as payloads, so that both always meet.
pub fn fold(text: &str) -> String {
    fold_clean(&clean(text).text).text
}

/// Folds a text that is clean already.
pub(super) fn fold_clean(text: &str) -> Rewritten {
    let mut rewrite = Rewrite::new(text, 0..text.len());
    loop {
        rewrite.keep(unfolded_prefix(rewrite.rest()));
        let blank = rewrite.rest().bytes().take_while(|byte| is_blank(*byte)).count();
        if blank == 0 {
            break;
        }
        let at = text.len() - rewrite.rest().len();
        let (before, behind) = text.split_at(at);
        rewrite.replace(blank, if is_broken_word(before, behind) { "" } else { " " });
    }
    let mut folded = rewrite.finish();
    folded.text.make_ascii_lowercase();
    folded
}

/// How many bytes come before the first white space that is more than a single space.
fn unfolded_prefix(text: &str) -> usize {
    let mut previous = 0;
    let found = text.bytes().position(|byte| {
        let folds = matches!(byte, b'\n' | b'\t') || (byte == b' ' && previous == b' ');
        if !folds {
            previous = byte;
        }
        folds
    });
    match found {
        None => text.len(),
        Some(place) if previous == b' ' => place - 1,
        Some(place) => place,
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_clean};

    #[test]
    fn case_and_wrapping_vanish() {
        assert_eq!(fold("Invalid  API\n\t key. ÉTÉ"), "invalid api key. ÉtÉ");
        assert_eq!(fold(" a \n"), " a ");
        assert_eq!(fold("The x-api-\nkey - \na"), "the x-api-key - a");
        assert_eq!(fold("isn’t"), "isn't");
    }

    #[test]
    fn places_lead_back() {
        let folded = fold_clean("API \n  key x");
        assert_eq!(folded.text, "api key x");
        assert_eq!(folded.map.source(&(0..7)), 0..10);
        assert_eq!(folded.map.source(&(3..4)), 3..7);
        assert_eq!(folded.map.source(&(8..9)), 11..12);
    }
}
