//! What the knowledge base says without an error: entries, and how to test a key.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cli::probe;
use triage_kb::model::{AnyEntry, Kind, KnowledgeBase};
use triage_kb::render::entry;
use triage_kb::render::markdown::{self, NoLinks};
use triage_kb::search::{Ranked, answers, search};

/// What `lookup` takes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Lookup {
    /// An id or code, a question, or words; small misspellings do no harm.
    words: String,
}

/// What `lookup` gives.
#[derive(Serialize, JsonSchema)]
pub(super) struct Found {
    /// The entries, best first.
    entries: Vec<Entry>,
}

#[derive(Serialize, JsonSchema)]
struct Entry {
    kind: String,
    id: String,
    title: String,
    /// The whole entry as markdown, where it was named or answers the question.
    page: Option<String>,
}

/// What `probe_command` takes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProbeOf {
    /// The id or title of a provider.
    provider: String,
    /// Ask here instead, such as at a gateway.
    base_url: Option<String>,
}

/// What `probe_command` gives. The key stands in no command: each reads it from a variable.
#[derive(Serialize, Deserialize, JsonSchema)]
pub(super) struct ProbeCommand {
    provider: String,
    title: String,
    /// The test, for sh, bash and zsh.
    run: String,
    /// The same as a plain request, for two shells; `null` where the test is none.
    commands: Option<Commands>,
    /// What shows that the key works.
    pass: String,
    /// What the test costs.
    cost: Option<String>,
    /// What each answer proves, and what it does not.
    answers: Vec<Value>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
struct Commands {
    /// For sh, bash and zsh.
    posix: String,
    /// For PowerShell.
    powershell: String,
}

/// The entries that are named; else those that answer a question; else those in which the words occur.
pub(super) fn lookup(knowledge: &KnowledgeBase, asked: &Lookup) -> Found {
    let named = entry::named(knowledge, &asked.words);
    if !named.is_empty() {
        return Found { entries: named.into_iter().filter_map(|one| whole(knowledge, one)).collect() };
    }
    let listed = |found: &Ranked<'_>| Entry {
        kind: found.kind.name().to_owned(),
        id: found.id.to_owned(),
        title: found.title.to_owned(),
        page: None,
    };
    if let Some((first, others)) = answers(knowledge, &asked.words).unwrap_or_default().split_first() {
        let first = whole(knowledge, (first.kind, first.id));
        return Found { entries: first.into_iter().chain(others.iter().map(listed)).collect() };
    }
    Found { entries: search(knowledge, &asked.words).iter().map(listed).collect() }
}

fn whole(knowledge: &KnowledgeBase, (kind, id): (Kind, &str)) -> Option<Entry> {
    let page = entry::page(knowledge, kind, id)?;
    let title = knowledge.of_kind(kind).find(|one| one.name() == id).map(AnyEntry::title)?;
    let page = Some(markdown::write(&page, &NoLinks));
    Some(Entry { kind: kind.name().to_owned(), id: id.to_owned(), title: title.to_owned(), page })
}

/// The command, as `triage probe` prints it.
pub(super) fn probe_command(knowledge: &KnowledgeBase, asked: &ProbeOf) -> Result<ProbeCommand, String> {
    let told = probe::told(knowledge, &asked.provider, asked.base_url.as_deref())
        .map_err(|failure| failure.text().to_owned())?;
    serde_json::from_value(told).map_err(|error| format!("cannot write this as JSON: {error}"))
}
