//! `triage list`.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::format::Format;
use super::{Failure, Packs, offer, output, usage};
use triage_kb::model::{AnyEntry, Kind, KnowledgeBase};
use triage_kb::render::page::{Block, Inline, Page};

/// List the entries of a kind
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage list errors WORD
  triage list errors --system SYSTEM")]
pub(crate) struct List {
    #[arg(help = format!("What to list: {}", Kind::listed()))]
    #[arg(value_parser = usage::kinds(), ignore_case = true)]
    kind: Kind,
    /// Only those whose id or title holds all these words
    words: Vec<String>,
    /// Only errors of this system: what stands before the `/` of an id
    #[arg(long, value_name = "SYSTEM", add = offer::systems())]
    system: Option<String>,
    /// The format of the list
    #[arg(long, default_value = "text")]
    format: Format,
}

impl List {
    fn wants(&self, entry: &dyn AnyEntry) -> bool {
        let text = format!("{} {}", entry.name(), entry.title()).to_lowercase();
        let is_of =
            |system: &String| entry.name().split_once('/').is_some_and(|(of, _)| of.eq_ignore_ascii_case(system));
        self.system.as_ref().is_none_or(is_of) && self.words.iter().all(|word| text.contains(&word.to_lowercase()))
    }
}

pub(super) fn run(command: &List, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let entries: Vec<&dyn AnyEntry> = knowledge.of_kind(command.kind).filter(|entry| command.wants(*entry)).collect();
    if entries.is_empty() && (command.system.is_some() || !command.words.is_empty()) {
        return Err(Failure::new(
            "nothing fits",
            "`triage search WORDS` looks in all texts, and forgives misspellings",
        ));
    }
    let listed = || {
        let listed =
            |one: &&dyn AnyEntry| json!({ "id": one.name(), "title": one.title(), "entry": knowledge.content(*one) });
        let entries: Vec<_> = entries.iter().map(listed).collect();
        json!({ "schema": 1, "kind": command.kind.name(), "entries": entries })
    };
    output::answer(&command.format.write(|| page(knowledge, command.kind, &entries), listed)?)?;
    Ok(ExitCode::SUCCESS)
}

fn page(knowledge: &KnowledgeBase, kind: Kind, entries: &[&dyn AnyEntry]) -> Page {
    let mut page =
        Page::new(format!("{} {}", entries.len(), if entries.len() == 1 { kind.name() } else { kind.plural() }));
    // A cause is looked for by its layer; the ids of errors tell of whom they are, and leave no room for more.
    let has_layers = kind == Kind::Cause;
    let row = |one: &&dyn AnyEntry| {
        let cause = knowledge.causes.get(one.name()).filter(|_| has_layers);
        let layer = cause.map(|cause| Inline::code(knowledge.layers[cause.layer].id.as_str()));
        [Some(Inline::code(one.name())), layer, Some(Inline::marked(one.title()))].into_iter().flatten().collect()
    };
    let head = [Some("Id"), has_layers.then_some("Layer"), Some("Title")].into_iter().flatten();
    page.blocks.push(Block::Table(head.map(str::to_owned).collect(), entries.iter().map(row).collect()));
    page
}
