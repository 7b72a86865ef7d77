//! Texts that are written as patterns: they are looked for letter by letter, and never found.

use std::sync::LazyLock;

use regex::Regex;

use super::Linted;
use crate::model::{Error, TextSignature, Unless};
use crate::source::{Diagnostic, ProblemKind};

/// What stands in patterns, and hardly ever in what a program prints: `.*`, `\d`, `[a-z]`, `(?:`, `{2,}`.
static PATTERN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\.[*+]|\\[dDsSwWbB]|\[[0-9A-Za-z]-[0-9A-Za-z]\]|\(\?[:i]|\]\+|\{\d+,\d*\}").ok());

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let current = linted.knowledge.errors.entries().filter(|error| error.common.is_current());
    current
        .flat_map(|error| texts(error).map(move |text| (error, text)))
        .filter_map(|(error, text)| syntax(linted, error, text))
        .collect()
}

fn texts(error: &Error) -> impl Iterator<Item = &TextSignature> {
    error.signature.texts.iter().chain(error.signature.unless.iter().filter_map(Unless::text))
}

fn syntax(linted: &Linted<'_>, error: &Error, text: &TextSignature) -> Option<Diagnostic> {
    let found = PATTERN.as_ref()?.find(&text.source)?;
    let message = format!("`{}` holds `{}`, which is looked for letter by letter", text.source, found.as_str());
    let warning = linted.signature_warning(error, &text.source, ProblemKind::PatternInText, message);
    Some(warning.help("move it to `regex`, in single quotes; in a text ` ... ` stands for what changes"))
}
