//! What messages have in common: their words, with a gap for everything that changes from case to case.
//!
//! One message shows what changes by its looks: numbers, quoted names, addresses, paths. Of several, what they do not share
//! changes as well.

use std::ops::Range;

use crate::signature::is_sign;

/// More fragments than this make a signature that fits one payload only.
const MAX_FRAGMENTS: usize = 3;
/// A fragment longer than this, in bytes, is cut at a word.
const MAX_FRAGMENT: usize = 48;
/// A fragment shorter than this says nothing, in characters.
const MIN_FRAGMENT: usize = 2;
/// No more words of a message are compared.
const MAX_WORDS: usize = 120;
/// What stands behind a number as its unit, and changes with it.
const UNITS: &str = "s ms us ns m h d min sec k b kb mb gb tb kib mib gib % usd eur";

/// A word that stays, and the bytes it takes in its message; what lies between two of them and is no space changes.
struct Word<'m> {
    text: &'m str,
    place: Range<usize>,
    /// Whether something that changes stands in front of it.
    is_behind_gap: bool,
}

/// A word of a message.
pub(super) struct Piece<'m> {
    pub(super) text: &'m str,
    /// The bytes it takes.
    pub(super) place: Range<usize>,
    pub(super) looks: Looks,
}

/// Whether a word looks as if it changed from case to case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    /// It does not.
    Constant,
    /// It holds a number, or is its unit.
    Counted,
    /// It is quoted, an address or a path.
    Named,
}

/// The fragments that messages share, in order. None where they share nothing.
pub(super) fn general<'m>(messages: impl IntoIterator<Item = &'m str>) -> Vec<String> {
    let mut messages = messages.into_iter();
    let Some(first) = messages.next() else { return Vec::new() };
    let mut kept = constant(first);
    for other in messages {
        kept = shared(kept, &constant(other));
    }
    let mut fragments: Vec<Range<usize>> = Vec::new();
    for word in kept {
        match fragments.last_mut() {
            Some(last) if !word.is_behind_gap => last.end = word.place.end,
            _ => fragments.push(word.place),
        }
    }
    let texts = fragments.into_iter().map(|place| shortened(first.get(place).unwrap_or_default()));
    let telling = texts.filter(|text| text.chars().count() >= MIN_FRAGMENT).take(MAX_FRAGMENTS);
    telling.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The words of a message that look as if they stayed the same.
fn constant(message: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut is_behind_gap = false;
    for Piece { text, place, looks } in looked_at(message) {
        if looks == Looks::Constant {
            words.push(Word { text, place, is_behind_gap: std::mem::take(&mut is_behind_gap) });
        } else {
            is_behind_gap = true;
        }
    }
    words
}

/// The words of a message, with what they look like.
pub(super) fn looked_at(message: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut quote: Option<char> = None;
    let mut is_behind_number = false;
    for place in pieces(message).take(MAX_WORDS) {
        let text = message.get(place.clone()).unwrap_or_default();
        let opens = text.trim_start_matches(['(', '[']).chars().next().filter(|first| is_quote(*first));
        let closes = |mark: char| text.trim_end_matches(['.', ',', ':', ';', ')', ']']).ends_with(closing(mark));
        let is_quoted = quote.is_some() || opens.is_some();
        quote = match (quote, opens) {
            (Some(mark), _) if closes(mark) => None,
            (None, Some(mark)) if text.chars().count() > 1 && closes(mark) => None,
            (open, opens) => open.or(opens),
        };
        let has_digit = text.chars().any(char::is_numeric);
        let letters = text.trim_end_matches([':', ',', '.', ';', ')']);
        let is_unit = is_behind_number && UNITS.split(' ').any(|unit| letters.eq_ignore_ascii_case(unit));
        is_behind_number = has_digit;
        let looks = if is_quoted || is_address(text) {
            Looks::Named
        } else if has_digit || is_unit {
            Looks::Counted
        } else {
            Looks::Constant
        };
        found.push(Piece { text, place, looks });
    }
    found
}

/// The words of a text; where a script without spaces meets one with them, a word ends.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        match pieces.last_mut() {
            _ if letter.is_whitespace() => {}
            Some(last)
                if before.is_some_and(|before| !before.is_whitespace() && is_sign(before) == is_sign(letter)) =>
            {
                last.end = end;
            }
            _ => pieces.push(at..end),
        }
        before = Some(letter);
    }
    pieces.into_iter()
}

