//! Where in its rule file something about an entry is written.
//!
//! A checked entry remembers its file and line. Warnings are few and rule files short, so the exact place is looked up in
//! the text when it is needed, instead of being carried by every value of every pack.

use std::ops::Range;

use crate::model::AnyEntry;
use crate::source::{FileId, Files};

/// What begins the next entry.
const TABLE: &str = "\n[[";

/// Finds places in rule files.
pub(super) struct Places<'f> {
    files: &'f Files,
}

impl<'f> Places<'f> {
    pub(super) fn new(files: &'f Files) -> Self {
        Self { files }
    }

    /// The place of `written` in an entry, or of the entry's id where that is empty or not written so.
    pub(super) fn of(&self, entry: &dyn AnyEntry, written: &str) -> Option<(FileId, Range<usize>)> {
        self.behind(entry, "", written)
    }

    /// The same, looked for behind the first line that begins with `field`.
    pub(super) fn behind(&self, entry: &dyn AnyEntry, field: &str, written: &str) -> Option<(FileId, Range<usize>)> {
        let at = entry.common().written_at;
        let file = self.files.get(at.file);
        let line = file.line(at.line(self.files))?;
        let mut region = region(&file.text, &line);
        region.start += file.text.get(region.clone())?.find(&format!("\n{field}")).unwrap_or(0);
        let name = || find(&file.text, line.clone(), entry.name());
        let place = find(&file.text, region, written).or_else(name).unwrap_or(line.clone());
        Some((at.file, place))
    }
}

/// The text of the entry around its id.
fn region(text: &str, id: &Range<usize>) -> Range<usize> {
    let start = text.get(..id.start).and_then(|before| before.rfind(TABLE)).map_or(0, |newline| newline + 1);
    let end = text.get(id.end..).and_then(|after| after.find(TABLE)).map_or(text.len(), |newline| id.end + newline);
    start..end
}

/// The first place of `written` as a whole string, quotes included, or else as part of one; case does not matter.
fn find(text: &str, within: Range<usize>, written: &str) -> Option<Range<usize>> {
    if written.is_empty() {
        return None;
    }
    let part = text.get(within.clone())?.to_ascii_lowercase();
    let written = written.to_ascii_lowercase();
    let whole = ['"', '\''].into_iter().find_map(|quote| {
        let quoted = format!("{quote}{written}{quote}");
        part.find(&quoted).map(|start| (start, quoted.len()))
    });
    let (start, length) = whole.or_else(|| part.find(&written).map(|start| (start, written.len())))?;
    Some(within.start + start..within.start + start + length)
}
