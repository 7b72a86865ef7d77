//! What keeps a command from running.

use std::process::ExitCode;

use super::output;

/// The exit code of usage, input and rule problems.
const FAILED: u8 = 2;

/// A failure, in a form for people.
#[derive(Debug)]
pub(crate) struct Failure {
    text: String,
}

impl Failure {
    /// A one-line message, with what to do.
    pub(crate) fn new(message: impl AsRef<str>, help: impl AsRef<str>) -> Self {
        let help = help.as_ref();
        let help = if help.is_empty() { String::new() } else { format!("help: {help}\n") };
        // What was given is not repeated; what a path or a file holds goes through the floor all the same.
        Self { text: triage_kb::redacted(&format!("error: {}\n{help}", message.as_ref())) }
    }

    /// Problems in rule files, drawn already.
    pub(crate) fn rules(drawn: String) -> Self {
        Self { text: drawn }
    }

    /// What it says.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Prints it, and gives the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        output::problem(&self.text);
        ExitCode::from(FAILED)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(format!("cannot write: {error}"), "")
    }
}
