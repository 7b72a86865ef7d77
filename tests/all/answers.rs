//! What a reader sees, one snapshot per fixture.

use std::path::Path;

use triage_kb::explain::explain;
use triage_kb::model::KnowledgeBase;
use triage_kb::pack;
use triage_kb::render::{explanation, terminal};
use triage_kb::trial::{Fixture, judge, load_fixtures};

pub(crate) fn builtin() -> KnowledgeBase {
    pack::open(&[triage_kb::builtin()]).knowledge.expect("the built-in pack is valid")
}

pub(crate) fn fixtures(knowledge: &KnowledgeBase) -> Vec<Fixture> {
    let loaded = load_fixtures(Path::new("fixtures"), knowledge).expect("the folder of fixtures");
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    loaded.fixtures
}

#[test]
fn every_fixture_is_answered_as_expected() {
    let knowledge = builtin();
    let fixtures = fixtures(&knowledge);
    assert!(fixtures.len() >= 80, "{} fixtures", fixtures.len());
    let failed: Vec<String> = fixtures
        .iter()
        .map(|fixture| (fixture, judge(&explain(&knowledge, &fixture.payload, &fixture.given), &fixture.expect)))
        .filter(|(_, outcome)| !outcome.is_fine())
        .map(|(fixture, outcome)| format!("{}: {} ({})", fixture.name, outcome.name(), outcome.because()))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn no_answer_warns_against_what_its_plan_begins_with() {
    let knowledge = builtin();
    for fixture in fixtures(&knowledge) {
        let answer = explain(&knowledge, &fixture.payload, &fixture.given);
        if let Some(first) = answer.plan.first() {
            let warning = format!("Do not begin with “{}”.", first.title);
            assert!(answer.avoid.iter().all(|avoid| avoid.text != warning), "{}: {warning}", fixture.name);
        }
    }
}

#[test]
fn every_answer_looks_like_this() {
    let knowledge = builtin();
    for fixture in fixtures(&knowledge) {
        let answer = explain(&knowledge, &fixture.payload, &fixture.given);
        let shown = terminal::write(&explanation::page(&answer, false), 88);
        let plain = anstream::adapter::strip_str(&shown).to_string();
        insta::with_settings!({
            prepend_module_to_snapshot => false,
            snapshot_path => "../snapshots/answers",
            description => fixture.payload.trim(),
            omit_expression => true,
        }, {
            insta::assert_snapshot!(fixture.name.replace('/', "__"), plain);
        });
    }
}

#[test]
fn no_snapshot_is_left_over() {
    let knowledge = builtin();
    let wanted: Vec<String> =
        fixtures(&knowledge).iter().map(|fixture| format!("{}.snap", fixture.name.replace('/', "__"))).collect();
    let found = std::fs::read_dir("tests/snapshots/answers").expect("the folder of snapshots");
    let left: Vec<String> = found
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".snap.new") && !wanted.contains(name))
        .collect();
    assert!(left.is_empty(), "snapshots of fixtures that are gone: {left:?}");
}
