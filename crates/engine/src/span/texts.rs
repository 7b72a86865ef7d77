//! Many short texts, by their numbers.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

use super::Ends;

/// Texts in one piece: tens of thousands of short strings would each need a place of their own. In a compiled pack they are read
/// where they lie.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Texts {
    text: Cow<'static, str>,
    ends: Ends,
}

impl Texts {
    /// The text with this number; empty where there is none.
    pub(crate) fn get(&self, number: usize) -> &str {
        self.text.get(self.ends.range(number)).unwrap_or_default()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All of them, in the order of their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.ends.ranges().map(|range| self.text.get(range).unwrap_or_default())
    }

    /// The number of the first one that does not come before `text`, where they are in order.
    pub(crate) fn first_from(&self, text: &str) -> usize {
        let (mut start, mut end) = (0, self.len());
        while start < end {
            let middle = start.midpoint(end);
            if self.get(middle) < text { start = middle + 1 } else { end = middle }
        }
        start
    }
}

impl<'t> FromIterator<&'t str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> Self {
        let (mut all, mut ends) = (String::new(), Ends::default());
        for text in texts {
            all.push_str(text);
            ends.push(all.len());
        }
        Self { text: Cow::Owned(all), ends }
    }
}

/// The text stays where it is: in the binary, or in the file that was read.
impl<'de: 'static> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, ends) = <(&'de str, Ends)>::deserialize(deserializer)?;
        Ok(Self { text: Cow::Borrowed(text), ends })
    }
}