fn is_quote(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '`' | '“' | '‘' | '«')
}

fn closing(mark: char) -> char {
    match mark {
        '“' => '”',
        '‘' => '’',
        '«' => '»',
        same => same,
    }
}

/// A web address, an e-mail address, a path.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('@') || word.matches(['/', '\\']).count() > 1
}

/// The longest row of words that both messages have, in order.
fn shared<'m>(kept: Vec<Word<'m>>, other: &[Word<'_>]) -> Vec<Word<'m>> {
    let width = other.len() + 1;
    let same = |a: &Word<'_>, b: &Word<'_>| a.text.to_lowercase() == b.text.to_lowercase();
    // How many words the tails from here on share.
    let mut longest = vec![0_usize; (kept.len() + 1) * width];
    for (row, word) in kept.iter().enumerate().rev() {
        for (column, candidate) in other.iter().enumerate().rev() {
            let below = longest[(row + 1) * width + column].max(longest[row * width + column + 1]);
            let both = longest[(row + 1) * width + column + 1] + 1;
            longest[row * width + column] = if same(word, candidate) { both } else { below };
        }
    }
    let (mut column, mut is_behind_gap) = (0, false);
    let mut found = Vec::new();
    for (row, mut word) in kept.into_iter().enumerate() {
        is_behind_gap |= word.is_behind_gap;
        let here = longest[row * width + column];
        if here == 0 {
            break;
        }
        if longest[(row + 1) * width + column] == here {
            is_behind_gap = true;
            continue;
        }
        while let Some(candidate) = other.get(column) {
            is_behind_gap |= candidate.is_behind_gap;
            column += 1;
            if same(&word, candidate) {
                break;
            }
            is_behind_gap = true;
        }
        word.is_behind_gap = std::mem::take(&mut is_behind_gap);
        found.push(word);
    }
    found
}

fn shortened(fragment: &str) -> &str {
    let trimmed = fragment.trim_matches(|character: char| !character.is_alphanumeric());
    if trimmed.len() <= MAX_FRAGMENT {
        return trimmed;
    }
    let head = trimmed.get(..trimmed.floor_char_boundary(MAX_FRAGMENT)).unwrap_or(trimmed);
    head.rfind(' ').and_then(|space| head.get(..space)).unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use super::general;

    #[track_caller]
    fn says(messages: &[&str], expected: &str) {
        assert_eq!(general(messages.iter().copied()).join(" ... ").to_lowercase(), expected);
    }

    #[test]
    fn what_looks_as_if_it_changes_becomes_a_gap() {
        says(
            &["The model `x-1` does not exist or you lack access."],
            "the model ... does not exist or you lack access",
        );
        says(&["Limit 40000, used 39000 of org \"a b\" today"], "limit ... used ... of org");
        says(&["see https://example.com/x for help"], "see ... for help");
        says(&["pump 42 stalled after 17.3 s: valve shut"], "pump ... stalled after ... valve shut");
        says(&["429 Too Many Requests"], "too many requests");
        says(&["123 456"], "");
    }

    #[test]
    fn a_number_inside_a_script_without_spaces_is_a_gap_too() {
        says(&["账户余额30元不足，请充值"], "账户余额 ... 元不足，请充值");
        says(&["账户余额３０元不足，请充值"], "账户余额 ... 元不足，请充值");
    }

    #[test]
    fn of_several_messages_only_what_they_share_stays() {
        says(
            &[
                "Lane north is closed until noon",
                "Lane south is closed until dawn",
                "Lane west is closed until further notice",
            ],
            "lane ... is closed until",
        );
        says(&["the valve is shut", "an owl sings"], "");
        says(&["the valve is shut"; 2], "the valve is shut");
    }
}
