//! Rule files that are known to be there: what they hash to, and what is kept of them.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use super::PackSource;
use super::compiled::RuleTexts;
use super::envelope::THIS_ENGINE;
use super::load::{Loaded, Unread, unread};
use crate::source::{Diagnostic, Files};

/// The rule files of packs, each laid over the ones before it; not yet parsed, and those of folders not yet read.
#[derive(Debug)]
pub struct Unparsed {
    packs: Vec<Vec<Unread>>,
}

impl Unparsed {
    /// Finds the rule files of the packs.
    ///
    /// # Errors
    ///
    /// The first thing that cannot be looked at.
    pub fn find(sources: &[PackSource]) -> Result<Self, Diagnostic> {
        let packs: Result<Vec<_>, Diagnostic> = sources.iter().map(unread).collect();
        Ok(Self { packs: packs?.into_iter().flatten().collect() })
    }

    /// The SHA-256 of everything that a knowledge base depends on: this engine, and the names and texts of all files, in order.
    ///
    /// # Errors
    ///
    /// The first file that cannot be read.
    pub fn sha256(&self) -> Result<String, Diagnostic> {
        let mut hash = Sha256::new_with_prefix(THIS_ENGINE);
        let mut buffer = Vec::new();
        for pack in &self.packs {
            hash.update((pack.len() as u64).to_le_bytes());
            for file in pack {
                file.with_text(&mut buffer, |text| add(&mut hash, &file.name, text))?;
            }
        }
        Ok(format!("{:x}", hash.finalize()))
    }

    /// The same of the files as they were read when the packs were opened.
    pub fn sha256_of(&self, opened: &Files) -> String {
        let mut hash = Sha256::new_with_prefix(THIS_ENGINE);
        for pack in self.texts(opened) {
            hash.update((pack.len() as u64).to_le_bytes());
            for (name, text) in pack {
                add(&mut hash, &name, text.as_bytes());
            }
        }
        format!("{:x}", hash.finalize())
    }

    /// All files with their texts, pack by pack, as they were read when the packs were opened.
    pub(super) fn texts<'f>(&self, opened: &'f Files) -> RuleTexts<'f> {
        let mut files = opened.iter().map(|(_, file)| (Cow::Borrowed(&*file.name), Cow::Borrowed(&*file.text)));
        self.packs.iter().map(|pack| files.by_ref().take(pack.len()).collect()).collect()
    }

    /// All files, for showing their lines: read when somebody asks for one. One that cannot be read any more shows none.
    pub(super) fn files(self) -> Files {
        let named = |file: &Unread| (file.path.clone(), file.name.clone(), file.text().unwrap_or_default());
        Files::later(move || self.packs.iter().flatten().map(named).collect())
    }

    pub(super) fn load(&self, files: &mut Files) -> Loaded {
        let mut loaded = Loaded::default();
        for (number, pack) in self.packs.iter().enumerate() {
            loaded.add_pack(number, pack, files);
        }
        loaded
    }
}

/// The lengths stand in front, so that nothing can be shifted from one part to the next.
fn add(hash: &mut Sha256, name: &str, text: &[u8]) {
    hash.update([name.len() as u64, text.len() as u64].map(u64::to_le_bytes).concat());
    hash.update(name);
    hash.update(text);
}
