//! Reading the rule files of packs into raw entries.

use std::borrow::Cow;

use super::parse::parse_rules;
use super::raw_pack::RawPack;
use super::source::{MemoryPack, PackSource};
use crate::source::{Diagnostic, FileId, Files};
use crate::workers;

/// Reads the packs, each laid over the ones before it.
///
/// # Errors
///
/// Everything that cannot be read or is no rule file, all of it at once.
pub fn load(sources: &[PackSource], files: &mut Files) -> Result<RawPack, Vec<Diagnostic>> {
    let mut raw = RawPack::default();
    let mut problems = Vec::new();
    for (pack, source) in sources.iter().enumerate() {
        match unread(source) {
            Ok(found) => add_pack(pack, &found, files, &mut raw, &mut problems),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(raw) } else { Err(problems) }
}

/// A rule file that is known to be there, not yet parsed.
pub(super) struct Unread {
    /// Its path as the user sees it.
    pub(super) path: String,
    /// Its path from the folder of its pack on.
    pub(super) name: String,
    /// Its text, if it is in memory.
    pub(super) text: Option<Cow<'static, str>>,
}

impl Unread {
    fn text(&self) -> Result<Cow<'static, str>, Diagnostic> {
        match &self.text {
            Some(text) => Ok(text.clone()),
            #[cfg(feature = "fs")]
            None => crate::source::read_file(self.path.as_ref()).map(Cow::Owned),
            #[cfg(not(feature = "fs"))]
            None => Ok(Cow::Borrowed("")),
        }
    }
}

fn unread(source: &PackSource) -> Result<Vec<Unread>, Diagnostic> {
    match source {
        PackSource::Memory(MemoryPack { files, .. }) => Ok(files
            .iter()
            .map(|(path, text)| Unread { path: path.clone(), name: path.clone(), text: Some(text.clone()) })
            .collect()),
        #[cfg(feature = "fs")]
        PackSource::Folder(folder) => super::folder::find_files(folder),
    }
}

/// Reads and parses files, on all processors.
fn add_pack(pack: usize, found: &[Unread], files: &mut Files, raw: &mut RawPack, problems: &mut Vec<Diagnostic>) {
    let numbered: Vec<(FileId, &Unread)> = files.next_ids().zip(found).collect();
    let read = workers::run(
        &numbered,
        || (),
        |(), (file, found)| {
            let text = found.text()?;
            let mut problems = Vec::new();
            let content = parse_rules(*file, &text, &mut problems);
            Ok((text, content, problems))
        },
    );
    for ((file, found), read) in numbered.into_iter().zip(read) {
        let text = match read {
            Ok((text, content, found)) => {
                raw.add(file, pack, content);
                problems.extend(found);
                text
            }
            Err(problem) => {
                problems.push(problem);
                Cow::Borrowed("")
            }
        };
        files.add_named(&found.path, &found.name, text);
    }
}
