//! `triage list`.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::format::Format;
use super::{Failure, Packs, output, usage};
use triage_kb::model::{AnyEntry, Kind};
use triage_kb::render::page::{Block, Inline, Page};

/// List the entries of a kind
#[derive(Debug, Args)]
pub(crate) struct List {
    #[arg(help = format!("What to list: {}", Kind::listed()))]
    #[arg(value_parser = usage::kinds(), ignore_case = true)]
    kind: Kind,
    /// The format of the list
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(command: &List, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let entries: Vec<&dyn AnyEntry> = knowledge.of_kind(command.kind).collect();
    let listed = || {
        let entries: Vec<_> = entries.iter().map(|one| json!({ "id": one.name(), "title": one.title() })).collect();
        json!({ "schema": 1, "kind": command.kind.name(), "entries": entries })
    };
    output::answer(&command.format.write(|| page(command.kind, &entries), listed)?)?;
    Ok(ExitCode::SUCCESS)
}

fn page(kind: Kind, entries: &[&dyn AnyEntry]) -> Page {
    let mut page = Page::new(format!("{} {}", entries.len(), kind.plural()));
    let row = |one: &&dyn AnyEntry| vec![Inline::code(one.name()), Inline::marked(one.title())];
    let head = vec!["Id".to_owned(), "Title".to_owned()];
    page.blocks.push(Block::Table(head, entries.iter().map(row).collect()));
    page
}
