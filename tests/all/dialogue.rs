//! The question, asked and answered through a terminal as by a person.
#![cfg(unix)]

use std::process::Command;
use std::time::Duration;

use expectrl::session::{OsSession, Session};
use expectrl::{ControlCode, Eof, Expect};

/// A terminal of 80 columns in which `triage` runs.
fn terminal(shell: &str) -> OsSession {
    let program = env!("CARGO_BIN_EXE_triage");
    let mut command = Command::new("sh");
    command.args(["-c", &shell.replace("triage ", &format!("{program} "))]);
    command.env_remove("CI").env_remove("CLICOLOR_FORCE").env("NO_COLOR", "1").env("TERM", "dumb").env("PAGER", "cat");
    let mut session = Session::spawn(command).expect("a terminal");
    session.set_expect_timeout(Some(Duration::from_mins(1)));
    session
}

/// Types a line whenever the program waits for one; an empty line is Enter, `^D` ends the input. Gives all that was seen.
pub(super) fn session(shell: &str, lines: &[&str]) -> String {
    let mut session = terminal(shell);
    let mut seen = format!("$ {shell}\n");
    for line in lines {
        let found = session.expect("\n> ").expect("it asks");
        seen += &String::from_utf8_lossy(found.before());
        seen += &["\n> ", line, "\n"].concat();
        match *line {
            "^D" => session.send(ControlCode::EOT).expect("it listens"),
            line => session.send_line(line).expect("it listens"),
        }
    }
    let rest = session.expect(Eof).expect("it ends");
    seen += &rest.as_bytes().iter().map(|byte| char::from(*byte)).collect::<String>();
    seen.replace('\r', "")
}

#[test]
fn a_letter_answers_and_the_answer_follows() {
    let seen = session("triage explain 'Unauthorized User API key'", &["x", "c", ""]);
    insta::assert_snapshot!(seen);
}

#[test]
fn a_pipe_leaves_the_terminal_to_answer_and_enter_skips() {
    let seen = session("echo 'Unauthorized User API key' | triage explain", &["", "y", "^D"]);
    insta::assert_snapshot!(seen);
}

#[test]
fn nothing_is_asked_where_it_is_forbidden() {
    let seen = session("triage explain --no-input 'Unauthorized User API key'", &[]);
    assert!(seen.contains("\ntriage explain 'Unauthorized User API key' --fact surface=editor\n"), "{seen}");
}

#[test]
fn who_types_nothing_is_asked_to_paste() {
    let mut terminal = terminal("triage --rules tests/packs/small --color never");
    terminal.expect("Paste the error, then press Ctrl-D").expect("it asks");
    terminal.send_line("tea requested").expect("it listens");
    terminal.send(ControlCode::EOT).expect("it listens");
    let rest = terminal.expect(Eof).expect("it ends");
    assert!(String::from_utf8_lossy(rest.as_bytes()).contains("DO FIRST"));
}

#[test]
fn addresses_are_links_on_a_terminal_that_knows_them_and_never_in_a_pipe() {
    let link = "\u{1b}]8;;https://api.openai.com/v1/models\u{1b}\\https://api.openai.com/v1/models\u{1b}]8;;\u{1b}\\";
    let known = "env -u NO_COLOR TERM=xterm FORCE_HYPERLINK=1 triage probe openai";
    assert!(session(known, &[]).contains(link));
    assert!(!session(&format!("{known} | cat"), &[]).contains("\u{1b}]8"));
    assert!(!session("env -u NO_COLOR TERM=dumb FORCE_HYPERLINK=0 triage probe openai", &[]).contains("\u{1b}]8"));
}
