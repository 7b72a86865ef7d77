//! The folder of the user's compiled copies.

use std::fs::{self, DirBuilder, File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::BaseStrategy;

use crate::cli::write::{Batch, Content, Real, is_unfinished};

/// So many copies are kept; of more, those that were not used for longest go.
const MOST_COPIES: usize = 16;
/// A copy may be so large, in bytes.
const LARGEST_COPY: u64 = 64 << 20;
/// A copy whose last use is noted to be so long ago is noted to be used.
const DAY: Duration = Duration::from_hours(24);
/// What the name of a copy ends with.
const ENDING: &str = ".pack";

/// A folder that nobody but the user may write to.
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder where this system keeps what can be made again; made where it is not there.
    pub(super) fn of_user() -> Option<Self> {
        let path = etcetera::base_strategy::choose_native_strategy().ok()?.cache_dir().join("triage").join("packs");
        if !path.is_dir() {
            make(&path);
        }
        let there = fs::metadata(&path).ok()?;
        (there.is_dir() && is_own(&there)).then_some(Self { path })
    }

    /// The bytes of a copy. Whether they are what was written, their reader finds out.
    pub(super) fn read(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.path.join(name.to_owned() + ENDING);
        // A link, a pipe or a device is none of ours.
        let there = fs::symlink_metadata(&path).ok()?;
        if !there.is_file() || !is_own(&there) || there.len() > LARGEST_COPY {
            return None;
        }
        let file = File::open(&path).ok()?;
        note_use(&file, &there);
        let mut bytes = Vec::with_capacity(usize::try_from(there.len()).ok()?);
        file.take(LARGEST_COPY).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Keeps a copy, and removes old ones. Where that fails there is none the next time.
    pub(super) fn keep(&self, name: &str, bytes: Vec<u8>) {
        if bytes.len() as u64 > LARGEST_COPY {
            return;
        }
        let mut batch = Batch::below(&self.path);
        batch.replace(self.path.join(name.to_owned() + ENDING), Content::private(bytes));
        if batch.write(&Real).is_ok() {
            self.tidy();
        }
    }

    fn tidy(&self) {
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        let mut copies: Vec<(SystemTime, PathBuf)> = entries
            .filter(|entry| entry.file_name().to_str().is_some_and(is_ours))
            .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
            .collect();
        copies.sort_unstable();
        let old = copies.len().saturating_sub(MOST_COPIES);
        for (_, path) in copies.into_iter().take(old) {
            // Somebody else may have removed it, or may be reading it: then it goes another time.
            let _ = fs::remove_file(path);
        }
    }
}

/// The names of copies, and of what a process left behind that was ended while it wrote one.
fn is_ours(name: &str) -> bool {
    name.ends_with(ENDING) || is_unfinished(name)
}

/// Makes the folder, for the user alone.
fn make(path: &Path) {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let _ = builder.create(path);
}

/// Notes the use of a copy, once a day: then a copy in use is younger than one that is not.
fn note_use(file: &File, there: &Metadata) {
    let now = SystemTime::now();
    let last = there.modified().ok().and_then(|last| now.duration_since(last).ok());
    if last.is_some_and(|ago| ago > DAY) {
        let _ = file.set_modified(now);
    }
}

/// Whether something belongs to the user, and nobody else may write to it.
#[cfg(unix)]
fn is_own(there: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    there.uid() == rustix::process::geteuid().as_raw() && there.mode() & 0o022 == 0
}

/// Elsewhere the folder of a user is hers alone, as the system sets it up.
#[cfg(not(unix))]
fn is_own(_: &Metadata) -> bool {
    true
}
