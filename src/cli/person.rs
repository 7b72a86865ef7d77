//! Somebody at the terminal, who answers line by line.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};

use super::output;

/// The terminal itself, for when standard input is a pipe.
const TERMINAL: &str = if cfg!(windows) { "CONIN$" } else { "/dev/tty" };

/// Somebody who can answer.
pub(super) struct Person {
    answers: Box<dyn BufRead>,
}

impl Person {
    /// Whoever sits at the terminal, if the answer goes there and nothing forbids to ask.
    pub(super) fn find(no_input: bool) -> Option<Self> {
        let is_automatic = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
        if no_input || is_automatic || !io::stdout().is_terminal() {
            return None;
        }
        let answers: Box<dyn BufRead> = if io::stdin().is_terminal() {
            Box::new(io::stdin().lock())
        } else {
            Box::new(BufReader::new(File::open(TERMINAL).ok()?))
        };
        Some(Self { answers })
    }

    /// The next line, or `None` from somebody who went away.
    pub(super) fn line(&mut self) -> io::Result<Option<String>> {
        output::answer("> ")?;
        let mut line = String::new();
        let length = self.answers.read_line(&mut line)?;
        if length == 0 {
            output::answer("\n")?;
        }
        Ok((length > 0).then(|| line.trim().to_owned()))
    }
}
