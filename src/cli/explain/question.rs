//! A question in place of an error: the notes, claims and features that answer it.

use super::super::format::Format;
use super::super::{Failure, output};
use triage_kb::explain::{Given, Status, explain};
use triage_kb::model::KnowledgeBase;
use triage_kb::render::page::{Inline, Item};
use triage_kb::render::{entry, markdown, terminal};
use triage_kb::search::answers;

/// Answers a text that is a question and no error; says whether it did.
pub(super) fn answered(knowledge: &KnowledgeBase, text: &str, format: Format) -> Result<bool, Failure> {
    let found = answers(knowledge, text).unwrap_or_default();
    let Some((first, others)) = found.split_first() else { return Ok(false) };
    if explain(knowledge, text, &Given::default()).status != Status::Unknown {
        return Ok(false);
    }
    let Some(mut page) = entry::page(knowledge, first.kind, first.id) else { return Ok(false) };
    let other = |found: &triage_kb::search::Ranked<'_>| -> Item {
        Inline::marked(found.title).and(" (").and(Inline::code(format!("triage show {}", found.id))).and(")").into()
    };
    page.list_under("Close to it", others.iter().map(other).collect());
    match format {
        Format::Markdown => output::answer(&markdown::write(&page, &markdown::NoLinks))?,
        Format::Text | Format::Json => output::long(&terminal::write(&page, output::width()))?,
    }
    Ok(true)
}
