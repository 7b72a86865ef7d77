//! Drafts: what `triage new` wrote in round brackets for a person to replace.

use serde_json::Value;

use super::Linted;
use crate::source::{Diagnostic, ProblemKind};

/// Fields that hold what programs emit, brackets and all.
const EMITTED: [&str; 3] = ["match", "aliases", "words"];

pub(super) fn lint(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let of_entries = linted.knowledge.all().filter(|entry| entry.common().is_current()).flat_map(|entry| {
        let mut drafts = Vec::new();
        collect(&linted.knowledge.content(entry), &mut drafts);
        drafts.into_iter().map(move |draft| {
            linted.warning(entry, &draft, ProblemKind::Unfinished, format!("`{draft}` is still to be written"))
        })
    });
    let of_fixtures = linted.fixtures.iter().filter(|fixture| is_draft(&fixture.source)).map(|fixture| {
        let text = &linted.files.get(fixture.file).text;
        let start = text.find(&fixture.source).unwrap_or(0);
        let message = format!("`{}` is still to be written", fixture.source);
        Diagnostic::new(ProblemKind::Unfinished, message).at(fixture.file, start..start + fixture.source.len())
    });
    of_entries
        .chain(of_fixtures)
        .chain(of_manifest(linted))
        .map(|warning| warning.help("write it, or leave the field out if it may be missing"))
        .collect()
}

/// What stands in the manifests: it is no entry, so its texts are looked up in the files.
fn of_manifest(linted: &Linted<'_>) -> Vec<Diagnostic> {
    let mut drafts = Vec::new();
    let manifest = &linted.knowledge.manifest;
    for part in [serde_json::to_value(manifest), serde_json::to_value(&manifest.words)] {
        collect(&part.unwrap_or_default(), &mut drafts);
    }
    let place = |draft: &String| linted.files.iter().find_map(|(id, file)| Some((id, file.text.find(draft.as_str())?)));
    let warned = drafts.iter().filter_map(|draft| {
        let (file, start) = place(draft)?;
        let message = format!("`{draft}` is still to be written");
        Some(Diagnostic::new(ProblemKind::Unfinished, message).at(file, start..start + draft.len()))
    });
    warned.collect()
}

fn collect(content: &Value, drafts: &mut Vec<String>) {
    match content {
        Value::String(text) if is_draft(text) => drafts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, drafts)),
        Value::Object(fields) => {
            let for_people = fields.iter().filter(|(name, _)| !EMITTED.contains(&name.as_str()));
            for_people.for_each(|(_, field)| collect(field, drafts));
        }
        _ => {}
    }
}

/// Several words, all of them in one pair of round brackets.
fn is_draft(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inside.is_some_and(|inside| inside.contains(' ') && !inside.contains(['(', ')']))
}
