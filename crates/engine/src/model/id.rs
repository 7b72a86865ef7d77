//! Ids: a type of its own for each kind of entry, and one place where ids are made.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::entry::Entry;

/// The id of an entry of kind `T`: kebab-case in any script, with an optional `system/` in front (snake-case in plain letters
/// for facts).
///
/// The kind is part of the type, so that the id of a cause cannot stand where the id of a fix is meant.
pub struct Id<T> {
    text: String,
    kind: PhantomData<fn() -> T>,
}

/// What is wrong with the text of an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdProblem(String);

impl<T> Id<T> {
    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The system in front of the slash, if there is one.
    pub fn system(&self) -> Option<&str> {
        self.text.split_once('/').map(|(system, _)| system)
    }
}

impl<T: Entry> FromStr for Id<T> {
    type Err = IdProblem;

    fn from_str(text: &str) -> Result<Self, IdProblem> {
        let separator = T::KIND.id_separator();
        // The id of a fact is a variable in predicates, which only know plain letters.
        let letter: fn(char) -> bool = if separator == '-' { is_letter } else { is_plain_letter };
        let words_fit = |part: &str| part.split(separator).all(|word| !word.is_empty() && word.chars().all(letter));
        let fits = match text.split_once('/') {
            Some((system, name)) => separator == '-' && words_fit(system) && words_fit(name),
            None => words_fit(text),
        };
        if fits {
            return Ok(Self { text: text.to_owned(), kind: PhantomData });
        }
        Err(IdProblem(format!("`{text}` is no id: lower-case letters and digits in words joined by `{separator}`")))
    }
}

/// A letter or digit of any script, in lower case where the script has cases.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() && !letter.is_uppercase()
}

fn is_plain_letter(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit()
}

impl fmt::Display for IdProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), kind: PhantomData }
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Id<T> {}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { text: String::deserialize(deserializer)?, kind: PhantomData })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Error, Fact};

    #[test]
    fn an_id_is_kebab_case_with_an_optional_system() {
        for good in ["no-water", "machine/no-flow", "http/401", "x", "überlauf", "银行/余额-不足"] {
            assert!(good.parse::<Id<Error>>().is_ok(), "{good}");
        }
        for bad in ["", "Dns", "dns_failure", "-dns", "dns-", "a/b/c", "a//b", "/a", "a b", "É", "a\u{202e}b"] {
            assert!(bad.parse::<Id<Error>>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_id_of_a_fact_can_be_a_variable() {
        assert!("wait_time".parse::<Id<Fact>>().is_ok());
        assert!("retry-after".parse::<Id<Fact>>().is_err());
        assert!("größe".parse::<Id<Fact>>().is_err());
    }
}
