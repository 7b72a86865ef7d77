//! What a change of a rule does to every fixture: a ledger per system, a line per fixture.

use std::collections::BTreeMap;

use super::shipped::{Answered, answered};

#[test]
fn what_every_fixture_is_answered() {
    let mut ledgers: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in answered() {
        let (system, case) = one.fixture.name.split_once('/').expect("fixtures lie in folders of systems");
        ledgers.entry(system).or_default().push(line(case, one));
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/ledger");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (system, lines) in &ledgers {
            insta::assert_snapshot!(*system, lines.join("\n"));
        }
    });
    let left: Vec<String> = std::fs::read_dir("tests/snapshots/ledger")
        .expect("the folder of ledgers")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.strip_suffix(".snap").is_some_and(|system| !ledgers.contains_key(system)))
        .collect();
    assert!(left.is_empty(), "ledgers of systems that are gone: {left:?}");
}

/// Fixture, status, layer, confidence; cause; first action; plan.
fn line(case: &str, Answered { answer, .. }: &Answered) -> String {
    let status = format!("{:?}", answer.status).to_lowercase();
    let layer = answer.layer.as_deref().unwrap_or("-");
    let leading = answer.causes.first().map_or("-", |cause| cause.id.as_str());
    let plan: Vec<&str> = answer.plan.iter().map(|fix| fix.fix.as_str()).collect();
    format!(
        "{case}: {status} {layer} {:.2}\n    {leading}; first {}; plan {}",
        answer.confidence,
        answer.first_action_of().unwrap_or("-"),
        plan.join(" ")
    )
}
