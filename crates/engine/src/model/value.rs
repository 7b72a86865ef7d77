//! The value of a fact.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fact::Fact;
use super::word::FactType;

/// The value of a fact. A choice is a text that is among the choices.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A text, or one of the choices.
    Text(String),
}

impl Value {
    /// Reads `raw` as a value of `fact`; a choice is matched without regard to case.
    ///
    /// # Errors
    ///
    /// The sentence says what was expected instead.
    pub fn read(raw: &str, fact: &Fact) -> Result<Self, String> {
        let raw = raw.trim();
        match fact.value_type {
            FactType::Text => Ok(Self::Text(raw.to_owned())),
            FactType::Integer => {
                leading_number(raw).map(Self::Integer).ok_or_else(|| format!("`{}` takes a whole number", fact.id))
            }
            FactType::Boolean => match raw.to_ascii_lowercase().as_str() {
                "true" | "yes" => Ok(Self::Boolean(true)),
                "false" | "no" => Ok(Self::Boolean(false)),
                _ => Err(format!("`{}` takes `true` or `false`", fact.id)),
            },
            FactType::Choice => fact
                .choices
                .iter()
                .find(|choice| choice.eq_ignore_ascii_case(raw))
                .map(|choice| Self::Text(choice.clone()))
                .ok_or_else(|| format!("`{}` takes one of {}", fact.id, fact.choices.join(", "))),
        }
    }
}

/// Servers write `30`, `30.5` and `30s` for the same thing; what follows the whole number is dropped.
fn leading_number(raw: &str) -> Option<i64> {
    let end = raw.find(|character: char| !character.is_ascii_digit() && character != '-').unwrap_or(raw.len());
    let (number, rest) = raw.split_at(end);
    let is_fraction_or_unit = rest.is_empty() || rest.starts_with('.') || matches!(rest, "s" | "ms");
    is_fraction_or_unit.then(|| number.parse().ok()).flatten()
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Text(value) => value.fmt(f),
        }
    }
}
