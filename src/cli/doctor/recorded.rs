//! A machine that a folder describes: `machine.json`, and the home folder of its user in `home`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::cli::{Failure, input};
use triage_kb::machine::{Machine, System};
use triage_kb::model::Date;

/// A machine that was recorded.
pub(super) struct Recorded {
    folder: PathBuf,
    said: Said,
}

/// What `machine.json` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    system: System,
    /// As `2026-11-26`.
    today: String,
    home: String,
    #[serde(default)]
    variables: BTreeMap<String, String>,
    /// What `--network` looks up.
    #[serde(default)]
    hosts: BTreeSet<String>,
}

impl Recorded {
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let text = input::file(&folder.join("machine.json").to_string_lossy())?;
        let said: Said = serde_json::from_str(&text)
            .map_err(|error| Failure::new(format!("`machine.json` describes no machine: {error}"), ""))?;
        said.today.parse::<Date>().map_err(|problem| Failure::new(problem, ""))?;
        Ok(Self { folder: folder.to_owned(), said })
    }

    /// The names that it would look up.
    pub(super) fn hosts(self) -> BTreeSet<String> {
        self.said.hosts
    }
}

impl Machine for Recorded {
    fn system(&self) -> System {
        self.said.system
    }

    fn today(&self) -> Date {
        self.said.today.parse().unwrap_or_else(|_| crate::cli::today::today())
    }

    fn home(&self) -> Option<String> {
        Some(self.said.home.clone())
    }

    fn variable(&self, name: &str) -> Option<String> {
        self.said.variables.get(name).cloned()
    }

    fn exists(&self, path: &str) -> bool {
        let below = path.strip_prefix(&self.said.home).map(|below| below.replace('\\', "/"));
        below.is_some_and(|below| self.folder.join("home").join(below.trim_start_matches('/')).exists())
    }
}
