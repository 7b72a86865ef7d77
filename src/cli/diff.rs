//! `triage diff`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::format::Format;
use super::{Failure, Packs, output, source};
use triage_kb::changes::{Change, FieldChange, How, OtherAnswer, changes, other_answers};
use triage_kb::render::page::{Block, Inline, Item, Page};
use triage_kb::trial::load_fixtures;

/// More items of a list than this are counted.
const MAX_PARTS: usize = 3;
/// An item is shown no further than this, in characters.
const MAX_PART: usize = 90;

/// Say what changed in knowledge between two packs
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  triage diff old-rules builtin --fixtures fixtures")]
pub(crate) struct Diff {
    /// The folder or file of the old pack, or `builtin`
    old: PathBuf,
    /// The folder or file of the new pack, or `builtin`
    new: PathBuf,
    /// Also say which of these fixtures are answered differently
    #[arg(long, value_name = "DIR")]
    fixtures: Option<PathBuf>,
    /// The format of the list
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(command: &Diff) -> Result<ExitCode, Failure> {
    let open = |path: &Path| Packs::named(source(path), path).open();
    let (old, new) = (open(&command.old)?, open(&command.new)?);
    let changes = changes(old, new);
    let answers = match &command.fixtures {
        None => Vec::new(),
        Some(folder) => {
            let loaded = load_fixtures(folder, new).map_err(|error| {
                Failure::new(format!("cannot read the fixtures in `{}`: {error}", folder.display()), "")
            })?;
            other_answers(old, new, &loaded.fixtures)
        }
    };
    let title = format!("{} {} → {}", new.manifest.id, old.manifest.version, new.manifest.version);
    let report = || json!({ "schema": 1, "changes": changes, "answers": answers });
    output::answer(&command.format.write(|| page(title, &changes, &answers), report)?)?;
    let removed = changes.iter().any(|change| change.how == How::Removed);
    Ok(ExitCode::from(u8::from(removed)))
}

fn page(title: String, changes: &[Change], answers: &[OtherAnswer]) -> Page {
    let mut page = Page::new(title);
    let under = |wanted: fn(&How) -> bool| -> Vec<Item> {
        changes.iter().filter(|change| wanted(&change.how)).map(item).collect()
    };
    page.list_under("Removed, which must not be: withdraw instead", under(|how| *how == How::Removed));
    page.list_under("Added", under(|how| *how == How::Added));
    page.list_under("Withdrawn", under(|how| *how == How::Withdrawn));
    page.list_under("Verdict changed", under(|how| matches!(how, How::VerdictChanged { .. })));
    page.list_under("Changed", under(|how| matches!(how, How::Changed { .. })));
    page.list_under("Answered differently", answers.iter().map(answer).collect());
    if page.blocks.is_empty() {
        page.text("Nothing changed.");
    }
    page
}

fn item(change: &Change) -> Item {
    let word = |verdict: &Option<_>| {
        verdict.map_or_else(|| "none".to_owned(), |verdict: triage_kb::model::Verdict| verdict.to_string())
    };
    let more = match &change.how {
        How::VerdictChanged { from, to } => format!(": {} → {}", word(from), word(to)),
        // What changed stands below, field by field.
        How::Changed { .. } | How::Added | How::Withdrawn | How::Removed => String::new(),
    };
    let line = Inline::marked(&format!("{} ", change.kind))
        .and(Inline::code(&change.id))
        .and(format!(" {}{more}", change.title));
    let mut item = Item::from(line);
    if !change.values.is_empty() {
        item.blocks.push(Block::List(change.values.iter().map(value).collect()));
    }
    item
}

/// What a field held and holds, in a line.
fn value(change: &FieldChange) -> Item {
    let side = |parts: &[String]| {
        let shown: Vec<String> = parts.iter().take(MAX_PARTS).map(|part| shortened(part)).collect();
        let more = parts.len().saturating_sub(shown.len());
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        if parts.is_empty() { "nothing".to_owned() } else { format!("{}{more}", shown.join("; ")) }
    };
    Inline::code(&change.field).and(format!(": {} → {}", side(&change.was), side(&change.is))).into()
}

fn shortened(text: &str) -> String {
    let cut: String = text.chars().take(MAX_PART).collect();
    if cut.len() < text.len() { cut + "…" } else { cut }
}

fn answer(other: &OtherAnswer) -> Item {
    let word = |(layer, cause, confidence): &(Option<String>, Option<String>, f64)| {
        let layer = layer.as_deref().unwrap_or("nothing");
        let cause = cause.as_deref().unwrap_or("nothing");
        format!("{layer} / {cause} ({:.0} %)", confidence * 100.0)
    };
    Inline::code(&other.fixture).and(format!(": {} → {}", word(&other.before), word(&other.after))).into()
}
