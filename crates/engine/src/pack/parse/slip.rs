//! What keeps a text from being TOML, in words that say what to write.

use std::ops::Range;

use super::bracket;
use crate::source::{Diagnostic, FileId, ProblemKind};

/// A slip: where it is, what it is, and what to do.
pub(super) struct Slip {
    pub(super) message: String,
    pub(super) place: Range<usize>,
    pub(super) help: Option<String>,
    /// A second place, and what is there.
    pub(super) beside: Option<(Range<usize>, &'static str)>,
    /// Where a date stands that is none.
    pub(super) date: Option<Range<usize>>,
}

impl Slip {
    pub(super) fn new(message: impl Into<String>, place: Range<usize>) -> Self {
        Self { message: message.into(), place, help: None, beside: None, date: None }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The problem, for a text that begins at this byte of its file.
    pub(super) fn diagnostic(self, file: FileId, start: usize) -> Diagnostic {
        let shift = |place: Range<usize>| place.start + start..place.end + start;
        let mut problem = Diagnostic::new(ProblemKind::NotToml, self.message).at(file, shift(self.place));
        if let Some((place, what)) = self.beside {
            problem = problem.label(file, shift(place), what);
        }
        match self.help {
            Some(help) => problem.help(help),
            None => problem,
        }
    }
}

/// Explains what a parser of TOML says of a text.
pub(super) fn explain(text: &str, error: &toml::de::Error) -> Slip {
    let place = error.span().unwrap_or(0..0);
    let said = error.message().lines().next().unwrap_or("not TOML");
    let from = text.get(place.start..).unwrap_or_default();
    if let Some(quote) = from.chars().next().filter(|mark| is_curly(*mark)).or_else(|| curly_value(text, place.start)) {
        let at = text.get(..place.end.max(place.start)).and_then(|before| before.find(quote)).unwrap_or(place.start);
        let slip =
            Slip::new(format!("`{quote}` is a typographic quote, and begins no text"), at..at + quote.len_utf8());
        return slip.help("write plain quotes: `\"` or `'`");
    }
    if said.contains("duplicate key") {
        let key = text.get(place.clone()).unwrap_or_default();
        let help = "write a field once; a second entry begins with a head of its own, such as `[[error]]`";
        let mut slip = Slip::new(format!("the field `{key}` is written twice"), place.clone()).help(help);
        slip.beside = earlier(text, key, place.start).map(|earlier| (earlier, "first here"));
        return slip;
    }
    if said.contains("date") || said.contains("month") || said.contains("day") {
        let word = from.split(|c: char| !(c.is_ascii_digit() || c == '-')).next().unwrap_or_default();
        let place = place.start..place.start + word.len();
        let mut slip = Slip::new(format!("there is no day `{word}`"), place.clone());
        slip.date = (word.len() >= "2000-01-01".len()).then_some(place);
        return slip.help("write it as year, month and day without quotes, such as 2026-11-21");
    }
    if let Some(slip) = bracket::missing(text) {
        return slip;
    }
    if said.starts_with("invalid basic string") || said.starts_with("invalid literal string") {
        let line = text.get(..place.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
        let end = text.get(line..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| line + newline);
        let quote = if said.contains("basic") { '"' } else { '\'' };
        return Slip::new("this text has no end", place.start.min(end)..end.max(place.start))
            .help(format!("add `{quote}` where it ends; a text of several lines stands between `'''`"));
    }
    if said.contains("must be quoted") {
        return Slip::new("a text stands in quotes", place).help("write `\"…\"`");
    }
    Slip::new(said, place)
}

fn is_curly(mark: char) -> bool {
    matches!(mark, '“' | '”' | '„' | '‘' | '’' | '«' | '»')
}

/// The typographic quote that a value on the line of a place begins with.
fn curly_value(text: &str, at: usize) -> Option<char> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text.get(start..)?.lines().next()?;
    line.split_once('=')?.1.trim_start().chars().next().filter(|mark| is_curly(*mark))
}

/// The line above that writes the same field.
fn earlier(text: &str, key: &str, before: usize) -> Option<Range<usize>> {
    let above = text.get(..before)?;
    let start = above.rfind(&format!("\n{key} ")).map(|newline| newline + 1)?;
    Some(start..start + key.len())
}
