//! Where the text of an error comes from, and the command that goes on with it.

use std::io::IsTerminal;
use std::path::Path;

use crate::cli::{Failure, Packs, output};
use triage_kb::explain::Explanation;
use triage_kb::render::brief::Asked;

/// A pasted text longer than this is not repeated in a command, in bytes.
const MAX_REPEATED: usize = 200;

/// Where the text of an error comes from.
#[derive(Debug)]
pub(in crate::cli) enum Input {
    /// From the command line.
    Argument(String),
    /// From the file of this path.
    File(String),
    /// From a pipe.
    Pipe,
    /// From the clipboard.
    Clipboard,
    /// From somebody who pasted it into the terminal.
    Pasted,
}

impl Input {
    /// Reads the text that the words of a command line name. Where there are none and a person sits there, asks for it.
    pub(in crate::cli) fn read(words: &[String]) -> Result<(Self, String), Failure> {
        let is_person = std::io::stdin().is_terminal();
        match words {
            [dash] if dash == "-" && !is_person => Ok((Self::Pipe, super::stdin()?)),
            [] if !is_person => Ok((Self::Pipe, super::stdin()?)),
            [] => Self::pasted(),
            [dash] if dash == "-" => Self::pasted(),
            [file] if file.starts_with('@') && file.len() > 1 => Self::file(&file[1..]),
            [file] if Path::new(file).is_file() => {
                output::problem(&format!("note: `{file}` is a file, so its text is explained (as @{file} would be)\n"));
                Self::file(file)
            }
            words => Ok((Self::Argument(words.join(" ")), words.join(" "))),
        }
    }

    /// Reads the text in the clipboard.
    pub(in crate::cli) fn clipboard() -> Result<(Self, String), Failure> {
        Ok((Self::Clipboard, super::clipboard::text()?))
    }

    fn file(path: &str) -> Result<(Self, String), Failure> {
        Ok((Self::File(path.to_owned()), super::file(path)?))
    }

    fn pasted() -> Result<(Self, String), Failure> {
        let end = if cfg!(windows) { "Ctrl-Z and Enter" } else { "Ctrl-D" };
        output::problem(&format!(
            "Paste the error, then press {end} on a line of its own. (--help says what else there is.)\n"
        ));
        Ok((Self::Pasted, super::stdin()?))
    }

    /// The one complete command that goes on with a question, with its first answer as an example.
    pub(in crate::cli) fn going_on(&self, command: &str, answer: &Explanation, asked: &Asked, packs: &Packs) -> String {
        let first = asked.choices.first().map(|choice| format!(" --fact {}={}", asked.fact, quoted(choice.typed())));
        format!("{}{}", self.command(command, answer, packs), first.unwrap_or_default())
    }

    /// The command that posts what was said here, with what was tried.
    pub(in crate::cli) fn report(
        &self,
        answer: &Explanation,
        tried: impl Iterator<Item = String>,
        packs: &Packs,
    ) -> String {
        let tried = tried.map(|tried| format!(" --tried {}", quoted(&tried)));
        format!("{}{}", self.command("report", answer, packs), tried.collect::<String>())
    }

    /// A command on the same text with the same facts. It repeats no text that holds a secret, and nothing that is no plain
    /// line.
    fn command(&self, command: &str, answer: &Explanation, packs: &Packs) -> String {
        let text = match self {
            Self::Argument(text) if is_repeatable(text, answer) => quoted(text),
            Self::File(path) => format!("@{}", quoted(path)),
            Self::Clipboard => "--clipboard".to_owned(),
            Self::Argument(_) | Self::Pipe | Self::Pasted => "-".to_owned(),
        };
        let known = answer.given.iter().filter_map(|name| Some((name, answer.facts.get(name)?.to_string())));
        let facts = known.map(|(name, value)| format!(" --fact {name}={}", quoted(&value)));
        let pipe = if matches!(self, Self::Pipe) { "... | " } else { "" };
        format!("{pipe}triage {}{command} {text}{}", rules(packs), facts.collect::<String>())
    }
}

/// The packs as the command line named them, each with a space behind it.
pub(in crate::cli) fn rules(packs: &Packs) -> String {
    let named = packs.rules.iter().map(|rules| ["--rules ", &quoted(&rules.to_string_lossy()), " "].concat());
    named.collect()
}

/// A text as one word of a POSIX shell.
pub(in crate::cli) fn quoted(text: &str) -> String {
    shlex::try_quote(text).map_or_else(|_| "-".to_owned(), std::borrow::Cow::into_owned)
}

/// A plain line without a secret.
fn is_repeatable(text: &str, answer: &Explanation) -> bool {
    text.len() <= MAX_REPEATED && answer.redacted == 0 && !text.chars().any(char::is_control)
}
