//! How far a log was read, and how it is known again when it has grown or was moved.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::identity::id;
use super::source::{Stream, unpacked};

/// By so many of its first bytes a log is known again.
const HEAD: u64 = 1024;

/// How far a log was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Position {
    /// So many bytes, unpacked.
    pub(super) bytes: u64,
    /// So many lines.
    pub(super) lines: usize,
    /// Which file it is, where the system numbers them: a log that is rotated keeps its number.
    id: Option<(u64, u64)>,
    /// How long its beginning was, in bytes, and the SHA-256 of that.
    head: (usize, String),
}

/// How far logs were read, by their paths.
pub(super) type Positions = BTreeMap<String, Position>;

/// Opens a log where the last scan stopped; at its beginning where it is another one now, or shorter.
pub(super) fn open(path: &Path, known: Option<&Positions>) -> io::Result<(Stream, Position)> {
    let mut file = File::open(path)?;
    let Some(known) = known else { return Ok((unpacked(Box::new(file))?, Position::default())) };
    let mut head = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut head)?;
    let begin = Position { head: (head.len(), hash(&head)), id: id(&file.metadata()?), ..Position::default() };
    let reopened = || File::open(path).and_then(|file| unpacked(Box::new(file)));
    if let Some(before) = same(&path.to_string_lossy(), &head, &begin, known) {
        let mut stream = reopened()?;
        let skipped = io::copy(&mut stream.by_ref().take(before.bytes), &mut io::sink())?;
        if skipped == before.bytes {
            return Ok((stream, Position { bytes: before.bytes, lines: before.lines, ..begin }));
        }
    }
    Ok((reopened()?, begin))
}

/// What is known of the same log: by its number, under whatever paths it was read, as far as it was read under any of them; or
/// by its path, where the system has no numbers.
fn same<'p>(path: &str, head: &[u8], now: &Position, known: &'p Positions) -> Option<&'p Position> {
    let begins_alike = |before: &&Position| head.get(..before.head.0).is_some_and(|head| hash(head) == before.head.1);
    let is_it = |before: &&Position| before.id.is_some() && before.id == now.id && begins_alike(before);
    known
        .values()
        .filter(is_it)
        .max_by_key(|before| before.bytes)
        .or_else(|| known.get(path).filter(|before| before.id.is_none()).filter(begins_alike))
}

fn hash(head: &[u8]) -> String {
    format!("{:x}", Sha256::digest(head))
}
