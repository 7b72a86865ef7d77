//! `triage scan --into FILE`: events in a file that the next scan goes on with.
//!
//! Beside the file stands a mark: how far the logs were read, and how long the file was then. What was written behind the mark
//! when a scan was killed is cut off and found again, so that nothing is lost and nothing is told twice.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::super::Failure;
use super::super::write::{Batch, Real};
use super::position::{Position, Positions};

/// The mark is written no more often than this.
const PAUSE: Duration = Duration::from_secs(1);
/// How the mark's file ends.
const ENDING: &str = ".mark";

/// A file of events with its mark.
pub(super) struct Record {
    file: File,
    place: PathBuf,
    mark: Mark,
    marked: Instant,
}

/// How far a scan is.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Mark {
    /// How long the file of events was, in bytes.
    written: u64,
    /// How far the logs were read.
    logs: Positions,
}

impl Record {
    /// Opens a file of events, new or with its mark.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let cannot = |error: io::Error| Failure::new(format!("cannot write `{}`: {error}", path.display()), "");
        let mut place = path.as_os_str().to_owned();
        place.push(ENDING);
        let place = PathBuf::from(place);
        let mark = read(&place)?;
        if path.is_symlink() {
            return Err(linked(path));
        }
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(cannot)?;
        if file.try_lock().is_err() {
            return Err(Failure::new(
                format!("another scan writes into `{}`", path.display()),
                "wait until it has ended",
            ));
        }
        let length = file.metadata().map_err(cannot)?.len();
        let mark = match mark {
            None if length > 0 => return Err(foreign(path)),
            Some(mark) if length < mark.written => return Err(shortened(path, &place)),
            mark => mark.unwrap_or_default(),
        };
        file.set_len(mark.written).and_then(|()| file.seek(io::SeekFrom::End(0))).map_err(cannot)?;
        let mut record = Self { file, place, mark, marked: Instant::now() };
        // A file with events never stands without its mark.
        record.save()?;
        Ok(record)
    }

    /// How far the logs were read when it was opened.
    pub(super) fn logs(&self) -> Positions {
        self.mark.logs.clone()
    }

    /// Whether a path leads to the file itself or to its mark, which are no logs.
    pub(super) fn is_own(own: &Path, path: &Path) -> bool {
        let is_alike = path
            .file_name()
            .zip(own.file_name())
            .is_some_and(|(path, own)| path.to_string_lossy().trim_end_matches(ENDING) == own.to_string_lossy());
        let folder = |path: &Path| path.canonicalize().ok().and_then(|path| path.parent().map(Path::to_owned));
        is_alike && folder(path) == folder(own)
    }

    /// Adds an event, a line.
    pub(super) fn add(&mut self, event: &str) -> io::Result<()> {
        self.mark.written += event.len() as u64;
        self.file.write_all(event.as_bytes())
    }

    /// A log was read as far as this, and all that was found there was added.
    pub(super) fn has_read(&mut self, log: &str, position: Position) -> Result<(), Failure> {
        self.mark.logs.insert(log.to_owned(), position);
        if self.marked.elapsed() < PAUSE { Ok(()) } else { self.save() }
    }

    /// Writes the mark, behind the events that it speaks of.
    pub(super) fn save(&mut self) -> Result<(), Failure> {
        self.file.sync_data()?;
        let folder = self.place.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut batch = Batch::below(folder.unwrap_or(Path::new(".")));
        batch.replace(self.place.clone(), super::super::format::json(&self.mark)?);
        batch.write(&Real)?;
        self.marked = Instant::now();
        Ok(())
    }
}

/// The mark, if there is one.
fn read(place: &Path) -> Result<Option<Mark>, Failure> {
    let help = "remove it together with the file of events, to begin anew";
    let unreadable = |error: &dyn std::fmt::Display| {
        Failure::new(format!("cannot read the mark `{}`: {error}", place.display()), help)
    };
    match std::fs::read(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(&error)),
        Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|error| unreadable(&error)),
    }
}

fn linked(path: &Path) -> Failure {
    let message = format!("`{}` is a link, and nothing is written through one", path.display());
    Failure::new(message, "name the file that it leads to")
}

fn foreign(path: &Path) -> Failure {
    let message = format!("`{}` is there already, and has no mark of a scan beside it", path.display());
    Failure::new(message, "name a file that is new, or move this one away")
}

fn shortened(path: &Path, mark: &Path) -> Failure {
    let message = format!("`{}` is shorter than the last scan left it", path.display());
    Failure::new(message, format!("bring it back, or remove `{}` with it, to begin anew", mark.display()))
}
