//! The program as the page runs it: a request in, an answer out.

use assert_cmd::Command;
use serde_json::{Value, json};

fn reply(request: &str) -> Value {
    let run = Command::new(env!("CARGO_BIN_EXE_triage-wasm")).write_stdin(request).assert().success();
    serde_json::from_slice(&run.get_output().stdout).expect("JSON")
}

#[test]
fn a_request_is_answered_as_on_a_terminal() {
    let reply = reply(&json!({ "text": "🔑 Unauthorized User API key" }).to_string());
    let screen = &reply["screen"];
    assert_eq!(screen["status"], "ambiguous");
    assert!(screen["first"]["do"].is_string() && screen["questions"][0]["choices"][0]["label"].is_string(), "{screen}");
    // The key before it is one character of two UTF-16 units.
    assert_eq!(screen["excerpt"]["place"][0], 3);
}

#[test]
fn a_stated_fact_changes_the_answer_and_an_unknown_one_is_named() {
    let facts = json!({ "surface": "cli", "no-such-fact": "x" });
    let request = |facts: Value| json!({ "text": "Unauthorized User API key", "facts": facts }).to_string();
    let (stated, plain) = (reply(&request(facts)), reply(&request(json!({}))));
    assert_ne!(stated["screen"]["leads"], plain["screen"]["leads"]);
    assert_eq!(stated["screen"]["dropped"], json!(["no-such-fact"]));
}

#[test]
fn a_report_hides_what_an_answer_hides() {
    let key = format!("gsk_{}", "q7Zt2Wb9Rn4Xc8Kd3Vm6".repeat(3));
    let text = format!("401 Incorrect API key provided: {key}");
    for report in [true, false] {
        let reply = reply(&json!({ "text": text, "report": report }).to_string()).to_string();
        assert!(!reply.contains(&key), "{reply}");
    }
}

#[test]
fn what_is_no_request_is_not_repeated() {
    assert_eq!(reply("secret"), json!({ "problem": "this is no request" }));
}
