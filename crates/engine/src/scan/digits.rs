//! Finding digits, eight bytes at a time.

/// Where the first digit behind a place stands, or at it.
pub(super) fn first_digit(text: &[u8], from: usize) -> Option<usize> {
    let (words, rest) = text.get(from..)?.as_chunks();
    for (number, word) in words.iter().enumerate() {
        let digits = digits(u64::from_le_bytes(*word));
        if digits != 0 {
            return Some(from + 8 * number + digits.trailing_zeros() as usize / 8);
        }
    }
    let behind = text.len() - rest.len();
    rest.iter().position(u8::is_ascii_digit).map(|at| behind + at)
}

/// The highest bit of every byte that is a digit: `0x3_` with no more than nine in its lower half.
fn digits(word: u64) -> u64 {
    const EACH: u64 = u64::MAX / 0xff;
    let low = word ^ (EACH * 0x30);
    !(low | ((low & (EACH * 0x7f)) + EACH * (0x80 - 10))) & (EACH * 0x80)
}

#[cfg(test)]
mod tests {
    use super::first_digit;

    #[test]
    fn every_byte_is_seen_at_every_place() {
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                let mut text = *b"no digits, but a/:\xff here";
                text[at] = byte;
                assert_eq!(first_digit(&text, 0), byte.is_ascii_digit().then_some(at), "{byte} at {at}");
            }
        }
    }

    #[test]
    fn what_stands_before_the_place_is_not_seen() {
        assert_eq!(first_digit(b"1234567890abcdefg1", 3), Some(3));
        assert_eq!(first_digit(b"1234567890abcdefg1", 10), Some(17));
        assert_eq!(first_digit(b"1", 1), None);
        assert_eq!(first_digit(b"1", 2), None);
    }
}
