//! Texts for people in which placeholders stand: `Open {provider.console}.`
//!
//! No placeholder reaches a reader. What such a text says without a case is made when the pack is checked; a case fills it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A text for people, perhaps with placeholders.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Wording {
    /// As the author wrote it.
    written: String,
    /// With neutral words for the placeholders; `None` where it has none.
    neutral: Option<String>,
}

impl Wording {
    /// A text and what it says where nothing is known.
    pub(crate) fn new(written: String, neutral: impl Fn(&str) -> String) -> Self {
        let has_any = placeholders(&written).next().is_some();
        let neutral = has_any.then(|| replaced(&written, |name| Some(neutral(name))).unwrap_or_default());
        Self { written, neutral }
    }

    /// A text in which braces are nothing but braces.
    pub(crate) fn plain(written: String) -> Self {
        Self { written, neutral: None }
    }

    /// What it says where nothing is known of a case.
    pub fn as_str(&self) -> &str {
        self.neutral.as_deref().unwrap_or(&self.written)
    }

    /// The text with its placeholders filled; `None` where one of them is not.
    pub(crate) fn filled(&self, fill: impl Fn(&str) -> Option<String>) -> Option<String> {
        if self.neutral.is_none() { Some(self.written.clone()) } else { replaced(&self.written, fill) }
    }

    /// As the author wrote it.
    pub(crate) fn written(&self) -> &str {
        &self.written
    }
}

/// Every placeholder of a text: its name, and where it stands with its braces.
///
/// A brace behind `$`, `%` or another brace is part of a command, and so is everything that is no name.
pub(crate) fn placeholders(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.match_indices('{').filter_map(move |(start, _)| {
        let name = text.get(start + 1..)?.split_once('}')?.0;
        let is_command = text.get(..start).is_some_and(|before| before.ends_with(['$', '%', '{']));
        (!is_command && is_name(name)).then(|| (start..start + name.len() + 2, name))
    })
}

/// `word` or `word.word`, in lower case.
fn is_name(text: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_lowercase())
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    match text.split_once('.') {
        Some((kind, field)) => is_word(kind) && is_word(field),
        None => is_word(text),
    }
}

fn replaced(text: &str, fill: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut found = String::new();
    let mut end = 0;
    for (place, name) in placeholders(text) {
        found.push_str(text.get(end..place.start).unwrap_or_default());
        found.push_str(&fill(name)?);
        end = place.end;
    }
    found.push_str(text.get(end..).unwrap_or_default());
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_a_name_in_braces() {
        let names = |text| placeholders(text).map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(names("Open {maker.page} with {serial_number}."), ["maker.page", "serial_number"]);
        assert!(names("curl -w '%{http_code}' ${HOME} {} {\"a\": 1} {{x}} {A} {a b} {").is_empty());
    }

    #[test]
    fn without_a_case_a_text_speaks_in_neutral_words() {
        let text = Wording::new("Call {maker}.".to_owned(), |_| "its maker".to_owned());
        assert_eq!(text.as_str(), "Call its maker.");
        assert_eq!(text.filled(|_| Some("Acme".to_owned())).as_deref(), Some("Call Acme."));
        assert_eq!(text.filled(|_| None), None);
    }
}
