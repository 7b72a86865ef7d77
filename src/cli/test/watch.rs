//! `triage test --watch`: the same run again whenever a file changes.
//!
//! It looks at the files' times a few times a second. A pack has hundreds of files, which takes a millisecond; that spares
//! us a crate for the notifications of every operating system, and works on network and container file systems, which send
//! none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, SystemTime};

use super::{Test, folder, once};
use crate::cli::{Failure, Packs, output};
use triage_kb::pack::{self, PackSource};
use triage_kb::render::problem::{self, ProblemFormat};

/// The time between two looks.
const PAUSE: Duration = Duration::from_millis(300);

/// The time and size of every file.
type Seen = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Never comes back by itself, but for an answer that cannot be written.
pub(super) fn run(command: &Test, packs: &Packs) -> Result<ExitCode, Failure> {
    let watched = watched(command, packs);
    loop {
        let before = look(&watched);
        if let Err(failure) = test(command, packs) {
            failure.report();
        }
        output::answer(&format!("\nwatching {} files; interrupt to end\n", before.len()))?;
        let changed = next_change(&watched, &before);
        output::answer(&format!("\n{} changed\n\n", changed.display()))?;
    }
}

/// The pack is freed after the run, unlike that of a process that ends with it.
fn test(command: &Test, packs: &Packs) -> Result<ExitCode, Failure> {
    let opened = pack::open(&packs.sources);
    let knowledge = opened.knowledge.as_ref().map_err(|problems| {
        Failure::rules(problem::write(problems, &opened.files, ProblemFormat::Text, output::styled_errors()))
    })?;
    once(command, packs, knowledge)
}

/// The folders of rules, that of the fixtures, and the corpus.
fn watched(command: &Test, packs: &Packs) -> Vec<PathBuf> {
    let rules = packs.sources.iter().filter_map(|source| match source {
        PackSource::Folder(folder) => Some(folder.clone()),
        _ => None,
    });
    rules.chain([folder(command, packs)]).chain(command.corpus.clone()).collect()
}

/// The first file to change. An editor may write a file in several steps: only when all are still is it taken for changed.
fn next_change(watched: &[PathBuf], before: &Seen) -> PathBuf {
    let mut last = before.clone();
    loop {
        thread::sleep(PAUSE);
        let now = look(watched);
        let is_still = now == last;
        match differing(before, &now) {
            Some(path) if is_still => return path,
            _ => last = now,
        }
    }
}

fn differing(before: &Seen, now: &Seen) -> Option<PathBuf> {
    before.keys().chain(now.keys()).find(|path| before.get(*path) != now.get(*path)).cloned()
}

fn look(watched: &[PathBuf]) -> Seen {
    let mut seen = Seen::new();
    for path in watched {
        add(path, true, &mut seen);
    }
    seen
}

/// A file that was named, or the rule files in a folder. What cannot be read now may be readable at the next look.
fn add(path: &Path, is_named: bool, seen: &mut Seen) {
    let Ok(metadata) = fs::metadata(path) else { return };
    if metadata.is_dir() {
        let Ok(entries) = fs::read_dir(path) else { return };
        entries.flatten().for_each(|entry| add(&entry.path(), false, seen));
    } else if is_named || path.extension().is_some_and(|extension| extension == "toml") {
        seen.insert(path.to_owned(), (metadata.modified().ok(), metadata.len()));
    }
}
