//! What is wrong with a value that is TOML, and no value of its field.

use std::ops::Range;

use super::wrong_type;
use crate::source::{Diagnostic, FileId, ProblemKind, suggest};

/// A fault that serde found.
pub(super) struct Fault {
    pub(super) kind: ProblemKind,
    /// A word that would do, where it is one of a few.
    pub(super) word: Option<String>,
    message: String,
    help: String,
    place: Range<usize>,
}

impl Fault {
    /// Reads what serde says of an entry of `table`, which stands in `text`.
    pub(super) fn read(table: &str, text: &str, error: &toml::de::Error) -> Self {
        let said = error.message();
        let place = error.span().unwrap_or(0..0);
        let mut names = said.split('`').skip(1).step_by(2);
        let first = names.next().unwrap_or_default();
        let expected: Vec<&str> = names.collect();
        let fault =
            |kind, message: String, help: String| Self { kind, word: None, message, help, place: place.clone() };
        if said.starts_with("unknown field") {
            let message = format!("unknown field `{first}` in `{table}`");
            fault(ProblemKind::UnknownField, message, closest(first, &expected, "the fields are"))
        } else if said.starts_with("unknown variant") {
            let message = format!("`{first}` is not one of the words for this field");
            let word = expected.first().map(|word| (*word).to_owned());
            Self { word, ..fault(ProblemKind::UnknownWord, message, closest(first, &expected, "the words are")) }
        } else if said.starts_with("missing field") {
            let message = format!("this `{table}` lacks the field `{first}`");
            // A missing field has no place of its own; the head of its table stands for it.
            let head = place.start..place.end.min(place.start + 1);
            Self { place: head, ..fault(ProblemKind::MissingField, message, format!("add `{first} = …`")) }
        } else {
            let written = text.get(place.clone()).unwrap_or_default();
            let field = field_before(text, place.start);
            let message = wrong_type::message(said).unwrap_or_else(|| said.lines().next().unwrap_or(said).to_owned());
            let help = wrong_type::help(said, field, written)
                .unwrap_or_else(|| "`triage schema` prints the type of every field".to_owned());
            fault(ProblemKind::WrongType, message, help)
        }
    }

    pub(super) fn diagnostic(self, file: FileId) -> Diagnostic {
        Diagnostic::new(self.kind, self.message).at(file, self.place).help(self.help)
    }
}

/// The name of the field whose value begins at a place.
fn field_before(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?.trim_end().strip_suffix('=')?.trim_end();
    before.rsplit(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).next()
}

fn closest(word: &str, expected: &[&str], otherwise: &str) -> String {
    match suggest(word, expected.iter().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("{otherwise} {}", expected.join(", ")),
    }
}
