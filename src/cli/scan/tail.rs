//! A file that grows: what was written to it since one last looked, whatever became of it meanwhile.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::identity::is_same;

/// A file that is read as it grows.
pub(super) struct Tail {
    path: PathBuf,
    file: File,
    /// How far it was read, in bytes.
    read: u64,
    /// How many lines of it were taken.
    lines: usize,
    /// What was read and is not taken yet.
    waiting: Vec<u8>,
}

/// Whole lines of a file.
pub(super) struct Lines {
    pub(super) bytes: Vec<u8>,
    /// How many lines of the file lie before them.
    pub(super) before: usize,
}

impl Tail {
    /// A file from its beginning.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        Ok(Self { path: path.to_owned(), file, read: 0, lines: 0, waiting: Vec::new() })
    }

    /// The lines that are ready, of at most about `block` bytes. They are ready when nothing was added to them since one last
    /// looked, so that the lines of one event stay together, or when there are so many. `None` where there is nothing new.
    pub(super) fn next(&mut self, block: usize) -> io::Result<Option<Lines>> {
        let room = block.saturating_sub(self.waiting.len());
        let read = self.file.by_ref().take(room as u64).read_to_end(&mut self.waiting)?;
        self.read += read as u64;
        let end = self.waiting.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        if self.waiting.len() >= block {
            // A line that fills a block comes in pieces.
            return Ok(Some(self.take(if end == 0 { self.waiting.len() } else { end })));
        }
        if read > 0 {
            return Ok(None);
        }
        if self.goes_on()? {
            return Ok((end > 0).then(|| self.take(end)));
        }
        let file = File::open(&self.path)?;
        let rest = self.take(self.waiting.len());
        (self.file, self.read, self.lines) = (file, 0, 0);
        Ok(Some(rest))
    }

    fn take(&mut self, end: usize) -> Lines {
        let rest = self.waiting.split_off(end);
        let bytes = std::mem::replace(&mut self.waiting, rest);
        let before = self.lines;
        self.lines += bytes.split(|byte| *byte == b'\n').count() - 1;
        Lines { bytes, before }
    }

    /// Whether what the path leads to is still the file that is being read, and was not cut. A path that leads nowhere is
    /// being rotated: what comes there is looked at when it is there.
    fn goes_on(&self) -> io::Result<bool> {
        let Ok(there) = fs::metadata(&self.path) else { return Ok(true) };
        Ok(is_same(&there, &self.file.metadata()?) && there.len() >= self.read)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;
    use std::path::PathBuf;

    use super::Tail;

    fn log(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("triage-tail-{name}-{}", std::process::id()));
        fs::write(&path, "").expect("a file");
        path
    }

    fn add(path: &PathBuf, text: &str) {
        let file = fs::OpenOptions::new().append(true).create(true).open(path);
        file.and_then(|mut file| file.write_all(text.as_bytes())).expect("it is added");
    }

    /// Everything that is ready, with the number of lines before it.
    fn ready(tail: &mut Tail) -> Vec<(String, usize)> {
        let mut all = Vec::new();
        for _ in 0..4 {
            if let Some(lines) = tail.next(100).expect("it can be read").filter(|lines| !lines.bytes.is_empty()) {
                all.push((String::from_utf8(lines.bytes).expect("a text"), lines.before));
            }
        }
        all
    }

    fn told(text: &str, before: usize) -> (String, usize) {
        (text.to_owned(), before)
    }

    #[test]
    fn a_line_is_read_once_when_it_is_whole() {
        let path = log("grows");
        let mut tail = Tail::open(&path).expect("it opens");
        assert_eq!(ready(&mut tail), []);
        add(&path, "one\ntw");
        assert_eq!(ready(&mut tail), [told("one\n", 0)]);
        add(&path, "o\nthree\n");
        assert_eq!(ready(&mut tail), [told("two\nthree\n", 1)]);
        assert_eq!(ready(&mut tail), []);
        let _ = fs::remove_file(path);
    }

    #[test]
    fn a_file_that_was_cut_is_read_from_its_beginning() {
        let path = log("shrinks");
        let mut tail = Tail::open(&path).expect("it opens");
        add(&path, "one\ntwo\n");
        assert_eq!(ready(&mut tail), [told("one\ntwo\n", 0)]);
        fs::write(&path, "new\n").expect("it is cut");
        assert_eq!(ready(&mut tail), [told("new\n", 0)]);
        let _ = fs::remove_file(path);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_was_rotated_is_read_to_its_end_and_then_the_new_one() {
        let path = log("rotates");
        let old = path.with_extension("1");
        let mut tail = Tail::open(&path).expect("it opens");
        add(&path, "one\n");
        assert_eq!(ready(&mut tail), [told("one\n", 0)]);
        fs::rename(&path, &old).expect("it is rotated");
        add(&old, "last\nwithout end");
        assert_eq!(ready(&mut tail), [told("last\n", 1)]);
        add(&path, "new\n");
        assert_eq!(ready(&mut tail), [told("without end", 2), told("new\n", 0)]);
        let _ = (fs::remove_file(path), fs::remove_file(old));
    }

    #[test]
    fn a_line_without_end_comes_in_pieces() {
        let path = log("long");
        let mut tail = Tail::open(&path).expect("it opens");
        add(&path, &"x".repeat(250));
        let pieces = ready(&mut tail);
        assert_eq!(pieces.iter().map(|(piece, _)| piece.len()).collect::<Vec<_>>(), [100, 100]);
        let _ = fs::remove_file(path);
    }
}
