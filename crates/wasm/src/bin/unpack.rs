//! Unpacks the paste box's program: packed bytes on standard input, the bytes of the program on standard output.
//!
//! It is a WASI program too, and small. The page fetches it beside the packed program and runs it once, and so a reader
//! downloads a quarter less than with a server's compression alone, which sees 32 KiB at a time.

use std::io::{self, Read, Write};

use lzma_rust2::LzipReader;

/// A program that is no shorter is refused, in bytes. It bounds the memory too: the window grows with what comes out of it,
/// whatever length the packed bytes state.
const MAX_PROGRAM: u64 = 32 << 20;

fn main() -> io::Result<()> {
    unpack(io::stdin().lock(), io::stdout().lock())
        .map_err(|problem| io::Error::other(format!("the program cannot be unpacked: {problem}")))
}

fn unpack(packed: impl Read, mut program: impl Write) -> io::Result<()> {
    let length = io::copy(&mut LzipReader::new(packed).take(MAX_PROGRAM), &mut program)?;
    match length {
        0 => Err(io::Error::other("there is nothing in it")),
        MAX_PROGRAM => Err(io::Error::other("it is too long")),
        _ => program.flush(),
    }
}
