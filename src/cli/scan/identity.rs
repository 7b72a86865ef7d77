//! Which file a file is, whatever it is called: a log that is rotated stays the same one.

use std::fs::Metadata;

/// The number that the system knows a file by; none where it has no such numbers.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such number")]
pub(super) fn id(file: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((file.dev(), file.ino()))
}

#[cfg(not(unix))]
pub(super) fn id(_: &Metadata) -> Option<(u64, u64)> {
    None
}

/// Whether two are one file, as far as the system tells.
pub(super) fn is_same(one: &Metadata, other: &Metadata) -> bool {
    match id(one).zip(id(other)) {
        Some((one, other)) => one == other,
        None => one.created().ok() == other.created().ok(),
    }
}
