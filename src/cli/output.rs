//! Printing: answers to stdout, problems to stderr, colours where they are wanted, and nothing else that drives a terminal.

use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::{Color, link};
use triage_kb::render::terminal::printable;

/// The width of a page where the terminal has none, in characters.
const DEFAULT_WIDTH: usize = 80;

/// Settles for the whole run when to use colours. `auto` obeys `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb`.
pub(super) fn set_color(color: Color) {
    match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    }
    .write_global();
}

/// Prints an answer. A reader that went away is no failure.
pub(super) fn answer(text: &str) -> io::Result<()> {
    let text = printable(text);
    let text = if link::are_shown() { link::linked(&text).into() } else { text };
    let mut out = AutoStream::auto(io::stdout().lock());
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Prints a problem. Where even that fails there is nobody left to tell.
pub(super) fn problem(text: &str) {
    let mut out = AutoStream::auto(io::stderr().lock());
    let _ = out.write_all(printable(text).as_bytes());
}

/// Writes over the line that stands on stderr.
pub(super) fn progress(line: &str) {
    let _ = write!(io::stderr().lock(), "\r{}", printable(line));
}

/// Whether problems may be coloured.
pub(super) fn styled_errors() -> bool {
    AutoStream::choice(&io::stderr()) != ColorChoice::Never
}

/// Whether answers may be coloured.
pub(super) fn styled_answers() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// Prints a long answer: on a terminal through the pager, where there is one.
pub(super) fn long(text: &str) -> io::Result<()> {
    if !io::stdout().is_terminal() {
        return answer(text);
    }
    let text = &*printable(text);
    let plain = (!styled_answers()).then(|| anstream::adapter::strip_str(text).to_string());
    if super::pager::show(plain.as_deref().unwrap_or(text))? { Ok(()) } else { answer(text) }
}

/// The width to wrap answers at, in characters: the terminal's, or what `COLUMNS` says where the answer goes elsewhere.
pub(super) fn width() -> usize {
    let said = || std::env::var("COLUMNS").ok()?.parse().ok();
    let width = if io::stdout().is_terminal() {
        terminal_size::terminal_size().map(|(width, _)| width.0.into())
    } else {
        said()
    };
    width.unwrap_or(DEFAULT_WIDTH)
}
