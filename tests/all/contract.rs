//! The stable contract: published schemas are those of the code, and what is shipped fits them.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use triage_kb::explain::{Explanation, Given, explain};
use triage_kb::pack::{self, PackSource};

use super::shipped::{Answered, answered, builtin};

/// What a command prints.
fn printed(arguments: &[&str]) -> String {
    let output = Command::cargo_bin("triage").expect("the binary").args(arguments).output().expect("it runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The names of the schemas that `triage schema` prints.
fn names() -> Vec<String> {
    let help = printed(&["schema", "--help"]);
    let arguments = help.lines().take_while(|line| !line.starts_with("Options:"));
    let listed = arguments.filter_map(|line| line.trim().strip_prefix("- "));
    listed.filter_map(|line| line.split_once(':')).map(|(name, _)| name.to_owned()).collect()
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
    let names = names();
    assert!(names.len() >= 19, "{names:?}");
    let mut stale = Vec::new();
    for name in &names {
        let file = format!("schemas/{name}.json");
        let wanted = printed(&["schema", name]);
        let id = serde_json::from_str::<Value>(&wanted).expect("JSON")["$id"].clone();
        assert_eq!(id, format!("urn:triage:schema:{name}:1"));
        if fs::read_to_string(&file).unwrap_or_default() != wanted {
            if std::env::var_os("CI").is_none() {
                fs::write(&file, &wanted).expect("the schema can be written");
            }
            stale.push(file);
        }
    }
    assert!(stale.is_empty(), "out of date: {stale:?}; outside CI this test has just mended them, so run it again");
    let files = fs::read_dir("schemas").expect("the schemas").count();
    assert_eq!(files, names.len(), "each file of `schemas` is printed by `triage schema`");
}

/// Forbids every field that a schema does not name, so that a new one is not forgotten.
fn closed(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(closed);
            if fields.contains_key("properties") {
                fields.insert("additionalProperties".to_owned(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(closed),
        _ => {}
    }
}

#[test]
fn everything_that_is_printed_for_programs_fits_its_schema() {
    let small = ["--rules", "tests/packs/small"];
    let test = [&small[..], &["test", "--fixtures", "tests/packs/small_fixtures", "--format", "json"]].concat();
    let tested = |more: &[&'static str]| [&test[..], more].concat();
    let before = ["diff", "tests/packs/small", "tests/packs/small", "--format", "json"];
    let mistake = "tests/rule_errors/dangling_cause";
    let cases: Vec<(&str, Vec<&str>)> = vec![
        ("check", vec!["--rules", "tests/packs/small", "--rules", mistake, "check", "--format", "json"]),
        ("test", tested(&[])),
        ("corpus", vec!["test", "--corpus", "tests/unseen/fifth.jsonl", "--format", "json"]),
        ("coverage", tested(&["--coverage"])),
        ("mutation", tested(&["--mutate"])),
        ("against", tested(&["--against", "examples/kubernetes"])),
        ("perturbation", tested(&["--perturb"])),
        ("diff", before.to_vec()),
        ("diff", vec!["diff", "tests/packs/small", "examples/kubernetes", "--format", "json"]),
        ("show", vec!["--rules", "tests/packs/small", "show", "tank-empty", "--format", "json"]),
        ("list", vec!["--rules", "tests/packs/small", "list", "errors", "--format", "json"]),
        ("search", vec!["--rules", "tests/packs/small", "search", "water", "--format", "json"]),
        ("matrix", vec!["matrix", "--format", "json"]),
        ("key", vec!["key", "@tests/drafts/sentence.txt", "--format", "json"]),
        ("probe", vec!["probe", "openai", "--format", "json"]),
    ];
    for (name, arguments) in cases {
        let published = fs::read_to_string(format!("schemas/{name}.json")).expect("a published schema");
        let mut schema: Value = serde_json::from_str(&published).expect("JSON");
        closed(&mut schema);
        let validator = jsonschema::validator_for(&schema).expect("a valid schema");
        let output = printed(&arguments);
        let value: Value = serde_json::from_str(&output).unwrap_or_else(|error| panic!("{name}: {error}: {output}"));
        let faults = faults(&validator, &value);
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}

#[test]
fn a_schema_of_rules_knows_the_pack_that_is_named() {
    let of = |rules: &[&str]| printed(&[rules, &["schema", "rules"]].concat());
    let (plain, known) = (of(&[]), of(&["--rules", "tests/packs/small"]));
    for id in ["\"tank-empty\"", "\"manual\"", "\"descaled\""] {
        assert!(!plain.contains(id) && known.contains(id), "{id}");
    }
    let schema: Value = serde_json::from_str(&known).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let rules = fs::read_to_string("tests/packs/small/machine.toml").expect("the rules");
    assert_eq!(faults(&validator, &toml_as_json(&rules)), Vec::<String>::new());
}

#[test]
fn an_answer_that_was_printed_can_be_read_again() {
    for Answered { answer, .. } in answered() {
        let json = serde_json::to_value(answer).expect("JSON");
        let again: Explanation = serde_json::from_value(json.clone()).expect("an answer");
        assert_eq!(serde_json::to_value(again).expect("JSON"), json);
    }
}

#[test]
fn a_bad_line_of_a_corpus_is_named_and_the_others_are_scored() {
    let file = std::env::temp_dir().join(format!("triage-corpus-{}.jsonl", std::process::id()));
    let lines =
        "{\"id\":\"a\",\"payload\":\"no flow\",\"layer\":\"water\"}\nnonsense\n{\"id\":\"b\",\"payload\":\"x\"}\n";
    fs::write(&file, lines).expect("a file");
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    let output =
        command.args(["--rules", "tests/packs/small", "test", "--corpus"]).arg(&file).output().expect("it runs");
    fs::remove_file(&file).expect("the file goes");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains(":2: this line is no record: not JSON"), "{said}");
    assert!(said.contains(":3: this line is no record: missing field `layer`"), "{said}");
    assert!(String::from_utf8(output.stdout).expect("UTF-8").contains("leading layer right"));
    assert_eq!(output.status.code(), Some(1));
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

#[test]
fn a_problem_of_a_rule_file_can_be_written() {
    let folder = |path: &str| PackSource::Folder(PathBuf::from(path));
    let opened = pack::open(&[folder("tests/packs/small"), folder("tests/rule_errors/dangling_cause")]);
    let problems = opened.knowledge.expect_err("a problem");
    let written = serde_json::to_value(&problems[0]).expect("JSON");
    assert_eq!((&written["severity"], &written["kind"]), (&"error".into(), &"dangling-reference".into()));
    assert!(written["labels"][0]["span"]["start"].is_u64(), "{written:#}");
}
