//! Invariants over the shipped pack and over the source. Each failure says what to add.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use triage_kb::model::{AnyEntry, Date, Kind};

use super::contract::toml_files;
use super::shipped::{answered, builtin};

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without its comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_id_of_the_pack_stands_in_the_source() {
    let knowledge = builtin();
    // Concepts are named by everyday words. Words of the formats (rules, answers, SARIF) and of commands that an id may also be.
    let format = [
        "base_url", "curl", "host", "code", "status", "surface", "client", "provider", "model", "other", "unrelated",
        "region",
    ];
    let ids: Vec<&str> = knowledge
        .all()
        .filter(|entry| entry.kind() != Kind::Concept)
        .map(AnyEntry::name)
        .filter(|id| !format.contains(id))
        .collect();
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    rust_files(Path::new("crates"), &mut files);
    let mut found = Vec::new();
    for file in files {
        let code = code(&file);
        let literals: Vec<&str> = code.split('"').skip(1).step_by(2).collect();
        let named = ids.iter().filter(|id| literals.iter().any(|literal| literal == *id));
        found.extend(named.map(|id| format!("{}: {id}", file.display())));
    }
    assert!(found.is_empty(), "the engine must not know these: {found:#?}");
}

#[test]
fn no_source_file_is_longer_than_a_concept() {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    rust_files(Path::new("crates"), &mut files);
    let long: Vec<String> = files
        .iter()
        .map(|file| (file, fs::read_to_string(file).expect("a source file").lines().count()))
        .filter(|(_, lines)| *lines > 300)
        .map(|(file, lines)| format!("{}: {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "split these, one concept a file: {long:#?}");
}

#[test]
fn the_file_of_an_error_or_fixture_can_be_told_from_its_id() {
    let mut files = Vec::new();
    toml_files(Path::new("rules"), &mut files);
    let mut astray = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a rule file");
        let rules: toml::Table = text.parse().expect("TOML");
        let errors = rules.get("error").and_then(toml::Value::as_array).into_iter().flatten();
        for id in errors.filter_map(|error| error["id"].as_str()) {
            let system = id.split('/').next().unwrap_or_default();
            let is_aside = system == "look-alike" && file.starts_with("rules/look-alikes");
            if !is_aside && !file.starts_with(Path::new("rules/errors").join(system)) {
                astray.push(format!("{id} stands in {}", file.display()));
            }
        }
    }
    for fixture in answered().iter().map(|one| &one.fixture) {
        let folder = fixture.name.split('/').next();
        let error = fixture.expect.leads.as_deref().or(fixture.expect.error.as_deref());
        if error.is_some_and(|error| error.split('/').next() != folder) {
            astray.push(format!("the fixture {} expects {}", fixture.name, error.unwrap_or_default()));
        }
    }
    assert!(astray.is_empty(), "move these to the folders of their systems: {astray:#?}");
}

#[test]
fn names_of_rule_files_say_what_they_are_about() {
    let mut files = Vec::new();
    toml_files(Path::new("rules"), &mut files);
    let saying_nothing = ["more", "other", "others", "misc", "seeds", "odd", "various", "new"];
    let long =
        |file: &PathBuf| fs::read_to_string(file).expect("a rule file").lines().any(|line| line.chars().count() > 160);
    let vague = |file: &PathBuf| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        name.split('-').any(|word| saying_nothing.contains(&word) || word.chars().all(|letter| letter.is_ascii_digit()))
    };
    let vague: Vec<&PathBuf> = files.iter().filter(|file| vague(file)).collect();
    assert!(vague.is_empty(), "name these by their topic: {vague:#?}");
    let long: Vec<&PathBuf> = files.iter().filter(|file| long(file)).collect();
    assert!(long.is_empty(), "break the lines beyond 160 characters: {long:#?}");
}

#[test]
fn no_rule_file_is_longer_than_a_topic() {
    let mut files = Vec::new();
    toml_files(Path::new("rules"), &mut files);
    // One entry, such as a list of words, cannot be parted; `[[fix.steps]]` and its like begin no entry.
    let entries = |text: &str| text.lines().filter(|line| line.starts_with("[[") && !line.contains('.')).count();
    let long: Vec<String> = files
        .iter()
        .map(|file| (file, fs::read_to_string(file).expect("a rule file")))
        .filter(|(_, text)| text.lines().count() > 300 && entries(text) > 1)
        .map(|(file, text)| format!("{}: {} lines", file.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "part these by topic, each file named by its own: {long:#?}");
}

#[test]
fn every_error_is_exercised_by_a_fixture() {
    let knowledge = builtin();
    let seen: BTreeSet<&str> =
        answered().iter().flat_map(|one| &one.answer.errors).map(|error| error.id.as_str()).collect();
    let current: Vec<_> = knowledge.errors.entries().filter(|error| error.common.is_current()).collect();
    let unseen = current.iter().filter(|error| !seen.contains(error.id.as_str())).count();
    let share = 100 - 100 * unseen / current.len().max(1);
    assert!(
        share >= MIN_EXERCISED,
        "only {share} % of the errors are exercised; `triage test --coverage` lists the others"
    );
}

/// Errors that only documentation shows have no captured payload; see `triage test --coverage`.
const MIN_EXERCISED: usize = 40;

#[test]
fn nothing_is_verified_in_the_future() {
    let knowledge = builtin();
    let today = Date::from(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date());
    let late: Vec<&str> = knowledge
        .errors
        .entries()
        .filter(|error| error.common.verified.is_some_and(|date| date.days_since(today) > 1))
        .map(|error| error.id.as_str())
        .collect();
    assert!(late.is_empty(), "`verified` lies in the future: {late:?}");
}
