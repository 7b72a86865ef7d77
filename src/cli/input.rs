//! Reading what the user pastes.

mod clipboard;
mod named;

pub(super) use named::{Input, quoted, rules};

use std::fs::File;
use std::io::{self, IsTerminal, Read};

use super::failure::Failure;

/// A payload larger than this is refused, in bytes.
const MAX_PAYLOAD: u64 = 32 << 20;

/// Reads a payload from stdin.
pub(super) fn stdin() -> Result<String, Failure> {
    read(io::stdin().lock(), "standard input")
}

/// Reads a payload from a file.
pub(super) fn file(path: &str) -> Result<String, Failure> {
    let file = File::open(path)
        .map_err(|error| Failure::new(format!("cannot read the file: {error}"), "`@FILE` takes the path of a file"))?;
    read(file, "the file")
}

/// Reads what must not be an argument: a file, or what is piped in. Nothing of a wrong argument is repeated; it may be a key.
pub(super) fn piped(from: &[String]) -> Result<String, Failure> {
    match from {
        [] if io::stdin().is_terminal() => Err(Failure::new("nothing is piped in", "pipe it, or name a file: `@FILE`")),
        [] => stdin(),
        [dash] if dash == "-" => stdin(),
        [path] if path.starts_with('@') && path.len() > 1 => file(&path[1..]),
        _ => Err(Failure::new(
            "this is read from standard input or a file, never from an argument",
            "arguments stand in the history of the shell; pipe it, or name a file: `@FILE`",
        )),
    }
}

fn read(source: impl Read, name: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    source
        .take(MAX_PAYLOAD + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::new(format!("cannot read {name}: {error}"), ""))?;
    if bytes.len() as u64 > MAX_PAYLOAD {
        let message = format!("{name} holds more than {} MiB", MAX_PAYLOAD >> 20);
        return Err(Failure::new(message, "cut it down to the lines around the error"));
    }
    Ok(text(bytes))
}

/// What is no UTF-8 becomes replacement characters, but for UTF-16 as Windows writes it.
fn text(bytes: Vec<u8>) -> String {
    let utf16 = |decode: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| decode([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => utf16(u16::from_le_bytes),
        Some([0xfe, 0xff]) => utf16(u16::from_be_bytes),
        _ => String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}
