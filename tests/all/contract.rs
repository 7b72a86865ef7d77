//! The stable contract: the JSON of an answer fits its published schema, for every fixture and for strange input.

use triage_kb::explain::{Explanation, Given, explain};

use super::answers::{builtin, fixtures};

const SCHEMA_FILE: &str = "schemas/explanation.json";

fn schema() -> serde_json::Value {
    serde_json::to_value(schemars::schema_for!(Explanation)).expect("a schema is JSON")
}

#[test]
fn the_published_schema_is_that_of_the_answer() {
    let written = std::fs::read_to_string(SCHEMA_FILE).unwrap_or_default();
    let wanted = serde_json::to_string_pretty(&schema()).expect("a schema is JSON") + "\n";
    if written != wanted && std::env::var_os("CI").is_none() {
        std::fs::write(SCHEMA_FILE, &wanted).expect("the schema can be written");
    }
    assert_eq!(
        written, wanted,
        "{SCHEMA_FILE} was out of date; outside CI this test has just mended it, so run it again"
    );
}

#[test]
fn every_answer_fits_the_schema() {
    let knowledge = builtin();
    let validator = jsonschema::validator_for(&schema()).expect("a valid schema");
    let strange = ["", "\0\u{1b}[31m", "{", "\u{202e}", "日本語のエラー", "{\"error\": {\"code\": 401}}"];
    let payloads: Vec<String> = fixtures(&knowledge).into_iter().map(|fixture| fixture.payload).collect();
    for payload in payloads.iter().map(String::as_str).chain(strange) {
        let answer = explain(&knowledge, payload, &Given::default());
        let json = serde_json::to_value(&answer).expect("an answer is JSON");
        let faults: Vec<String> = validator.iter_errors(&json).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{payload}: {faults:#?}");
    }
}

#[test]
fn the_same_question_has_the_same_answer() {
    let knowledge = builtin();
    for fixture in fixtures(&knowledge) {
        let answer = || serde_json::to_string(&explain(&knowledge, &fixture.payload, &fixture.given)).expect("JSON");
        assert_eq!(answer(), answer(), "{}", fixture.name);
    }
}
