//! `triage list`.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::format::Format;
use super::{Failure, Packs, output};
use triage_kb::model::Kind;
use triage_kb::render::entry;
use triage_kb::render::page::{Block, Inline, Page};

/// List the entries of a kind
#[derive(Debug, Args)]
pub(crate) struct List {
    /// What to list: errors, causes, fixes, layers, features, keys, providers, facts, claims, notes, sources
    kind: Kind,
    /// The format of the list
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(command: &List, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let entries = entry::of_kind(knowledge, command.kind);
    let listed = || {
        let entries: Vec<_> = entries.iter().map(|(_, id, title)| json!({ "id": id, "title": title })).collect();
        json!({ "schema": 1, "kind": command.kind.name(), "entries": entries })
    };
    output::answer(&command.format.write(|| page(command.kind, &entries), listed)?)?;
    Ok(ExitCode::SUCCESS)
}

fn page(kind: Kind, entries: &[(Kind, &str, &str)]) -> Page {
    let mut page = Page::new(format!("{} {}", entries.len(), kind.plural()));
    let row = |(_, id, title): &(Kind, &str, &str)| vec![Inline::code(*id), Inline::marked(title)];
    let head = vec!["Id".to_owned(), "Title".to_owned()];
    page.blocks.push(Block::Table(head, entries.iter().map(row).collect()));
    page
}
