//! The stable contract: published schemas are those of the code, and what is shipped fits them.

use std::fs;
use std::path::{Path, PathBuf};

use schemars::Schema;
use serde_json::Value;
use triage_kb::explain::{Explanation, Given, explain};
use triage_kb::machine::Checkup;
use triage_kb::pack::raw::{RawFile, RawFixture};
use triage_kb::scan::Summary;

use super::shipped::{Answered, answered, builtin};

/// The published schemas, by file.
fn schemas() -> [(&'static str, Schema); 5] {
    [
        ("schemas/explanation.json", schemars::schema_for!(Explanation)),
        ("schemas/checkup.json", schemars::schema_for!(Checkup)),
        ("schemas/scan.json", schemars::schema_for!(Summary)),
        ("schemas/rules.json", schemars::schema_for!(RawFile)),
        ("schemas/fixture.json", schemars::schema_for!(RawFixture)),
    ]
}

pub(crate) fn validator(file: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(file).expect("a published schema");
    jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a valid schema")
}

pub(crate) fn faults(validator: &jsonschema::Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path)).take(3).collect()
}

/// TOML as an editor hands it to a validator: dates are texts.
fn toml_as_json(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => Value::Array(items.into_iter().map(convert).collect()),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(key, value)| (key, convert(value))).collect())
            }
            other => serde_json::to_value(other).expect("JSON"),
        }
    }
    convert(toml::Value::Table(toml::from_str(text).expect("TOML")))
}

pub(crate) fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            toml_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
}

#[test]
fn the_published_schemas_are_those_of_the_code() {
    let mut stale = Vec::new();
    for (file, schema) in schemas() {
        let wanted = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
        if fs::read_to_string(file).unwrap_or_default() != wanted {
            stale.push(file);
            if std::env::var_os("CI").is_none() {
                fs::write(file, &wanted).expect("the schema can be written");
            }
        }
    }
    assert!(stale.is_empty(), "out of date: {stale:?}; outside CI this test has just mended them, so run it again");
}

#[test]
fn shipped_files_fit_the_schemas_and_an_unknown_field_does_not() {
    for (folder, schema) in [("rules", "schemas/rules.json"), ("fixtures", "schemas/fixture.json")] {
        let validator = validator(schema);
        let mut files = Vec::new();
        toml_files(Path::new(folder), &mut files);
        for file in files {
            let text = fs::read_to_string(&file).expect("a file");
            let faults = faults(&validator, &toml_as_json(&text));
            assert!(faults.is_empty(), "{}: {faults:#?}", file.display());
        }
    }
    let mistake = fs::read_to_string("tests/rule_errors/unknown_field/mistake.toml").expect("a mistake");
    assert!(!faults(&validator("schemas/rules.json"), &toml_as_json(&mistake)).is_empty());
}

#[test]
fn every_answer_fits_the_schema() {
    let validator = validator("schemas/explanation.json");
    let strange = ["", "\0\u{1b}[31m", "{", "\u{202e}", "日本語のエラー", "{\"error\": {\"code\": 401}}"];
    let strange = strange.map(|payload| explain(builtin(), payload, &Given::default()));
    for answer in answered().iter().map(|one| &one.answer).chain(&strange) {
        let faults = faults(&validator, &serde_json::to_value(answer).expect("an answer is JSON"));
        assert!(faults.is_empty(), "{:?}: {faults:#?}", answer.errors);
    }
}

#[test]
fn the_same_question_has_the_same_answer() {
    for Answered { fixture, answer } in answered() {
        let again = explain(builtin(), &fixture.payload, &fixture.given);
        let json = |answer| serde_json::to_string(answer).expect("JSON");
        assert_eq!(json(answer), json(&again), "{}", fixture.name);
    }
}
