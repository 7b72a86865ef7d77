//! `triage key`.

use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::format::Format;
use super::{Failure, Packs, input, output};
use triage_kb::key::{Inspection, Kind, MAX_KEY, Recognised, inspect};
use triage_kb::model::KnowledgeBase;
use triage_kb::render::key;

/// The exit code where the kind is unknown or something is wrong with the key.
const FINDINGS: u8 = 1;

/// Say what kind of key you hold, where it belongs and whether it was damaged; offline, and without showing it
#[derive(Debug, Args)]
#[command(after_help = "The key is never an argument: pipe it, or name a file.\n\n  \
    printf %s \"$MY_API_KEY\" | triage key\n  triage key @key.txt")]
pub(crate) struct KeyKind {
    /// @FILE; or - for standard input, which is the default
    #[arg(value_name = "@FILE|-", num_args = 0..)]
    from: Vec<String>,
    /// The format of the answer
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(command: &KeyKind, packs: &Packs) -> Result<ExitCode, Failure> {
    let text = input::piped(&command.from)?;
    if text.len() > MAX_KEY {
        return Err(Failure::new("this is too long for a key", "pipe the key alone; `triage explain` reads texts"));
    }
    let knowledge = packs.open()?;
    let inspection = inspect(knowledge, &text);
    let page = || key::page(knowledge, &inspection);
    output::answer(&command.format.write(page, || json(knowledge, &inspection))?)?;
    let is_sound = inspection.damage.is_empty() && inspection.recognised() != Recognised::No;
    Ok(if is_sound { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}

fn json(knowledge: &KnowledgeBase, inspection: &Inspection<'_>) -> Value {
    let kind = |Kind { key, format }: &Kind<'_>| {
        json!({
            "id": key.id.as_str(), "title": key.title, "prefix": format.prefix, "note": format.note,
            "provider": key.provider.map(|provider| knowledge.providers[provider].id.as_str()),
            "lives": key.lives, "authenticates": key.authenticates, "sent_as": key.sent_as, "issued_at": key.issued_at,
            "checked_at": key.checked_at.map(|layer| knowledge.layers[layer].id.as_str()),
        })
    };
    let damage = inspection.damage.iter();
    json!({
        "schema": 1,
        "recognised": inspection.recognised(),
        "length": inspection.length,
        "kinds": inspection.kinds.iter().map(kind).collect::<Vec<_>>(),
        "damage": damage.map(|one| json!({ "kind": one, "says": one.says(), "advice": one.advice() })).collect::<Vec<_>>(),
    })
}
