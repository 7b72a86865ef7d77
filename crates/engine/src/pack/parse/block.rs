//! A rule file that is not TOML, taken apart: what is wrong in one entry must not hide what is wrong in the others.

use std::ops::Range;

use toml::de::DeTable;

use super::slip;
use crate::source::{Diagnostic, FileId};

/// More entries that cannot be read are not looked at one by one.
const MAX_BROKEN: usize = 64;
/// A date that always can be read.
const SOME_DAY: &str = "2000-01-01";

/// A text in which every entry can be read, and what was wrong with the others.
pub(super) struct Mended {
    /// As long as the text that was read, with blanks where an entry was wrong.
    pub(super) text: String,
    pub(super) problems: Vec<Diagnostic>,
    /// The ids of the entries that are missing now.
    pub(super) broken: Vec<String>,
}

/// Reads each entry by itself, and leaves those out that cannot be read. Of each the first problem counts: what follows it
/// follows from it.
pub(super) fn mend(file: FileId, text: &str) -> Mended {
    let mut mended = Mended { text: text.to_owned(), problems: Vec::new(), broken: Vec::new() };
    for block in blocks(text) {
        if mended.problems.len() >= MAX_BROKEN {
            break;
        }
        mended.check(file, block);
    }
    mended
}

impl Mended {
    fn check(&mut self, file: FileId, block: Range<usize>) {
        // A wrong date is replaced by a right one, so that the rest of its entry is read as well.
        for _ in 0..MAX_BROKEN {
            let text = self.text.get(block.clone()).unwrap_or_default();
            let (_, errors) = DeTable::parse_recoverable(text);
            let Some(error) = errors.first() else { return };
            let found = slip::explain(text, error);
            let day = found.date.clone();
            self.problems.push(found.diagnostic(file, block.start));
            match day {
                Some(day) => self.put(block.start + day.start..block.start + day.end, SOME_DAY),
                None => return self.leave_out(&block),
            }
        }
        self.leave_out(&block);
    }

    fn leave_out(&mut self, block: &Range<usize>) {
        self.broken.extend(self.text.get(block.clone()).and_then(id_in).map(str::to_owned));
        self.put(block.clone(), "");
    }

    /// Writes something over a place that is as long or longer; line ends stay.
    fn put(&mut self, place: Range<usize>, written: &str) {
        let old = self.text.get(place.clone()).unwrap_or_default();
        let blank = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
        let rest = old.bytes().skip(written.len()).map(blank);
        let new: String = written.chars().chain(rest).collect();
        if new.len() == old.len() {
            self.text.replace_range(place, &new);
        }
    }
}

/// The id that is written in an entry.
fn id_in(entry: &str) -> Option<&str> {
    let line =
        entry.lines().find(|line| line.trim_start().starts_with("id ") || line.trim_start().starts_with("id="))?;
    let value = line.split_once('=')?.1.trim();
    Some(value.trim_matches(|mark: char| !mark.is_alphanumeric())).filter(|id| !id.is_empty())
}

/// The entries of a text: each begins with a head such as `[[error]]` or `[pack]` at the start of a line. What stands in a text
/// of several lines is no head.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut inside: Option<&str> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if inside.is_none() && is_head(line.trim_end()) && at > 0 {
            starts.push(at);
        }
        for quotes in ["'''", "\"\"\""] {
            for _ in line.matches(quotes) {
                inside = match inside {
                    None => Some(quotes),
                    Some(open) if open == quotes => None,
                    other => other,
                };
            }
        }
        // A head that stands alone ends even a text that somebody forgot to close.
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn is_head(line: &str) -> bool {
    let name = |rest: &str, end: &str| {
        rest.strip_suffix(end)
            .is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    match line.strip_prefix("[[") {
        Some(rest) => name(rest, "]]"),
        None => line == "[pack]",
    }
}
