//! The front door: who types no command means `explain`.

use std::ffi::OsString;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::{Cli, Failure, subject, usage};

/// Reads the command line. A first word that is no command, and resembles none, begins an error text.
pub(crate) fn read() -> Result<Cli, Failure> {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let parsed = Cli::try_parse_from(&arguments).or_else(|error| match explained(arguments.clone(), &error) {
        Some(arguments) => Cli::try_parse_from(arguments),
        None => Err(error),
    });
    parsed.map_err(|error| usage::usage(&worded(&arguments, error)))
}

/// Help in the words of the packs that the arguments name; any other error as it is.
fn worded(arguments: &[OsString], error: Error) -> Error {
    if !matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand) {
        return error;
    }
    let command = subject::command(&subject::rules(arguments));
    command.try_get_matches_from(arguments).err().unwrap_or(error)
}

/// The arguments with `explain` in front of the word that is no command.
fn explained(mut arguments: Vec<OsString>, error: &Error) -> Option<Vec<OsString>> {
    let unknown = match error.kind() {
        ErrorKind::InvalidSubcommand => error.get(ContextKind::InvalidSubcommand),
        ErrorKind::UnknownArgument => error.get(ContextKind::InvalidArg),
        _ => None,
    };
    let Some(ContextValue::String(word)) = unknown else { return None };
    let is_text = !word.starts_with('-') || word == "-";
    let resembles_a_command = error.get(ContextKind::SuggestedSubcommand).is_some();
    if !is_text || (resembles_a_command && !word.contains(char::is_whitespace)) {
        return None;
    }
    let at = arguments.iter().skip(1).position(|argument| argument == word.as_str())? + 1;
    arguments.insert(at, "explain".into());
    Some(arguments)
}
