//! `triage test --against`: which fixtures a change steals, silences or moves, and which rule did it.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, ExitCode};

use serde_json::json;

use crate::cli::format::{self, ReportFormat};
use crate::cli::{Failure, Packs, output};
use triage_kb::model::KnowledgeBase;
use triage_kb::pack::{self, MemoryPack, PackSource};
use triage_kb::trial::{Fixture, Lead, Move, Moved, against};

/// Compares with the rules of an earlier revision, or with those of another folder. Fails where a fixture was taken or silenced.
pub(super) fn run(
    knowledge: &KnowledgeBase,
    fixtures: &[Fixture],
    earlier: &str,
    packs: &Packs,
    format: ReportFormat,
) -> Result<ExitCode, Failure> {
    let old = self::earlier(earlier, packs)?;
    let moved = against(old, knowledge, fixtures);
    let report = match format {
        ReportFormat::Text => text(&moved, fixtures.len()),
        ReportFormat::Json => format::json(&json!({ "schema": 1, "moved": moved }))?,
    };
    output::answer(&report)?;
    let harmed = moved.iter().any(|one| matches!(one.how, Move::Stolen | Move::Silenced));
    Ok(ExitCode::from(u8::from(harmed)))
}

/// The pack as it was.
pub(super) fn earlier(earlier: &str, packs: &Packs) -> Result<&'static KnowledgeBase, Failure> {
    Packs::named(source(earlier, packs)?, earlier.as_ref()).open()
}

/// A folder of rules, or the rules as they stood in a revision.
fn source(earlier: &str, packs: &Packs) -> Result<PackSource, Failure> {
    if Path::new(earlier).is_dir() {
        return Ok(PackSource::Folder(earlier.into()));
    }
    let folder = packs.folder().ok_or_else(|| {
        Failure::new("a revision is compared with a folder of rules", "name the folder with --rules ./rules")
    })?;
    let files = rules_of(earlier, folder)?;
    Ok(PackSource::Memory(MemoryPack::new(files.into_iter().map(|(path, text)| (path, text.into())))))
}

/// The rule files of a revision, with their paths.
fn rules_of(revision: &str, folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let listed = git(folder, &["ls-tree", "-r", "--name-only", "-z", "--end-of-options", revision, "."])?;
    let is_rule_file = |path: &&str| {
        Path::new(path).extension().is_some_and(|extension| extension == "toml")
            && !Path::new(path).starts_with(pack::FIXTURES)
    };
    let paths = listed.split('\0').filter(is_rule_file);
    paths
        .map(|path| Ok((path.to_owned(), git(folder, &["show", "--end-of-options", &format!("{revision}:./{path}")])?)))
        .collect()
}

/// What git says, asked in a folder.
fn git(folder: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let help = "--against takes a git revision such as main or HEAD~1, or a folder of rules";
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .map_err(|error| Failure::new(format!("cannot run git: {error}"), help))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!("git cannot read it: {}", said.lines().next().unwrap_or_default()), help));
    }
    String::from_utf8(output.stdout).map_err(|_| Failure::new("a rule file of that revision is not UTF-8", help))
}

fn text(moved: &[Moved], all: usize) -> String {
    let mut out = String::new();
    for (how, title) in [
        (Move::Stolen, "taken by another error"),
        (Move::Silenced, "no longer recognised"),
        (Move::Weighed, "weighed otherwise"),
        (Move::Found, "recognised now"),
    ] {
        let these: Vec<&Moved> = moved.iter().filter(|one| one.how == how).collect();
        if these.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{title}: {}", these.len());
        for one in these {
            let _ = writeln!(out, "  {}", one.fixture);
            let _ = writeln!(out, "    {} → {}", lead(&one.before), lead(&one.after));
            if !one.by.is_empty() {
                let _ = writeln!(out, "    by {}", one.by.join(", "));
            }
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{} of {all} fixtures are answered differently", moved.len());
    out
}

fn lead(lead: &Lead) -> String {
    let word = |part: &Option<String>| part.clone().unwrap_or_else(|| "nothing".to_owned());
    format!("{} {} / {} ({:.0} %)", lead.status.name(), word(&lead.layer), word(&lead.cause), lead.confidence * 100.0)
}
