//! A fix, walked through on a terminal as by a person; and printed where nobody is there.
#![cfg(unix)]

use assert_cmd::Command;

use super::dialogue::session;

/// A session on a terminal of 60 columns. It begins with a line that is waited for, since a terminal has its width only once it
/// is open.
fn narrow(shell: &str, lines: &[&str]) -> String {
    let prepared = format!("printf '\\n> '; read -r begin; stty cols 60; {shell}");
    let seen = session(&prepared, &[&[""], lines].concat());
    let rest = seen.split_once("\n> \n").map(|(_, rest)| rest);
    format!("$ {shell}\n{}", rest.expect("the line that is waited for"))
}

#[test]
fn the_first_fix_fails_and_the_next_best_comes() {
    let seen = narrow("triage guide 'Unauthorized User API key'", &["", "", "n", "", "q"]);
    insta::assert_snapshot!(seen);
}

#[test]
fn back_returns_and_skip_leaves_out() {
    let lines = ["b", "s", "x", "s", "b", "?", "y", "y"];
    let seen = narrow("triage --rules tests/packs/small guide 'no flow'", &lines);
    insta::assert_snapshot!(seen);
}

#[test]
fn an_answer_leads_to_its_own_fix() {
    let seen = narrow("triage --rules tests/packs/small guide 'no flow'", &["o", "", "n", "q"]);
    insta::assert_snapshot!(seen);
}

#[test]
fn who_leaves_early_is_told_how_to_go_on() {
    let seen = session("echo 'Unauthorized User API key' | triage guide --fact surface=editor", &["?", "q"]);
    insta::assert_snapshot!(seen);
}

#[test]
fn nobody_to_answer_gets_the_plan_as_a_list() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_triage"));
    command.env("TRIAGE_NO_CACHE", "1");
    command.args(["--rules", "tests/packs/small", "guide", "no flow"]).env("COLUMNS", "60");
    let output = command.output().expect("it runs");
    let seen = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(3));
    insta::assert_snapshot!(seen);
}

#[test]
fn a_key_in_the_text_is_never_shown() {
    let key = ["sk-", "proj-", &"Fake0".repeat(10)].concat();
    let seen = session(&format!("triage guide 'Incorrect API key provided: {key}'"), &["q"]);
    let (_, answer) = seen.split_once('\n').expect("the command, then what it says");
    assert!(!answer.contains(&key), "{answer}");
    assert!(answer.contains("triage report -"), "{answer}");
}
