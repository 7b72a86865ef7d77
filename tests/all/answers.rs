//! What a reader sees: whole answers, chosen to show every status and every wrapping.

use triage_kb::render::{explanation, terminal};
use triage_kb::trial::judge;

use super::shipped::answered;

/// The list of the fixtures whose whole answer is kept, a name a line.
const SHOWN: &str = include_str!("../snapshots/answers/shown.txt");

#[test]
fn every_fixture_is_answered_as_expected() {
    assert!(answered().len() >= 80, "{} fixtures", answered().len());
    let failed: Vec<String> = answered()
        .iter()
        .map(|one| (one, judge(&one.answer, &one.fixture.expect)))
        .filter(|(_, outcome)| !outcome.is_fine())
        .map(|(one, outcome)| format!("{}: {} ({})", one.fixture.name, outcome.name(), outcome.because()))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn no_answer_warns_against_what_its_plan_begins_with() {
    for one in answered() {
        if let Some(first) = one.answer.plan.first() {
            let warning = format!("Do not begin with “{}”.", first.title);
            assert!(one.answer.avoid.iter().all(|avoid| avoid.text != warning), "{}: {warning}", one.fixture.name);
        }
    }
}

#[test]
fn whole_answers_look_like_this() {
    for name in SHOWN.lines() {
        let one = answered().iter().find(|one| one.fixture.name == name);
        let one = one.unwrap_or_else(|| panic!("`{name}` of shown.txt is no fixture"));
        let shown = terminal::write(&explanation::page(&one.answer, false), 88);
        let plain = anstream::adapter::strip_str(&shown).to_string();
        insta::with_settings!({
            prepend_module_to_snapshot => false,
            snapshot_path => "../snapshots/answers",
            description => one.fixture.payload.trim(),
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name.replace('/', "__"), plain);
        });
    }
}

#[test]
fn no_snapshot_is_left_over() {
    let wanted: Vec<String> = SHOWN.lines().map(|name| format!("{}.snap", name.replace('/', "__"))).collect();
    let found = std::fs::read_dir("tests/snapshots/answers").expect("the folder of snapshots");
    let left: Vec<String> = found
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".snap.new") && name != "shown.txt" && !wanted.contains(name))
        .collect();
    assert!(left.is_empty(), "snapshots of answers that `shown.txt` does not name: {left:?}");
}
