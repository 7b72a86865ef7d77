//! A folder per warning: what its author sees. Each case is laid over the small pack, which gives no warning itself; it may have
//! `fixtures` of its own.

use std::path::{Path, PathBuf};

use triage_kb::lint::lint;
use triage_kb::model::Date;
use triage_kb::pack::{self, PackSource};
use triage_kb::render::problem::{self, ProblemFormat};
use triage_kb::source::{Diagnostic, Files, ProblemKind, Severity};
use triage_kb::trial::load_fixtures_beside;

fn small() -> PackSource {
    PackSource::Folder(PathBuf::from("tests/packs/small"))
}

/// The warnings about a pack with its fixtures, as of a fixed day.
fn warnings(sources: &[PackSource], fixtures: Option<&Path>) -> (Vec<Diagnostic>, Files) {
    let opened = pack::open(sources);
    let shown = |problems: Vec<_>| problem::write(&problems, &opened.files, ProblemFormat::Text, false);
    let knowledge = opened.knowledge.map_err(shown).expect("a pack that only gives warnings");
    let loaded =
        fixtures.map(|folder| load_fixtures_beside(opened.files.clone(), folder, &knowledge).expect("fixtures"));
    let (files, fixtures) = loaded.map_or((opened.files, Vec::new()), |loaded| (loaded.files, loaded.fixtures));
    let today: Date = "2026-06-01".parse().expect("a date");
    (lint(&knowledge, &files, &fixtures, today), files)
}

fn shown((problems, files): &(Vec<Diagnostic>, Files)) -> String {
    problem::write(problems, files, ProblemFormat::Text, false)
}

#[test]
fn the_small_pack_gives_no_warning() {
    assert_eq!(shown(&warnings(&[small()], None)), "");
}

#[test]
fn every_warning_is_explained() {
    let folders = std::fs::read_dir("tests/rule_warnings").expect("the folder of warnings");
    let mut folders: Vec<PathBuf> = folders.map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    for folder in folders {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let fixtures = Some(folder.join("fixtures")).filter(|fixtures| fixtures.is_dir());
        let found = warnings(&[small(), PackSource::Folder(folder)], fixtures.as_deref());
        assert!(found.0.iter().any(|problem| problem.kind.name() == name), "{name} is not found:\n{}", shown(&found));
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots/rule_warnings" }, {
            insta::assert_snapshot!(name, shown(&found));
        });
    }
}

#[test]
fn fixtures_that_show_one_case_twice_are_found() {
    let found = warnings(&[small()], Some(Path::new("tests/packs/small_fixtures")));
    insta::assert_snapshot!(shown(&found));
}

#[test]
fn every_warning_has_a_case() {
    let cases = |name: &str| Path::new("tests/rule_warnings").join(name).is_dir() || name == "duplicate-fixture";
    let warnings = ProblemKind::ALL.iter().filter(|kind| kind.severity() == Severity::Warning);
    let without: Vec<&str> = warnings.map(|kind| kind.name()).filter(|name| !cases(name)).collect();
    assert!(without.is_empty(), "add a folder to tests/rule_warnings for {without:?}");
}
