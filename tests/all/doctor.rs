//! What a machine tells, on three that were made up and on an empty one. Their keys are made at run time.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

use super::contract::{faults, validator};

/// A made-up machine in a folder of its own, with made-up keys in place of `KEY` and a length.
struct Planted {
    folder: PathBuf,
    /// Every value of its variables.
    values: Vec<String>,
}

impl Planted {
    fn new(name: &str, test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("triage-doctor-{test}-{name}-{}", std::process::id()));
        let from = Path::new("tests/machines").join(name);
        fs::create_dir_all(&folder).expect("a folder");
        copy(&from.join("home"), &folder.join("home"));
        let mut said = fs::read_to_string(from.join("machine.json")).expect("a machine");
        for length in [35, 40, 64, 93] {
            said = said.replace(&format!("KEY{length}"), &made_up(length));
        }
        fs::write(folder.join("machine.json"), &said).expect("a file");
        let machine: Value = serde_json::from_str(&said).expect("JSON");
        let variables = machine["variables"].as_object().into_iter().flatten();
        let values = variables.filter_map(|(_, value)| value.as_str()).filter(|value| !value.is_empty());
        Self { folder, values: values.map(str::to_owned).collect() }
    }

    fn triage(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("triage").expect("the binary");
        command.env("TRIAGE_NO_CACHE", "1");
        command.args(arguments).arg("--machine").arg(&self.folder);
        command.env_remove("CLICOLOR_FORCE").env_remove("COLUMNS").env("NO_COLOR", "1");
        command
    }

    fn doctor(&self, format: &str) -> String {
        stdout(&mut self.triage(&["doctor", "--format", format]))
    }
}

impl Drop for Planted {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Letters that look like a key and are none.
fn made_up(length: u32) -> String {
    let letter = |number: u32| char::from_digit((number * 7 + number / 5) % 16, 16).unwrap_or('0');
    (0..length).map(letter).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).into_iter().flatten().map(|entry| entry.expect("an entry")) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a file");
        }
    }
}

