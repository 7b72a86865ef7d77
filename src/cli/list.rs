//! `triage list`.

use std::process::ExitCode;

use clap::Args;

use super::explain::Format;
use super::{Failure, Packs, output, usage};
use triage_kb::model::Kind;
use triage_kb::render::entry;
use triage_kb::render::markdown::{self, NoLinks};
use triage_kb::render::page::{Block, Inline, Page};
use triage_kb::render::terminal;

/// List the entries of a kind
#[derive(Debug, Args)]
pub(crate) struct List {
    /// What to list
    #[arg(value_parser = usage::kinds(), ignore_case = true)]
    kind: Kind,
    /// The format of the list
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(command: &List, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let entries = entry::of_kind(knowledge, command.kind);
    let text = match command.format {
        Format::Json => {
            let entries: Vec<_> =
                entries.iter().map(|(_, id, title)| serde_json::json!({ "id": id, "title": title })).collect();
            let list = serde_json::json!({ "schema": 1, "kind": command.kind.name(), "entries": entries });
            serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
        }
        Format::Text => terminal::write(&page(command.kind, &entries), output::width()),
        Format::Markdown => markdown::write(&page(command.kind, &entries), &NoLinks),
    };
    output::answer(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn page(kind: Kind, entries: &[(Kind, &str, &str)]) -> Page {
    let mut page = Page::new(format!("{} {}", entries.len(), kind.plural()));
    let row = |(_, id, title): &(Kind, &str, &str)| vec![Inline::code(*id), Inline::marked(title)];
    let head = vec!["Id".to_owned(), "Title".to_owned()];
    page.blocks.push(Block::Table(head, entries.iter().map(row).collect()));
    page
}
