//! What the machine tells about a case: from this machine, or from a checkup of another.

use std::collections::BTreeMap;

use clap::Args;
use serde::Deserialize;

use super::doctor::Elsewhere;
use super::{Failure, input};
use triage_kb::explain::Given;
use triage_kb::model::KnowledgeBase;

/// Where facts about the machine come from.
#[derive(Debug, Default, Args)]
pub(super) struct FromMachine {
    /// The error happened on this machine: take what `triage doctor` finds into account
    #[arg(long)]
    here: bool,
    /// Take a checkup into account, as `triage doctor --format json` prints it; - for standard input
    #[arg(long, value_name = "FILE|-", conflicts_with = "here")]
    facts_from: Option<String>,
    #[command(flatten)]
    elsewhere: Elsewhere,
}

/// What is read of a checkup.
#[derive(Deserialize)]
struct Checkup {
    facts: BTreeMap<String, String>,
}

impl FromMachine {
    /// The facts. `words` are those that name the payload: standard input holds one text only.
    pub(super) fn read(&self, knowledge: &KnowledgeBase, words: &[String]) -> Result<Given, Failure> {
        let facts: BTreeMap<String, String> = match &self.facts_from {
            Some(from) => facts(from, words)?,
            None if self.here => {
                self.elsewhere.examine(knowledge)?.facts.into_iter().map(|(name, told)| (name, told.0)).collect()
            }
            None => BTreeMap::new(),
        };
        let pairs = facts.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        Given::read(knowledge, pairs).map_err(|problems| {
            Failure::new(problems.join("; "), "make the checkup with the same version of triage and the same rules")
        })
    }

    /// What the command that goes on must repeat.
    pub(super) fn again(&self) -> String {
        match &self.facts_from {
            _ if self.here => " --here".to_owned(),
            Some(file) if file != "-" => {
                shlex::try_quote(file).map_or_else(|_| String::new(), |file| format!(" --facts-from {file}"))
            }
            _ => String::new(),
        }
    }
}

fn facts(from: &str, words: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let is_taken = words.is_empty() || words == ["-"];
    let text = match from {
        "-" if is_taken => {
            let help = "give the error as a text or as @FILE, or the checkup as a file";
            return Err(Failure::new("standard input holds the error or the checkup, not both", help));
        }
        "-" => input::stdin()?,
        file => input::file(file)?,
    };
    let checkup: Checkup = serde_json::from_str(&text).map_err(|error| {
        // What it holds is not repeated.
        let place = format!("line {}, column {}", error.line(), error.column());
        Failure::new(format!("this is no checkup ({place})"), "`triage doctor --format json` prints one")
    })?;
    Ok(checkup.facts)
}