fn stdout(command: &mut Command) -> String {
    let output = command.output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn what_three_machines_tell() {
    for name in ["linux", "macos", "windows", "empty"] {
        let machine = Planted::new(name, "shown");
        let shown = machine.doctor("text");
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
        let checkup: Value = serde_json::from_str(&machine.doctor("json")).expect("JSON");
        let newest = checkup["clock"]["verified"].as_str().expect("a pack with dates");
        insta::assert_snapshot!(format!("doctor_{name}"), shown.replace(newest, "[newest]"));
    }
}

#[test]
fn no_value_of_a_variable_is_ever_shown() {
    for name in ["linux", "macos", "windows"] {
        let machine = Planted::new(name, "hidden");
        for format in ["text", "json", "markdown"] {
            let shown = machine.doctor(format);
            for value in &machine.values {
                assert!(!shown.contains(value.as_str()), "{name}, {format}: {shown}");
                let tail = value.trim_matches('"').get(value.len().saturating_sub(12)..).unwrap_or(value);
                assert!(!shown.contains(tail), "{name}, {format}: {shown}");
            }
            assert!(!shown.contains("proxy.corp.example") && !shown.contains("somebody"), "{shown}");
        }
    }
}

#[test]
fn a_checkup_fits_its_schema_and_says_which_key_stands_in_the_wrong_place() {
    let validator = validator("schemas/checkup.json");
    for name in ["linux", "macos", "windows", "empty"] {
        let checkup: Value = serde_json::from_str(&Planted::new(name, "json").doctor("json")).expect("JSON");
        let faults = faults(&validator, &checkup);
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        if name == "linux" {
            let variables = checkup["variables"].as_array().expect("a list");
            let odd = variables.iter().find(|one| one["name"] == "OPENAI_API_KEY").expect("it is set");
            assert_eq!((&odd["keys"][0]["provider"], &odd["expected"]), (&"anthropic".into(), &"OpenAI".into()));
        }
    }
}

#[test]
fn a_key_shared_by_both_spellings_on_windows_is_told_once() {
    let shown = Planted::new("windows", "once").doctor("text");
    assert_eq!(shown.to_lowercase().matches("https_proxy").count(), 1, "{shown}");
}

/// No name server is asked for either: the one is this machine, the other has a part that is too long for any name.
#[test]
fn names_are_looked_up_only_where_somebody_asks_for_it() {
    let machine = Planted::new("linux", "network");
    let impossible = format!("{}.invalid", "x".repeat(64));
    let said = fs::read_to_string(machine.folder.join("machine.json")).expect("a machine");
    let mut said: Value = serde_json::from_str(&said).expect("JSON");
    said["hosts"] = Value::from(["localhost", &impossible].map(str::to_owned).to_vec());
    fs::write(machine.folder.join("machine.json"), said.to_string()).expect("a file");

    let looked_up = stdout(&mut machine.triage(&["doctor", "--network", "--format", "json"]));
    let checkup: Value = serde_json::from_str(&looked_up).expect("JSON");
    let names = serde_json::json!([
        { "host": "localhost", "resolves": true },
        { "host": impossible, "resolves": false },
    ]);
    assert_eq!(checkup["names"], names);
    assert_eq!(faults(&validator("schemas/checkup.json"), &checkup), Vec::<String>::new());
    let shown = stdout(&mut machine.triage(&["doctor", "--network"]));
    assert!(shown.contains("1 of 2 names have an address.") && shown.contains(&impossible), "{shown}");
    assert!(!shown.contains("- localhost"), "{shown}");

    let alone: Value = serde_json::from_str(&machine.doctor("json")).expect("JSON");
    assert_eq!(alone["names"], Value::from(Vec::<Value>::new()));
}

/// The facts of an answer.
fn facts(command: &mut Command) -> (Value, String) {
    let output = command.output().expect("it runs");
    let answer: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    (answer["facts"].clone(), answer["causes"].to_string())
}

#[test]
fn what_the_machine_tells_changes_an_answer_and_gives_way_to_the_payload_and_the_user() {
    let machine = Planted::new("linux", "here");
    let error = "Error: connect ETIMEDOUT 162.159.140.245:443";
    let explain = |more: &[&str]| facts(machine.triage(&["explain", error, "--format", "json"]).args(more));
    let (alone, without) = explain(&[]);
    assert!(alone.get("proxy").is_none() && alone.get("os").is_none());
    let (here, with) = explain(&["--here"]);
    assert_eq!((&here["proxy"], &here["os"]), (&true.into(), &"linux".into()));
    assert_ne!(with, without, "the causes are weighed anew");
    assert_eq!(explain(&["--here", "--fact", "proxy=false"]).0["proxy"], false);

    let said = "on macOS: connect ETIMEDOUT 162.159.140.245:443";
    let payload = facts(&mut machine.triage(&["explain", said, "--format", "json", "--here"])).0;
    assert_eq!(payload["os"], "macos", "what the payload says wins over the machine");

    let checkup = machine.doctor("json");
    let mut piped = machine.triage(&["explain", error, "--format", "json", "--facts-from", "-"]);
    assert_eq!(facts(piped.write_stdin(checkup)), (here, with));
}

#[test]
fn a_home_folder_tells_the_system_and_not_who_lives_there() {
    let machine = Planted::new("linux", "home");
    let error = "EACCES: permission denied, open '/Users/made-up/notes.txt'; connect ETIMEDOUT 162.159.140.245:443";
    for more in [&[][..], &["--here"]] {
        let mut command = machine.triage(&["explain", error, "--format", "json"]);
        let answer = stdout(command.args(more));
        let facts = serde_json::from_str::<Value>(&answer).expect("JSON")["facts"].clone();
        assert_eq!(facts["os"], "macos");
        assert!(!answer.contains("made-up"), "{answer}");
    }
    let secret = "password: /Users/made-up/notes.txt; connect ETIMEDOUT 162.159.140.245:443";
    let told = facts(&mut machine.triage(&["explain", secret, "--format", "json"])).0;
    assert_ne!(told["os"], "macos", "what lies within a secret tells nothing");
}

#[test]
fn a_checkup_that_is_none_is_refused_without_repeating_it() {
    let machine = Planted::new("empty", "none");
    let mut command = machine.triage(&["explain", "x", "--facts-from", "-"]);
    let output = command.write_stdin("{\"facts\": {\"os\": 7, \"made-up\": 1}}").output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("this is no checkup") && !said.contains("made-up"), "{said}");
}

#[test]
fn the_guide_and_the_report_take_the_machine_into_account_too() {
    let machine = Planted::new("linux", "too");
    let error = "Error: connect ETIMEDOUT 162.159.140.245:443";
    for command in ["guide", "report"] {
        let said = |more: &[&str]| {
            let output = machine.triage(&[command, error]).args(more).output().expect("it runs");
            String::from_utf8(output.stdout).expect("UTF-8")
        };
        let (alone, here) = (said(&[]), said(&["--here"]));
        assert!(!alone.is_empty() && alone != here, "{command}: {here}");
    }
}
