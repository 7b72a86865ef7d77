//! What is wrong with a command line, without repeating it: a key may have slipped into it.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::Failure;

/// A failure that names what was expected and never what was given; help and version are printed, and end the run.
pub(crate) fn usage(error: &Error) -> Failure {
    let known = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(name)) => Some(name.clone()),
        Some(ContextValue::Strings(names)) => Some(names.join(", ")),
        _ => None,
    };
    let argument = known(ContextKind::InvalidArg).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => "there is no such command".to_owned(),
        ErrorKind::UnknownArgument => "an argument is not known here".to_owned(),
        ErrorKind::InvalidValue if argument.is_empty() => "a value is not known".to_owned(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("`{argument}` does not take this value"),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` takes another number of values")
        }
        ErrorKind::ArgumentConflict => format!("`{argument}` cannot be used here, or not twice"),
        ErrorKind::MissingRequiredArgument => format!("{argument} must be given"),
        ErrorKind::InvalidUtf8 => "an argument is no UTF-8".to_owned(),
        _ => error.exit(),
    };
    let suggestion = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let help = match (suggestion.into_iter().find_map(known), known(ContextKind::ValidValue)) {
        (Some(close), _) => format!("did you mean `{close}`?"),
        (None, Some(values)) if !values.is_empty() => format!("there are {values}"),
        _ => "`triage help` and `triage help COMMAND` show what there is".to_owned(),
    };
    Failure::new(message, help)
}
