//! Reading the rule files of packs into raw entries.

use std::borrow::Cow;

use super::compiled::{Compiled, RuleTexts, rule_texts};
use super::parse::parse_rules;
use super::raw_pack::RawPack;
use super::source::{MemoryPack, PackSource};
use crate::source::{Diagnostic, FileId, Files, ProblemKind};
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
    let mut number = 0;
    for source in sources {
        match unread(source) {
            Ok(packs) => {
                for pack in packs {
                    loaded.add_pack(number, &pack, files);
                    number += 1;
                }
            }
            Err(problem) => {
                loaded.lack(problem);
                number += 1;
            }
        }
    }
    loaded
}

/// A rule file that is known to be there, not yet parsed.
#[derive(Clone, Debug)]
pub(super) struct Unread {
    /// Its path as the user sees it.
    pub(super) path: String,
    /// Its path from the folder of its pack on.
    pub(super) name: String,
    /// Its text, if it is in memory.
    pub(super) text: Option<Cow<'static, str>>,
}

impl Unread {
    fn in_memory(path: &str, text: Cow<'static, str>) -> Self {
        Self { path: path.to_owned(), name: path.to_owned(), text: Some(text) }
    }

    pub(super) fn text(&self) -> Result<Cow<'static, str>, Diagnostic> {
        match &self.text {
            Some(text) => Ok(text.clone()),
            #[cfg(feature = "fs")]
            None => crate::source::read_file(self.path.as_ref()).map(Cow::Owned),
            #[cfg(not(feature = "fs"))]
            None => Ok(Cow::Borrowed("")),
        }
    }

    /// Hands out the text, and reads it into a piece of memory that serves for one file after the other.
    #[cfg_attr(
        not(feature = "fs"),
        allow(unused_variables, clippy::ptr_arg, reason = "without files nothing is read into it")
    )]
    pub(super) fn with_text<R>(&self, buffer: &mut Vec<u8>, use_it: impl FnOnce(&[u8]) -> R) -> Result<R, Diagnostic> {
        #[cfg(feature = "fs")]
        if self.text.is_none() {
            crate::source::read_into(self.path.as_ref(), buffer)?;
            return Ok(use_it(buffer));
        }
        Ok(use_it(self.text.as_deref().unwrap_or_default().as_bytes()))
    }
}

/// The rule files of a source, pack by pack: a compiled pack may hold several that were laid over each other.
pub(super) fn unread(source: &PackSource) -> Result<Vec<Vec<Unread>>, Diagnostic> {
    match source {
        PackSource::Memory(MemoryPack { files }) => {
            Ok(vec![files.iter().map(|(path, text)| Unread::in_memory(path, text.clone())).collect()])
        }
        PackSource::Compiled(bytes) => {
            let texts = Compiled::read(bytes).ok().and_then(|compiled| rule_texts(compiled.rules));
            in_memory(texts.ok_or_else(|| Diagnostic::new(ProblemKind::DamagedPack, "the built-in pack is damaged")))
        }
        #[cfg(feature = "fs")]
        PackSource::Folder(folder) => Ok(vec![super::folder::find_files(folder)?]),
        #[cfg(feature = "fs")]
        PackSource::File(path) => in_memory(super::pack_file::PackFile::open(path)?.rule_texts()),
    }
}

fn in_memory(packs: Result<RuleTexts<'static>, Diagnostic>) -> Result<Vec<Vec<Unread>>, Diagnostic> {
    let file = |(name, text): (Cow<'static, str>, _)| Unread::in_memory(&name, text);
    Ok(packs?.into_iter().map(|pack| pack.into_iter().map(file).collect()).collect())
}

impl Loaded {
    fn lack(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
        self.lacks_files = true;
    }

    /// Reads and parses files, on all processors.
    pub(super) fn add_pack(&mut self, pack: usize, found: &[Unread], files: &mut Files) {
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
