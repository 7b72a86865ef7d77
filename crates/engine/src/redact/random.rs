//! Whether a word looks as if a machine had drawn its letters.
//!
//! Words and names change between small letters, capitals and digits now and then; drawn letters all the time. How often
//! they do, over how often they could, separates the two without a dictionary.

use std::ops::Range;

/// A shorter run of letters is not judged by its look alone.
const SHORTEST: usize = 20;
/// From this share of changes on, letters of all three sorts are random.
const MANY_CHANGES: f64 = 0.36;
/// The same for letters of two sorts, which change less often.
const SOME_CHANGES: f64 = 0.2;

/// A run of letters of all three sorts this long is what a line of base64 is, in bytes.
const NO_KEY: usize = 60;

/// How the letters and digits of a word are mixed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mix {
    pub(super) length: usize,
    pub(super) digits: usize,
    pub(super) small: usize,
    pub(super) capital: usize,
    changes: usize,
}

impl Mix {
    /// Counts letters and digits; whatever else stands in the word is passed over.
    pub(super) fn of(word: &str) -> Self {
        let mut mix = Self::default();
        let mut last = 0;
        for byte in word.bytes() {
            let sort = match byte {
                b'0'..=b'9' => 1,
                b'a'..=b'z' => 2,
                b'A'..=b'Z' => 3,
                _ => continue,
            };
            mix.length += 1;
            match sort {
                1 => mix.digits += 1,
                2 => mix.small += 1,
                _ => mix.capital += 1,
            }
            mix.changes += usize::from(last != 0 && last != sort);
            last = sort;
        }
        mix
    }

    /// How often the sort of letter changes, from 0 to 1.
    pub(super) fn restlessness(self) -> f64 {
        if self.length < 2 { 0.0 } else { self.changes as f64 / (self.length - 1) as f64 }
    }

    pub(super) fn is_letters(self) -> bool {
        self.digits == 0
    }

    /// Whether capitals only begin words, as in `SpecialFeatureOrQuotaIdRequired`: of drawn letters every second is one.
    fn is_camel_case(self) -> bool {
        self.is_letters() && self.capital * 4 <= self.length
    }

    /// Whether several letters and several digits occur.
    fn is_mixed(self) -> bool {
        self.digits >= 2 && self.small + self.capital >= 3
    }
}

/// Whether a word of letters, digits, `_`, `-`, `+`, `/` and `=` looks random as a whole or in one of its runs.
pub(super) fn is_random(word: &str) -> bool {
    if is_number(word) {
        return false;
    }
    let whole = Mix::of(word);
    if whole.length >= SHORTEST && whole.small > 0 && whole.capital > 0 && !whole.is_camel_case() {
        let is_restless = whole.restlessness() >= MANY_CHANGES;
        if is_restless && (whole.digits > 0 || whole.length >= 28) && !is_spelled(word) {
            return true;
        }
    }
    word.split(|c: char| !c.is_ascii_alphanumeric()).any(is_random_run)
}

/// Whether one unbroken run of letters and digits looks random.
fn is_random_run(run: &str) -> bool {
    let mix = Mix::of(run);
    if run.len() < SHORTEST || is_number(run) || mix.is_camel_case() {
        return false;
    }
    let restless = mix.restlessness();
    match (mix.small > 0, mix.capital > 0) {
        (true, true) => restless >= MANY_CHANGES && (mix.digits > 0 || mix.length >= 28),
        _ => {
            mix.is_mixed()
                && restless >= SOME_CHANGES
                && !is_ulid(run)
                && mix.length >= SHORTEST + 4 * usize::from(mix.small > 0)
        }
    }
}

/// Words joined by dashes, each short and of one sort, are a name however often they change.
fn is_spelled(word: &str) -> bool {
    let parts = || word.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let calm = parts().filter(|part| part.len() <= 12 && Mix::of(part).restlessness() <= 0.34).count();
    parts().count() >= 3 && calm * 4 >= parts().count() * 3
}

/// A piece of a key that a line end cut off: too short to be judged alone, but no word either.
pub(super) fn is_fragment(word: &str) -> bool {
    let mix = Mix::of(word);
    mix.length >= 3
        && mix.restlessness() >= if mix.digits > 0 { 0.25 } else { 0.29 }
        && !word.starts_with("HTTP/")
        && (mix.digits > 0 || mix.length >= 6)
}

/// Whether a word is a number, a hash or an id by form: hexadecimal digits, perhaps with dashes.
pub(super) fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches("0x");
    let is_hex = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b'-' | b':');
    let has_one_case =
        !(digits.bytes().any(|byte| byte.is_ascii_lowercase()) && digits.bytes().any(|byte| byte.is_ascii_uppercase()));
    !digits.is_empty() && digits.bytes().all(is_hex) && has_one_case
}

/// A sortable id: 26 characters, the first of them the time.
fn is_ulid(run: &str) -> bool {
    run.len() == 26 && run.starts_with('0') && !run.contains(['I', 'L', 'O', 'U'])
}

/// The unbroken stretches of a text that look random.
pub(crate) fn random_runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    words(text, |byte| byte.is_ascii_alphanumeric())
        .filter(|span| span.len() >= SHORTEST && is_random_run(text.get(span.clone()).unwrap_or_default()))
}

/// The stretches of base64 letters, too long for a key, that a machine drew.
pub(crate) fn drawn_runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    words(text, is_letter).filter(|span| {
        span.len() >= NO_KEY && {
            let mix = Mix::of(text.get(span.clone()).unwrap_or_default());
            mix.small > 0 && mix.capital > 0 && mix.digits > 0 && mix.restlessness() >= MANY_CHANGES
        }
    })
}

/// The longest stretches of bytes of one sort.
pub(super) fn words(text: &str, is_part: impl Fn(u8) -> bool) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(|byte| is_part(*byte))?;
        let length = bytes.get(start..)?.iter().take_while(|byte| is_part(**byte)).count();
        at = start + length;
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::is_random;

    #[test]
    fn drawn_letters_are_random() {
        for word in [
            "7f3Kd9sLq2Zx8vB4nM6cW1eR5tY",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzQ4hT8sVgB",
            "QWERTY2X7ZKPL5M3N4RT",
            "k3j9x2m4n8b7v6c5z1l0q9w8",
        ] {
            assert!(is_random(word), "{word}");
        }
    }

    #[test]
    fn words_hashes_and_names_are_not() {
        for word in [
            "StreamUnifiedChatRequestWithTools",
            "SpecialFeatureOrQuotaIdRequired",
            "claude-sonnet-4-5-20250929",
            "accounts/fireworks/models/llama-v3p1-405b-instruct",
            "3f786850e387550fdab836ed7e6dc881de23001b",
            "7f9f6d0e-3c1b-4a52-9a9e-0d1c2b3a4f5e",
            "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            "gpt-4o-mini-2024-07-18",
            "ERR_TLS_CERT_ALTNAME_INVALID",
        ] {
            assert!(!is_random(word), "{word}");
        }
    }
}
