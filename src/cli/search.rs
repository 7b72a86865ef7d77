//! `triage search`.

use std::process::ExitCode;

use clap::Args;

use super::explain::Format;
use super::{Failure, Packs, output};
use triage_kb::render::markdown::{self, NoLinks};
use triage_kb::render::page::{Block, Inline, Page};
use triage_kb::render::terminal;
use triage_kb::search::{Found, search};

/// Search all entries
#[derive(Debug, Args)]
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
    let text = match command.format {
        Format::Json => {
            let entries: Vec<_> = found
                .iter()
                .map(|found| serde_json::json!({ "kind": found.kind.name(), "id": found.id, "title": found.title, "score": found.score }))
                .collect();
            serde_json::to_string_pretty(&serde_json::json!({ "schema": 1, "entries": entries })).unwrap_or_default()
                + "\n"
        }
        Format::Text => terminal::write(&page(&found), output::width()),
        Format::Markdown => markdown::write(&page(&found), &NoLinks),
    };
    output::answer(&text)?;
    Ok(ExitCode::from(u8::from(found.is_empty())))
}

fn page(found: &[Found<'_>]) -> Page {
    let mut page =
        Page::new(if found.is_empty() { "Nothing found".to_owned() } else { format!("{} entries", found.len()) });
    if !found.is_empty() {
        let row =
            |found: &Found<'_>| vec![found.kind.name().into(), Inline::code(found.id), Inline::marked(found.title)];
        let head = ["Kind", "Id", "Title"].map(str::to_owned).to_vec();
        page.blocks.push(Block::Table(head, found.iter().map(row).collect()));
    }
    page
}
