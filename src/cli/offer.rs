//! What shells offer when somebody presses Tab: commands and flags from the clap types, ids and facts from the pack.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};

use super::{Failure, sources, subject};
use triage_kb::model::{AnyEntry, Kind, KnowledgeBase};
use triage_kb::pack;
use triage_kb::predicate::FactType;

/// The variable by which a completion script says that it wants to know what to offer, and to which shell.
pub(super) const VARIABLE: &str = "TRIAGE_COMPLETE";

/// Answers a completion script. Gives `false` where none asks, which costs the look at one variable.
///
/// # Errors
///
/// The shell is not known, or nothing can be printed.
pub(crate) fn offered() -> Result<bool, Failure> {
    let folder = std::env::current_dir().ok();
    let asked = CompleteEnv::with_factory(|| subject::command(&rules())).var(VARIABLE);
    asked.try_complete(std::env::args_os(), folder.as_deref()).map_err(|error| Failure::new(error.to_string(), ""))
}

/// Offers the ids of some kinds.
pub(super) fn ids(kinds: &'static [Kind]) -> ArgValueCandidates {
    ArgValueCandidates::new(move || {
        with_knowledge(|knowledge| kinds.iter().flat_map(|kind| knowledge.of_kind(*kind)).map(candidate).collect())
    })
}

/// Offers the systems of the error table.
pub(super) fn systems() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        with_knowledge(|knowledge| {
            let mut systems: Vec<&str> = knowledge.errors.entries().filter_map(|error| error.id.system()).collect();
            systems.sort_unstable();
            systems.dedup();
            systems.into_iter().map(CompletionCandidate::new).collect()
        })
    })
}

/// Offers `NAME=`, and after it the values that the fact can have.
pub(super) fn facts() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let mut found = with_knowledge(|knowledge| match typed.split_once('=') {
            Some((name, _)) => values(knowledge, name),
            None => knowledge.facts.entries().map(|fact| named(format!("{}=", fact.id), &fact.title)).collect(),
        });
        found.retain(|one| one.get_value().to_string_lossy().starts_with(&*typed));
        found
    })
}

fn values(knowledge: &KnowledgeBase, name: &str) -> Vec<CompletionCandidate> {
    let Some(fact) = knowledge.facts.entries().find(|fact| fact.id.as_str() == name) else { return Vec::new() };
    let values = match fact.value_type {
        FactType::Boolean => vec!["true", "false"],
        _ => fact.choices.iter().map(String::as_str).collect(),
    };
    values.into_iter().map(|value| CompletionCandidate::new(format!("{name}={value}"))).collect()
}

fn candidate(entry: &dyn AnyEntry) -> CompletionCandidate {
    named(entry.name().to_owned(), entry.title())
}

fn named(value: String, title: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(title.to_owned().into()))
}

/// What the pack of the command line offers; a broken one offers nothing, and says why when the command runs.
fn with_knowledge(offered: impl Fn(&KnowledgeBase) -> Vec<CompletionCandidate>) -> Vec<CompletionCandidate> {
    let opened = pack::open(&sources(&rules()));
    opened.knowledge.as_ref().map(offered).unwrap_or_default()
}

/// The packs that the line which is being typed names.
fn rules() -> Vec<PathBuf> {
    subject::rules(&std::env::args_os().collect::<Vec<_>>())
}
