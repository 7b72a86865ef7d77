//! `triage show`.

use std::process::ExitCode;

use clap::Args;

use super::format::{self, Format};
use super::{Failure, Packs, offer, output, usage};
use triage_kb::model::{AnyEntry, Kind, KnowledgeBase};
use triage_kb::render::markdown::{self, NoLinks};
use triage_kb::render::{entry, terminal};
use triage_kb::source::suggest;

/// Show the page of an entry
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage show ID
  triage show ID --kind providers")]
pub(crate) struct Show {
    /// An id, or an alias or title of an error
    #[arg(add = offer::ids(&Kind::ALL))]
    id: String,
    /// Only this kind, where several entries share the id
    #[arg(long, value_parser = usage::kinds(), ignore_case = true, hide_possible_values = true)]
    kind: Option<Kind>,
    /// The format of the page
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(command: &Show, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let mut found = entry::named(knowledge, &command.id);
    found.retain(|(kind, _)| command.kind.is_none_or(|wanted| wanted == *kind));
    if found.is_empty() {
        return Err(unknown(knowledge, &command.id));
    }
    for named in found {
        print(knowledge, named, command.format)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the page of an entry.
pub(super) fn print(knowledge: &KnowledgeBase, (kind, id): (Kind, &str), format: Format) -> Result<(), Failure> {
    let Some(page) = entry::page(knowledge, kind, id) else { return Ok(()) };
    let text = match format {
        Format::Text => return Ok(output::long(&terminal::write(&page, output::width()))?),
        Format::Markdown => markdown::write(&page, &NoLinks),
        Format::Json => format::json(&serde_json::json!({
            "schema": 1, "kind": kind.name(), "id": id, "title": page.title,
            "entry": knowledge.find(kind, id).map(|entry| knowledge.content(entry)),
            "markdown": markdown::write(&page, &NoLinks),
        }))?,
    };
    Ok(output::answer(&text)?)
}

fn unknown(knowledge: &KnowledgeBase, id: &str) -> Failure {
    let help = match suggest(id, knowledge.all().map(AnyEntry::name)) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "`triage search WORDS` looks in all texts".to_owned(),
    };
    Failure::new("there is no such entry", help)
}
