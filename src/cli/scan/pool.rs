//! Reading and scanning at once: several threads take turns at reading blocks, each scans its own, and what they find comes in
//! the order of reading.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::{io, thread};

use super::position::{self, Position, Positions};
use super::source::{Stream, unpacked};
use super::walk::Walked;
use triage_kb::scan::{Blocks, Scanned, Scanner};

/// So many blocks a thread wait to be scanned or told, so that memory stays bounded.
const WAITING: usize = 2;

/// What comes of reading, in order.
pub(super) enum Read {
    /// A file was opened.
    Begun,
    /// Something could not be read.
    Problem(String),
    /// A block was scanned.
    Block {
        /// The file, as it was named or found.
        file: Arc<str>,
        /// How many lines of the file lie before the block.
        lines_before: usize,
        /// How long the block is.
        bytes: usize,
        /// What was found in it.
        scanned: Scanned,
        /// How far the file is read with it.
        end: Position,
    },
}

/// What a thread is to do.
enum Task {
    Begin(Arc<str>, Position),
    Problem(String),
    /// The block that was read.
    Block,
}

/// What a thread did.
enum Done {
    Begun(Arc<str>, Position),
    Problem(String),
    Block(usize, Scanned),
}

type Numbered<T> = (usize, T);

/// Scans files on so many threads, from where they are known to have been read; tells what comes of it in the order of the
/// files and their lines. The scan ends where telling fails.
pub(super) fn scan<E>(
    scanner: &Scanner<'_>,
    files: impl Iterator<Item = Walked> + Send,
    known: Option<&Positions>,
    threads: usize,
    block: usize,
    tell: impl FnMut(Read) -> Result<(), E>,
) -> Result<(), E> {
    let (done, all_done) = sync_channel(threads * WAITING);
    let files = Mutex::new(Files { rest: files, known, open: None, block, number: 0 });
    thread::scope(|scope| {
        for _ in 0..threads {
            let (files, done) = (&files, done.clone());
            scope.spawn(move || work(scanner, files, &done));
        }
        drop(done);
        in_order(all_done, tell)
    })
}

/// The files of a scan: whichever thread has nothing to do reads on, so that a block is scanned where it was read.
struct Files<'k, F> {
    rest: F,
    /// How far they were read before.
    known: Option<&'k Positions>,
    /// The file that is being read, with its name.
    open: Option<(String, Blocks<Stream>)>,
    /// How long a block is.
    block: usize,
    /// How many tasks there were.
    number: usize,
}

impl<F: Iterator<Item = Walked>> Files<'_, F> {
    /// What is next; a block is read into `buffer`.
    fn next(&mut self, buffer: &mut Vec<u8>) -> Option<Numbered<Task>> {
        let task = match self.block(buffer) {
            Some(task) => task,
            None => self.file()?,
        };
        self.number += 1;
        Some((self.number - 1, task))
    }

    /// The next block of the file that is being read.
    fn block(&mut self, buffer: &mut Vec<u8>) -> Option<Task> {
        let (name, blocks) = self.open.as_mut()?;
        match blocks.next_into(buffer) {
            Some(Ok(())) => Some(Task::Block),
            Some(Err(error)) => Some(Task::Problem(format!("`{name}` could not be read to its end: {error}"))),
            None => {
                self.open = None;
                None
            }
        }
    }

    /// Opens the next file.
    fn file(&mut self) -> Option<Task> {
        let (name, opened): (String, io::Result<(Stream, Position)>) = match self.rest.next()? {
            Walked::Problem(problem) => return Some(Task::Problem(problem)),
            Walked::Stdin => {
                let stream = unpacked(Box::new(io::stdin()));
                ("-".to_owned(), stream.map(|stream| (stream, Position::default())))
            }
            Walked::File(path) => (path.to_string_lossy().into_owned(), position::open(&path, self.known)),
        };
        Some(match opened {
            Ok((stream, from)) => {
                let begin = Task::Begin(name.as_str().into(), from);
                self.open = Some((name, Blocks::new(stream, self.block)));
                begin
            }
            Err(error) => Task::Problem(format!("cannot read `{name}`: {error}")),
        })
    }
}

fn work<F: Iterator<Item = Walked>>(
    scanner: &Scanner<'_>,
    files: &Mutex<Files<'_, F>>,
    done: &SyncSender<Numbered<Done>>,
) {
    let mut block = Vec::new();
    loop {
        let next = files.lock().unwrap_or_else(PoisonError::into_inner).next(&mut block);
        let Some((number, task)) = next else { return };
        let result = match task {
            Task::Begin(file, from) => Done::Begun(file, from),
            Task::Problem(problem) => Done::Problem(problem),
            Task::Block => Done::Block(block.len(), scanner.scan(&block)),
        };
        if done.send((number, result)).is_err() {
            return;
        }
    }
}

/// Tells what is done in the order in which it was read. Where telling fails nobody receives any more, which stops the threads.
fn in_order<E>(done: Receiver<Numbered<Done>>, mut tell: impl FnMut(Read) -> Result<(), E>) -> Result<(), E> {
    let mut early: BTreeMap<usize, Done> = BTreeMap::new();
    let mut next = 0;
    let mut file: Arc<str> = "".into();
    let mut read = Position::default();
    for (number, result) in done {
        early.insert(number, result);
        while let Some(result) = early.remove(&next) {
            next += 1;
            match result {
                Done::Begun(begun, from) => {
                    (file, read) = (begun, from);
                    tell(Read::Begun)?;
                }
                Done::Problem(problem) => tell(Read::Problem(problem))?,
                Done::Block(bytes, scanned) => {
                    let lines_before = read.lines;
                    read.lines += scanned.lines;
                    read.bytes += bytes as u64;
                    tell(Read::Block { file: Arc::clone(&file), lines_before, bytes, scanned, end: read.clone() })?;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::walk::Walked;
    use super::scan;
    use triage_kb::pack;
    use triage_kb::scan::{BLOCK, Scanner};

    #[test]
    fn a_scan_whose_events_cannot_be_told_reads_no_further() {
        let knowledge = pack::open(&[triage_kb::builtin()]).knowledge.expect("the built-in pack is valid");
        let scanner = Scanner::new(&knowledge);
        let taken = AtomicUsize::new(0);
        let files = (0..10_000).map(|number| {
            taken.fetch_add(1, Ordering::Relaxed);
            Walked::Problem(number.to_string())
        });
        let told = scan(&scanner, files, None, 2, BLOCK, |_| Err("the disk is full"));
        assert_eq!(told, Err("the disk is full"));
        // What the threads have in hand, and what waits.
        assert!(taken.into_inner() < 100);
    }
}
