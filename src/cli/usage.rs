//! What is wrong with a command line, without repeating it: a key may have slipped into it.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::{Failure, output};
use triage_kb::model::Kind;

/// Help or the version, printed; ends the run unless even that fails.
fn shown(error: &Error) -> Failure {
    let text = error.render().ansi().to_string();
    if error.use_stderr() {
        output::problem(&text);
    } else if let Err(error) = output::answer(&text) {
        return error.into();
    }
    std::process::exit(error.exit_code())
}

/// The kinds of entries, for the command line: a wrong one is answered with those there are.
pub(crate) fn kinds() -> impl TypedValueParser<Value = Kind> {
    let names = Kind::ALL.into_iter().map(|kind| PossibleValue::new(kind.plural()).alias(kind.name()));
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Kind>())
}

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
        _ => return shown(error),
    };
    let suggestion = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let help = match (suggestion.into_iter().find_map(known), known(ContextKind::ValidValue)) {
        (Some(close), _) => format!("did you mean `{close}`?"),
        (None, Some(values)) if !values.is_empty() => format!("there are {values}"),
        _ => "`triage help` and `triage help COMMAND` show what there is".to_owned(),
    };
    Failure::new(message, help)
}
