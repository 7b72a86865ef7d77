//! All literals of a pack, by their numbers.

use serde::{Deserialize, Serialize};

use super::literal::Literal;

/// Texts in one piece: tens of thousands of short strings would each need a place of their own.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Literals {
    text: String,
    /// Where each literal ends.
    ends: Vec<u32>,
}

impl Literals {
    /// The text of a literal; empty where there is no such literal.
    pub(super) fn get(&self, literal: Literal) -> &str {
        let number = literal.0 as usize;
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let start = number.checked_sub(1).map_or(0, end);
        self.text.get(start..end(number)).unwrap_or_default()
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// Every literal with its text.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Literal, &str)> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| *end as usize));
        let spans = starts.zip(self.ends.iter().map(|end| *end as usize));
        (0..).map(Literal).zip(spans.map(|(start, end)| self.text.get(start..end).unwrap_or_default()))
    }
}

impl<'t> FromIterator<&'t str> for Literals {
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> Self {
        let mut literals = Self::default();
        for text in texts {
            literals.text.push_str(text);
            literals.ends.push(u32::try_from(literals.text.len()).unwrap_or(u32::MAX));
        }
        literals
    }
}
