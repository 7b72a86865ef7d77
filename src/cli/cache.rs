//! Compiled copies of packs that were read from folders, kept for the next time.
//!
//! Reading and checking five hundred rule files takes longer than everything else that explaining an error does. A copy is
//! named by the hash of all that it was made of, so that it can be right or missing, but never stale. Whatever is wrong with a
//! copy or with the folder, the rules are read as if there were none: no cache ever keeps a command from its work.

mod folder;

use triage_kb::pack::{self, Opened, PackSource, Unparsed};

use folder::Folder;

/// The variable that switches the cache off, whatever it is set to.
const VARIABLE: &str = "TRIAGE_NO_CACHE";

/// Whether copies are kept and used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cache {
    /// They are.
    On,
    /// They are not.
    Off,
}

impl Cache {
    /// What the command line and the environment say.
    pub(super) fn unless(is_forbidden: bool) -> Self {
        let is_off = is_forbidden || std::env::var_os(VARIABLE).is_some_and(|value| !value.is_empty());
        if is_off { Self::Off } else { Self::On }
    }

    /// Opens packs: from the copy if there is one, else from their rule files, of which a copy is then kept.
    pub(super) fn open(self, sources: &[PackSource]) -> Opened {
        let is_slow = sources.iter().any(|source| matches!(source, PackSource::Folder(_)));
        let folder = (self == Self::On && is_slow).then(Folder::of_user).flatten();
        // What cannot be read is explained by whoever reads everything.
        let found = || {
            let unparsed = Unparsed::find(sources).ok()?;
            Some((unparsed.sha256().ok()?, unparsed))
        };
        match folder.and_then(|folder| Some((folder, found()?))) {
            Some((folder, (name, unparsed))) => open(&folder, &name, unparsed),
            None => pack::open(sources),
        }
    }
}

fn open(folder: &Folder, name: &str, unparsed: Unparsed) -> Opened {
    let unparsed = match folder.read(name) {
        None => unparsed,
        // It stays in memory as long as the program runs: entries are read where they lie.
        Some(bytes) => match pack::open_compiled(unparsed, bytes.leak()) {
            Ok(opened) => return opened,
            Err(unparsed) => unparsed,
        },
    };
    let opened = pack::open_unparsed(&unparsed);
    // A pack with problems is none: whoever asks again is told again.
    if let Some(bytes) = opened.knowledge.as_ref().ok().and_then(|knowledge| pack::to_bytes(knowledge).ok()) {
        // Somebody may have written to a file since it was hashed.
        folder.keep(&unparsed.sha256_of(&opened.files), bytes);
    }
    opened
}
