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
    let Loaded { raw, problems, .. } = read(sources, files);
    if problems.is_empty() { Ok(raw) } else { Err(problems) }
}

/// What could be read of packs, and what could not.
#[derive(Default)]
pub(super) struct Loaded {
    pub(super) raw: RawPack,
    pub(super) problems: Vec<Diagnostic>,
    /// The ids of entries that could not be read.
    pub(super) broken: Vec<String>,
    /// Whether a whole file or folder is missing, so that nobody knows what stands in it.
    pub(super) lacks_files: bool,
}

/// Reads whatever can be read of the packs.
pub(super) fn read(sources: &[PackSource], files: &mut Files) -> Loaded {
    let mut loaded = Loaded::default();
    for (pack, source) in sources.iter().enumerate() {
        match unread(source) {
            Ok(found) => loaded.add_pack(pack, &found, files),
            Err(problem) => loaded.lack(problem),
        }
    }
    loaded
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

impl Loaded {
    fn lack(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
        self.lacks_files = true;
    }

    /// Reads and parses files, on all processors.
    fn add_pack(&mut self, pack: usize, found: &[Unread], files: &mut Files) {
        let numbered: Vec<(FileId, &Unread)> = files.next_ids().zip(found).collect();
        let read = workers::run(
            &numbered,
            || (),
            |(), (file, found)| {
                let text = found.text()?;
                let parsed = parse_rules(*file, &text);
                Ok((text, parsed))
            },
        );
        for ((file, found), read) in numbered.into_iter().zip(read) {
            let text = match read {
                Ok((text, parsed)) => {
                    self.raw.add(file, pack, parsed.content);
                    self.problems.extend(parsed.problems);
                    self.broken.extend(parsed.broken);
                    text
                }
                Err(problem) => {
                    self.lack(problem);
                    Cow::Borrowed("")
                }
            };
            files.add_named(&found.path, &found.name, text);
        }
    }
}
