//! The formats of answers, and the one way to write JSON.

use clap::ValueEnum;
use serde::Serialize;
use serde_json::Value;

use super::{Failure, output};
use triage_kb::render::markdown::{self, NoLinks};
use triage_kb::render::page::Page;
use triage_kb::render::terminal;

/// A format for answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a terminal
    #[default]
    Text,
    /// For a program
    Json,
    /// For a forum post
    Markdown,
}

/// A format for reports, which no forum wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For a person
    #[default]
    Text,
    /// For a program
    Json,
}

impl Format {
    /// A page, or what it says as JSON.
    pub(super) fn write(self, page: impl FnOnce() -> Page, value: impl FnOnce() -> Value) -> Result<String, Failure> {
        match self {
            Self::Text => Ok(terminal::write(&page(), output::width())),
            Self::Markdown => Ok(markdown::write(&page(), &NoLinks)),
            Self::Json => json(&value()),
        }
    }
}

/// A value as JSON for a program, with a newline at the end.
pub(super) fn json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|error| unwritable(&error))
}

/// A value as a part of such JSON.
pub(super) fn value(value: &impl Serialize) -> Result<Value, Failure> {
    serde_json::to_value(value).map_err(|error| unwritable(&error))
}

fn unwritable(error: &serde_json::Error) -> Failure {
    Failure::new(format!("cannot write this as JSON: {error}"), "")
}
