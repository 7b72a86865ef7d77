//! `triage search`.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::format::Format;
use super::{Failure, Packs, output};
use triage_kb::render::page::{Block, Inline, Page};
use triage_kb::search::{Ranked, search};

/// Search all entries
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  triage search WORD WORD")]
pub(crate) struct Search {
    /// Words to look for; small misspellings do no harm
    #[arg(required = true)]
    words: Vec<String>,
    /// The format of the list
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(command: &Search, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let found = search(knowledge, &command.words.join(" "));
    let listed = || {
        let entry = |found: &Ranked<'_>| json!({ "kind": found.kind.name(), "id": found.id, "title": found.title, "score": found.score });
        json!({ "schema": 1, "entries": found.iter().map(entry).collect::<Vec<_>>() })
    };
    output::answer(&command.format.write(|| page(&found), listed)?)?;
    Ok(ExitCode::from(u8::from(found.is_empty())))
}

fn page(found: &[Ranked<'_>]) -> Page {
    let mut page =
        Page::new(if found.is_empty() { "Nothing found".to_owned() } else { format!("{} entries", found.len()) });
    if !found.is_empty() {
        let row =
            |found: &Ranked<'_>| vec![found.kind.name().into(), Inline::code(found.id), Inline::marked(found.title)];
        let head = ["Kind", "Id", "Title"].map(str::to_owned).to_vec();
        page.blocks.push(Block::Table(head, found.iter().map(row).collect()));
    }
    page
}
