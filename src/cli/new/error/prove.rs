//! Whether a draft does what it is for, tried before anything is written.

use std::borrow::Cow;

use crate::cli::new::place::Rules;
use crate::cli::{Failure, output};
use triage_kb::explain::{Given, explain};
use triage_kb::pack::{self, MemoryPack, PackSource};
use triage_kb::render::problem::{self, ProblemFormat};

/// How far a draft gets.
pub(super) enum Proof {
    /// It leads in every capture.
    Leads,
    /// It is recognised in every capture, and gives way to another error in some.
    GivesWay,
    /// It is not recognised in every capture.
    Misses,
}

impl Proof {
    pub(super) fn sentence(&self) -> &'static str {
        match self {
            Self::Leads => "The draft is recognised in what you captured, and leads there.",
            Self::GivesWay => {
                "The draft is recognised in what you captured, and another error leads: say in `supersedes` which gives way."
            }
            Self::Misses => "The draft is not recognised in all that you captured: look at `match` first.",
        }
    }
}

/// Lays a draft over the pack and explains the captures. A draft with which the pack no longer opens is refused.
pub(super) fn prove(rules: &Rules<'_>, draft: &str, id: &str, payloads: &[String]) -> Result<Proof, Failure> {
    let mut sources = rules.packs.sources.clone();
    let file = ("draft.toml".to_owned(), Cow::Owned(draft.to_owned()));
    sources.push(PackSource::Memory(MemoryPack::new([file])));
    let opened = pack::open(&sources);
    let knowledge = opened.knowledge.map_err(|problems| {
        let drawn = problem::write(&problems, &opened.files, ProblemFormat::Text, output::styled_errors());
        Failure::rules(format!("{drawn}\nThe pack would not open with this draft, so nothing was written.\n"))
    })?;
    let answers: Vec<_> = payloads.iter().map(|payload| explain(&knowledge, payload, &Given::default())).collect();
    let leads = answers.iter().all(|answer| answer.leading_error().is_some_and(|error| error.id == id));
    let is_seen = answers.iter().all(|answer| answer.errors.iter().any(|error| error.id == id));
    Ok(if leads {
        Proof::Leads
    } else if is_seen {
        Proof::GivesWay
    } else {
        Proof::Misses
    })
}
