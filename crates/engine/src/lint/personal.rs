//! E-mail addresses and home folders in rule files and fixtures: they name somebody, and whatever is in a repository is public.

use std::ops::Range;

use super::Linted;
use crate::redact::people;
use crate::source::{Diagnostic, ProblemKind};

/// Names that stand for anybody, and mailboxes that are nobody's own.
const NOBODY: &str = "user username name yourname you me someone xxx example foo test admin root node app mac ubuntu runner container \
    vscode dev git hi hello help support info contact feedback sales security team abuse billing service noreply reply mail office press";

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, file) in linted.files.iter() {
        let named = people(&file.text).into_iter().filter(|place| is_somebody(&file.text, place));
        found.extend(named.map(|place| {
            Diagnostic::new(ProblemKind::PersonalText, "this names a person")
                .at(id, place)
                .help("write `user` for the name in a path, and `user@example.com` for an address")
        }));
    }
    found
}

fn is_somebody(text: &str, place: &Range<usize>) -> bool {
    let written = text.get(place.clone()).unwrap_or_default().to_lowercase();
    let (name, host) = written.split_once('@').unwrap_or((&written, ""));
    let is_nobody = name
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word.is_empty() || NOBODY.split_whitespace().any(|nobody| nobody == word));
    let is_example = host.split('.').any(|label| matches!(label, "example" | "test" | "invalid"));
    let is_masked = name.chars().all(|letter| !letter.is_alphanumeric()) || written.contains(['…', '*']);
    !is_nobody && !is_example && !is_masked
}
