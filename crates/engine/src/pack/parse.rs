//! From the text of a rule file to raw entries, with every problem at once.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer, ValueDeserializer};

use super::raw::{RawFile, RawFixture};
use crate::model::{Kind, with_kinds};
use crate::source::FileId;
use crate::source::suggest;
use crate::source::{Diagnostic, ProblemKind};

/// An entry with more faults than this is shown with the first ones.
const MAX_FAULTS: usize = 16;

/// Reads a rule file. What can be read is returned; what cannot is a problem.
pub(crate) fn parse_rules(file: FileId, text: &str, problems: &mut Vec<Diagnostic>) -> RawFile {
    if let Ok(content) = Deserializer::parse(text).and_then(<RawFile as serde::Deserialize>::deserialize) {
        return content;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { file, problems };
    if !errors.is_empty() {
        errors.iter().take(MAX_FAULTS).for_each(|error| reader.syntax(error));
        return RawFile::default();
    }
    reader.rules(table.into_inner())
}

/// Reads a fixture.
pub(crate) fn parse_fixture(file: FileId, text: &str) -> Result<RawFixture, Vec<Diagnostic>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems = Vec::new();
    let mut reader = Reader { file, problems: &mut problems };
    for error in &errors {
        reader.syntax(error);
    }
    let span = table.span();
    let fixture = errors
        .is_empty()
        .then(|| reader.entry::<RawFixture>("fixture", Spanned::new(span, DeValue::Table(table.into_inner()))))
        .flatten();
    match fixture {
        Some(fixture) if problems.is_empty() => Ok(fixture),
        _ => Err(problems),
    }
}

/// Reads entry by entry, so that every fault is found. It takes longer than to read a whole file at once.
struct Reader<'p> {
    file: FileId,
    problems: &'p mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn rules(&mut self, table: DeTable<'_>) -> RawFile {
        let mut content = RawFile::default();
        for (key, value) in table {
            let name = key.get_ref().to_string();
            macro_rules! read {
                ($($table:ident $several:ident $checked:ident $written:ident $holds:tt;)*) => {
                    match name.as_str() {
                        "pack" => content.pack = self.entry("pack", value),
                        $(stringify!($table) => content.$table = self.entries(&name, value),)*
                        _ => self.unknown_table(&name, key.span()),
                    }
                };
            }
            with_kinds!(read);
        }
        content
    }

    fn unknown_table(&mut self, name: &str, span: std::ops::Range<usize>) {
        let kinds = || Kind::ALL.into_iter().map(Kind::name).chain(["pack"]);
        let help = match suggest(name, kinds()) {
            Some(close) => format!("did you mean `[[{close}]]`?"),
            None => format!("the tables are {}", kinds().collect::<Vec<_>>().join(", ")),
        };
        self.problems.push(
            Diagnostic::new(ProblemKind::UnknownTable, format!("there is no table `{name}` in the rule format"))
                .at(self.file, span)
                .help(help),
        );
    }

    fn entries<T: DeserializeOwned>(&mut self, name: &str, value: Spanned<DeValue<'_>>) -> Vec<T> {
        let span = value.span();
        if let DeValue::Array(entries) = value.into_inner() {
            entries.into_iter().filter_map(|entry| self.entry(name, entry)).collect()
        } else {
            let message = format!("`{name}` must be a list of tables");
            let help = format!("write `[[{name}]]`, with two brackets");
            self.problems.push(Diagnostic::new(ProblemKind::WrongType, message).at(self.file, span).help(help));
            Vec::new()
        }
    }

    /// Reads one entry. After a fault the value at fault is taken out and the rest is read again, so that every fault is found.
    fn entry<T: DeserializeOwned>(&mut self, name: &str, mut value: Spanned<DeValue<'_>>) -> Option<T> {
        let mut removed = false;
        for _ in 0..MAX_FAULTS {
            let error = match T::deserialize(ValueDeserializer::from(value.clone())) {
                Ok(entry) => return (!removed).then_some(entry),
                Err(error) => error,
            };
            if !(removed && error.message().starts_with("missing field")) {
                self.fault(name, &error);
            }
            let span = error.span()?;
            if !remove_at(&mut value, &span) {
                return None;
            }
            removed = true;
        }
        None
    }

    fn syntax(&mut self, error: &toml::de::Error) {
        let span = error.span().unwrap_or(0..0);
        let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
        self.problems.push(Diagnostic::new(ProblemKind::NotToml, message).at(self.file, span));
    }

    fn fault(&mut self, table: &str, error: &toml::de::Error) {
        let message = error.message();
        let span = error.span().unwrap_or(0..0);
        let mut names = message.split('`').skip(1).step_by(2);
        let first = names.next().unwrap_or_default();
        let expected: Vec<&str> = names.collect();
        let problem = if message.starts_with("unknown field") {
            Diagnostic::new(ProblemKind::UnknownField, format!("unknown field `{first}` in `{table}`"))
                .help(closest(first, &expected, "the fields are"))
        } else if message.starts_with("unknown variant") {
            Diagnostic::new(ProblemKind::UnknownWord, format!("`{first}` is not one of the words for this field"))
                .help(closest(first, &expected, "the words are"))
        } else if message.starts_with("missing field") {
            Diagnostic::new(ProblemKind::MissingField, format!("this `{table}` lacks the field `{first}`"))
                .help(format!("add `{first} = …`"))
        } else {
            Diagnostic::new(ProblemKind::WrongType, message.lines().next().unwrap_or(message).to_owned())
                .help("`triage schema` prints the type of every field")
        };
        let span = if message.starts_with("missing field") { first_line(span) } else { span };
        self.problems.push(problem.at(self.file, span));
    }
}

/// A missing field has no place of its own; the head of its table stands for it.
fn first_line(span: std::ops::Range<usize>) -> std::ops::Range<usize> {
    span.start..span.end.min(span.start + 1)
}

fn closest(word: &str, expected: &[&str], otherwise: &str) -> String {
    match suggest(word, expected.iter().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("{otherwise} {}", expected.join(", ")),
    }
}

/// Takes the innermost pair or element out whose key or value covers `span`.
fn remove_at(value: &mut Spanned<DeValue<'_>>, span: &std::ops::Range<usize>) -> bool {
    let covers = |outer: std::ops::Range<usize>| outer.start <= span.start && span.end <= outer.end;
    match value.get_mut() {
        DeValue::Table(table) => {
            let found = table.iter().find(|(key, value)| covers(key.span()) || covers(value.span()));
            let Some(key) = found.map(|(key, _)| key.clone()) else { return false };
            let inner = table.get_mut(&key).is_some_and(|value| remove_at(value, span));
            inner || table.remove(&key).is_some()
        }
        DeValue::Array(list) => {
            let Some(position) = list.iter().position(|value| covers(value.span())) else { return false };
            if !list.get_mut(position).is_some_and(|value| remove_at(value, span)) {
                let rest = std::mem::replace(list, DeArray::new()).into_iter().enumerate();
                *list = rest.filter(|(number, _)| *number != position).map(|(_, value)| value).collect();
            }
            true
        }
        _ => false,
    }
}
