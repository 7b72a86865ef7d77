//! Reading and scanning at once: one thread reads blocks, several scan them, and what they find comes in the order of reading.

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
    Block(Vec<u8>),
}

/// What a thread did.
enum Done {
    Begun(Arc<str>, Position),
    Problem(String),
    Block(usize, Scanned),
}

type Numbered<T> = (usize, T);

/// Scans files on so many threads, from where they are known to have been read; tells what comes of it in the order of the
/// files and their lines.
pub(super) fn scan(
    scanner: &Scanner<'_>,
    files: impl Iterator<Item = Walked> + Send,
    known: Option<&Positions>,
    threads: usize,
    block: usize,
    tell: impl FnMut(Read),
) {
    let (task, tasks) = sync_channel(threads * WAITING);
    let (done, all_done) = sync_channel(threads * WAITING);
    let tasks = Mutex::new(tasks);
    thread::scope(|scope| {
        scope.spawn(move || read(files, known, block, &task));
        for _ in 0..threads {
            let (tasks, done) = (&tasks, done.clone());
            scope.spawn(move || work(scanner, tasks, &done));
        }
        drop(done);
        in_order(&all_done, tell);
    });
}

/// Reads the files block by block, until nobody wants them any more.
fn read(
    files: impl Iterator<Item = Walked>,
    known: Option<&Positions>,
    block: usize,
    tasks: &SyncSender<Numbered<Task>>,
) {
    let mut number = 0;
    let mut send = |task| {
        number += 1;
        tasks.send((number - 1, task)).is_ok()
    };
    for file in files {
        let (name, opened): (String, io::Result<(Stream, Position)>) = match file {
            Walked::Problem(problem) => {
                send(Task::Problem(problem));
                continue;
            }
            Walked::Stdin => {
                let stream = unpacked(Box::new(io::stdin()));
                ("-".to_owned(), stream.map(|stream| (stream, Position::default())))
            }
            Walked::File(path) => (path.to_string_lossy().into_owned(), position::open(&path, known)),
        };
        let problem = |error: io::Error| Task::Problem(format!("`{name}` could not be read to its end: {error}"));
        match opened {
            Ok((stream, from)) => {
                send(Task::Begin(name.as_str().into(), from));
                for block in Blocks::new(stream, block) {
                    send(block.map_or_else(problem, Task::Block));
                }
            }
            Err(error) => {
                send(Task::Problem(format!("cannot read `{name}`: {error}")));
            }
        }
    }
}

fn work(scanner: &Scanner<'_>, tasks: &Mutex<Receiver<Numbered<Task>>>, done: &SyncSender<Numbered<Done>>) {
    loop {
        let next = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, task)) = next else { return };
        let result = match task {
            Task::Begin(file, from) => Done::Begun(file, from),
            Task::Problem(problem) => Done::Problem(problem),
            Task::Block(block) => Done::Block(block.len(), scanner.scan(&block)),
        };
        if done.send((number, result)).is_err() {
            return;
        }
    }
}

/// Tells what is done in the order in which it was read.
fn in_order(done: &Receiver<Numbered<Done>>, mut tell: impl FnMut(Read)) {
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
                    tell(Read::Begun);
                }
                Done::Problem(problem) => tell(Read::Problem(problem)),
                Done::Block(bytes, scanned) => {
                    let lines_before = read.lines;
                    read.lines += scanned.lines;
                    read.bytes += bytes as u64;
                    tell(Read::Block { file: Arc::clone(&file), lines_before, bytes, scanned, end: read.clone() });
                }
            }
        }
    }
}
