//! All literals of a pack, by their numbers.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::literal::Literal;

/// Texts in one piece: tens of thousands of short strings would each need a place of their own.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Literals {
    text: Cow<'static, str>,
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

    /// Gives the text away.
    pub(super) fn take_text(&mut self) -> Cow<'static, str> {
        std::mem::take(&mut self.text)
    }

    /// Takes a text back that was given away.
    pub(super) fn put_text(&mut self, text: &'static str) {
        self.text = Cow::Borrowed(text);
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
        let (mut all, mut ends) = (String::new(), Vec::new());
        for text in texts {
            all.push_str(text);
            ends.push(u32::try_from(all.len()).unwrap_or(u32::MAX));
        }
        Self { text: Cow::Owned(all), ends }
    }
}
