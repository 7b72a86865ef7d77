//! Blocks: pieces of a log that end where an event ends.

use std::io::{ErrorKind, Read};

use crate::payload::begins_event;

/// A block is no longer than this, in bytes; a line that is longer is read in pieces of this length.
pub const BLOCK: usize = 1 << 20;
/// The end of the last event is looked for in as much of the end of a block, in bytes.
const BACK: usize = 64 << 10;

/// The blocks of a stream, one after the other. After an error, which comes behind all that could be read, there are no more.
#[derive(Debug)]
pub struct Blocks<R> {
    stream: R,
    /// What was read and belongs to the next block.
    rest: Vec<u8>,
    length: usize,
    is_over: bool,
    error: Option<std::io::Error>,
}

impl<R: Read> Blocks<R> {
    /// The blocks of a stream, each of at most `length` bytes; [`BLOCK`] serves well.
    pub fn new(stream: R, length: usize) -> Self {
        Self { stream, rest: Vec::new(), length: length.max(1), is_over: false, error: None }
    }

    /// Reads the next block in place of what `block` holds; `None` where there is none.
    pub fn next_into(&mut self, block: &mut Vec<u8>) -> Option<std::io::Result<()>> {
        block.clear();
        if !self.is_over {
            block.append(&mut self.rest);
            self.fill(block);
            if !self.is_over {
                let end = end(block);
                self.rest.extend_from_slice(block.get(end..).unwrap_or_default());
                block.truncate(end);
            }
            if !block.is_empty() {
                return Some(Ok(()));
            }
        }
        self.error.take().map(Err)
    }

    /// Reads on until a block is full or the stream ends.
    fn fill(&mut self, block: &mut Vec<u8>) {
        let mut end = block.len();
        block.resize(self.length.max(end), 0);
        while let Some(free) = block.get_mut(end..).filter(|free| !free.is_empty()) {
            match self.stream.read(free) {
                Ok(0) => self.is_over = true,
                Ok(read) => end += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.is_over = true;
                    self.error = Some(error);
                }
            }
            if self.is_over {
                break;
            }
        }
        block.truncate(end);
    }
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = std::io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut block = Vec::new();
        self.next_into(&mut block).map(|read| read.map(|()| block))
    }
}

/// Where a full block ends: before the last line that begins an event; if there is none near the end, behind the last line;
/// in the midst of a long one, between two characters.
fn end(block: &[u8]) -> usize {
    let near = block.len().saturating_sub(BACK).max(1);
    let behind = block.get(near - 1..block.len().saturating_sub(1)).unwrap_or_default();
    let newlines = || memchr::memrchr_iter(b'\n', behind).map(|at| near + at);
    let begins = |at: &usize| begins_event(block.get(*at..).unwrap_or_default());
    let in_line = || {
        (block.len().saturating_sub(3)..block.len())
            .rev()
            .find(|at| block.get(*at).is_some_and(|byte| byte & 0xc0 != 0x80))
    };
    newlines().find(begins).or_else(|| newlines().next()).or_else(in_line).filter(|end| *end > 0).unwrap_or(block.len())
}

#[cfg(test)]
mod tests {
    use std::io::{Error, Read};

    use super::Blocks;

    fn blocks(text: &str, length: usize) -> Vec<String> {
        Blocks::new(text.as_bytes(), length)
            .map(|block| String::from_utf8(block.expect("it can be read")).expect("whole characters"))
            .collect()
    }

    #[test]
    fn a_block_ends_before_an_event_and_nothing_is_lost() {
        let log = "08:15:00 one\n  at f\n08:15:01 two\n  at g\n08:15:02 three\n";
        assert_eq!(blocks(log, 40)[0], "08:15:00 one\n  at f\n");
        for length in 1..70 {
            assert_eq!(blocks(log, length).concat(), log);
        }
    }

    #[test]
    fn a_long_line_comes_in_pieces_of_whole_characters() {
        let line = "ü".repeat(1000);
        let pieces = blocks(&line, 101);
        assert_eq!(pieces.concat(), line);
        assert!(pieces.iter().all(|piece| piece.len() <= 101));
    }

    #[test]
    fn a_line_of_two_gigabytes_is_never_held() {
        let longest = 2 << 30;
        let line = std::io::repeat(b'x').take(longest);
        let lengths = Blocks::new(line, 16 << 20).map(|block| block.expect("it can be read").len() as u64);
        let (read, most) = lengths.fold((0, 0), |(read, most), length| (read + length, length.max(most)));
        assert_eq!(read, longest);
        assert!(most <= 16 << 20, "{most}");
    }

    #[test]
    fn what_comes_before_an_error_is_read() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(Error::other("cut"))
            }
        }
        let mut blocks = Blocks::new(b"one\n".chain(Broken), 100);
        assert_eq!(blocks.next().expect("a block").expect("it can be read"), b"one\n");
        assert!(blocks.next().expect("the error").is_err());
        assert!(blocks.next().is_none());
    }
}
