//! From the text of a rule file to raw entries, with every problem at once.

mod block;
mod bracket;
mod fault;
mod slip;
mod value;
mod wrong_type;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer, ValueDeserializer};

use super::raw::{RawFile, RawFixture};
use crate::model::{Kind, with_kinds};
use crate::source::FileId;
use crate::source::suggest;
use crate::source::{Diagnostic, ProblemKind};
use fault::Fault;
use value::{id_of, remove_at, replace_at};

/// An entry with more faults than this is shown with the first ones.
const MAX_FAULTS: usize = 16;

/// What was read of a rule file.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// What can be read.
    pub(crate) content: RawFile,
    /// What is wrong with the rest.
    pub(crate) problems: Vec<Diagnostic>,
    /// The ids of entries that are not in `content`, and the names of tables: nothing more is to be said of those.
    pub(crate) broken: Vec<String>,
}

/// Reads a rule file. What can be read is returned; what cannot is a problem.
pub(crate) fn parse_rules(file: FileId, text: &str) -> Parsed {
    if let Ok(content) = Deserializer::parse(text).and_then(<RawFile as serde::Deserialize>::deserialize) {
        return Parsed { content, ..Parsed::default() };
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Reader::new(file, text).rules(table.into_inner());
    }
    let mended = block::mend(file, text);
    let (table, errors) = DeTable::parse_recoverable(&mended.text);
    let mut reader = Reader::new(file, text);
    reader.parsed.problems = mended.problems;
    reader.parsed.broken = mended.broken;
    // Each entry by itself can be read, but not beside the others: a second `[pack]`.
    if let Some(error) = errors.first() {
        reader.parsed.problems.push(slip::explain(&mended.text, error).diagnostic(file, 0));
        return reader.parsed;
    }
    reader.rules(table.into_inner())
}

/// Reads a fixture.
pub(crate) fn parse_fixture(file: FileId, text: &str) -> Result<RawFixture, Vec<Diagnostic>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if let Some(error) = errors.first() {
        return Err(vec![slip::explain(text, error).diagnostic(file, 0)]);
    }
    let mut reader = Reader::new(file, text);
    let span = table.span();
    let fixture = reader.entry::<RawFixture>("fixture", Spanned::new(span, DeValue::Table(table.into_inner())));
    match fixture {
        Some(fixture) if reader.parsed.problems.is_empty() => Ok(fixture),
        _ => Err(reader.parsed.problems),
    }
}

/// Reads entry by entry, so that every fault is found. It takes longer than to read a whole file at once.
struct Reader<'t> {
    file: FileId,
    text: &'t str,
    parsed: Parsed,
}

impl<'t> Reader<'t> {
    fn new(file: FileId, text: &'t str) -> Self {
        Self { file, text, parsed: Parsed::default() }
    }

    fn rules(mut self, table: DeTable<'_>) -> Parsed {
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
        self.parsed.content = content;
        self.parsed
    }

    fn unknown_table(&mut self, name: &str, span: std::ops::Range<usize>) {
        let kinds = || Kind::ALL.into_iter().map(Kind::name).chain(["pack"]);
        let help = match suggest(name, kinds()) {
            Some(close) => format!("did you mean `[[{close}]]`?"),
            None => format!("the tables are {}", kinds().collect::<Vec<_>>().join(", ")),
        };
        self.parsed.problems.push(
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
            self.parsed.problems.push(Diagnostic::new(ProblemKind::WrongType, message).at(self.file, span).help(help));
            Vec::new()
        }
    }

    /// Reads one entry. After a fault a wrong word is replaced by a right one, and anything else is taken out, and the rest is
    /// read again, so that every fault is found. An entry that lost something is not handed on.
    fn entry<T: DeserializeOwned>(&mut self, name: &str, mut value: Spanned<DeValue<'_>>) -> Option<T> {
        let (mut changed, mut lost) = (false, false);
        for _ in 0..MAX_FAULTS {
            let error = match T::deserialize(ValueDeserializer::from(value.clone())) {
                Ok(entry) if !lost => return Some(entry),
                Ok(_) => break,
                Err(error) => error,
            };
            let fault = Fault::read(name, self.text, &error);
            let (kind, word) = (fault.kind, fault.word.clone());
            if !(changed && kind == ProblemKind::MissingField) {
                self.parsed.problems.push(fault.diagnostic(self.file));
            }
            let Some(span) = error.span() else { break };
            let is_replaced = word.is_some_and(|word| replace_at(&mut value, &span, &word));
            if !is_replaced && !remove_at(&mut value, &span) {
                break;
            }
            changed = true;
            lost |= !is_replaced && kind != ProblemKind::UnknownField;
        }
        self.parsed.broken.extend(id_of(&value));
        None
    }
}
