//! What a secret looks like, without one: counts stand for its characters.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// More made-up characters than this in one place are none of a key's.
const LONGEST: usize = 512;

/// An example of a secret: `gsk_{52}` is `gsk_` and 52 letters and digits.
///
/// `{N hex}`, `{N digits}` and `{N capitals}` stand for other characters; everything else stands for itself. So a rule file
/// shows what a key looks like and holds none that somebody, or a scanner for secrets, could take for real.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Example(String);

impl Example {
    /// Reads one. The error says what is wrong with it.
    pub fn parse(written: &str) -> Result<Self, String> {
        Filled::from(written).map(|_| Self(written.to_owned()))
    }

    /// The example with made-up characters in place of each count, always the same.
    pub fn filled(&self) -> Filled {
        Filled::from(&self.0).unwrap_or_default()
    }
}

/// As it is written.
impl fmt::Display for Example {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// An example that looks like the real thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The whole text.
    pub text: String,
    /// From the first to the last made-up character, in bytes: what must not be shown. The whole text where there is none.
    pub secret: Range<usize>,
}

impl Filled {
    fn from(written: &str) -> Result<Self, String> {
        let (mut text, mut secret, mut rest) = (String::new(), None, written);
        while let Some((before, behind)) = rest.split_once('{') {
            let (count, behind) = behind.split_once('}').ok_or("`{` has no `}`")?;
            text.push_str(before);
            let start = secret.map_or(text.len(), |secret: Range<usize>| secret.start);
            text.extend(made_up(count)?);
            secret = Some(start..text.len());
            rest = behind;
        }
        text.push_str(rest);
        if text.trim().is_empty() {
            return Err("it is empty".to_owned());
        }
        let secret = secret.unwrap_or(0..text.len());
        Ok(Self { text, secret })
    }
}

/// So many characters of a kind, mixed, so that they look like a key and not like a placeholder.
fn made_up(count: &str) -> Result<impl Iterator<Item = char>, String> {
    let (number, kind) = count.split_once(' ').unwrap_or((count, "letters and digits"));
    let alphabet: &[u8] = match kind {
        "letters and digits" => b"Qa7Zw2sXe4dCr5fVt6gByh8nUj3mIk9oLp",
        "hex" => b"7f3a9c1e5b0d8264",
        "digits" => b"7391506284",
        "capitals" => b"QAZWSXEDCRFVTGBYHNUJMIKOLP",
        _ => return Err(format!("there are no `{kind}`; there are `hex`, `digits` and `capitals`")),
    };
    let number = number.parse().ok().filter(|number| (1..=LONGEST).contains(number));
    let number = number.ok_or_else(|| format!("`{{{count}}}` needs a count from 1 to {LONGEST}"))?;
    Ok((0..number)
        .filter_map(move |at| alphabet.get((at * at * 7 + at * 3) % alphabet.len()).map(|byte| char::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::{Example, Filled};

    fn filled(written: &str) -> Filled {
        Example::parse(written).expect("an example").filled()
    }

    #[test]
    fn a_count_stands_for_that_many_characters() {
        assert_eq!(filled("gsk_{52}").text.len(), 56);
        assert_eq!(filled("owner={8};{4 digits}!").secret, 6..19);
        assert_eq!(filled("sk-****abcd"), Filled { text: "sk-****abcd".to_owned(), secret: 0..11 });
    }

    #[test]
    fn what_cannot_be_filled_in_says_why() {
        let problems = ["gsk_{52", "{0}", "{}", "{9999}", "{5 runes}", ""].map(|written| {
            let problem = Example::parse(written).expect_err("no example");
            format!("{written}: {problem}")
        });
        insta::assert_snapshot!(problems.join("\n"), @r"
        gsk_{52: `{` has no `}`
        {0}: `{0}` needs a count from 1 to 512
        {}: `{}` needs a count from 1 to 512
        {9999}: `{9999}` needs a count from 1 to 512
        {5 runes}: there are no `runes`; there are `hex`, `digits` and `capitals`
        : it is empty
        ");
    }
}
