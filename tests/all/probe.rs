//! `triage probe`, against servers of this test.

mod server;

use std::time::{Duration, Instant};

use assert_cmd::Command;
use serde_json::Value;

use super::shipped::builtin;
use server::{Server, Serves};
use triage_kb::model::{Answer, Provider};

/// A key of no kind, made here so that no file holds it.
fn key() -> String {
    ["pr", "0be", "K3y", "-Zq7", "wV2", "mT9"].concat()
}

fn probe(provider: &str, base_url: &str) -> Command {
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    command.args(["probe", provider, "--run", "--base-url", base_url, "--format", "json"]);
    for proxy in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env_remove(proxy);
    }
    command.write_stdin(format!("{}\n", key()));
    command
}

/// The answer as JSON and the exit code. No output holds the key.
fn sent(command: &mut Command) -> (Value, i32) {
    let output = command.output().expect("it runs");
    let shown = [&output.stdout[..], &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    assert!(!shown.contains(&key()), "the key leaked: {shown}");
    let json = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("no JSON: {shown}"));
    (json, output.status.code().unwrap_or(-1))
}

fn tested() -> impl Iterator<Item = &'static Provider> {
    builtin().providers.entries().filter(|one| one.probe.as_ref().is_some_and(|probe| probe.request.is_some()))
}

#[test]
fn every_documented_answer_leads_to_what_is_documented() {
    let mut seen = 0;
    for provider in tested() {
        for answer in &provider.answers {
            let (json, code) = if answer.status == 0 {
                sent(&mut probe(provider.id.as_str(), &Server::nobody()))
            } else {
                let code = answer.code.as_deref().unwrap_or_default();
                let body = format!(r#"{{"error": {{"code": "{code}", "message": "{code}"}}}}"#);
                let server = Server::start(Serves::Answer(answer.status, body));
                let answered = sent(&mut probe(provider.id.as_str(), &server.url));
                assert_eq!(server.holds_key(&key()), provider.takes_a_key(), "{}", provider.id);
                answered
            };
            let proved: Vec<&str> =
                json["proves"].as_array().into_iter().flatten().filter_map(|one| one["proves"].as_str()).collect();
            assert!(proved.contains(&answer.proves.as_str()), "{} {answer:?}: {json:#}", provider.id);
            assert_eq!(code, i32::from(!(200..300).contains(&answer.status)), "{} {answer:?}", provider.id);
            assert_eq!(json["explanation"].is_null(), code == 0, "{} {answer:?}", provider.id);
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen} answers");
}

#[test]
fn what_the_text_of_an_answer_says_is_explained() {
    for Answer { status, code, .. } in
        tested().flat_map(|provider| &provider.answers).filter(|one| one.status == 401).take(3)
    {
        let body =
            format!(r#"{{"error": {{"code": "{}", "message": "Invalid API key"}}}}"#, code.as_deref().unwrap_or("x"));
        let server = Server::start(Serves::Answer(*status, body));
        let first = tested().next().expect("a provider");
        let (json, _) = sent(&mut probe(first.id.as_str(), &server.url));
        assert_eq!(json["explanation"]["facts"]["status"], 401, "{json:#}");
        assert!(json["explanation"]["layer"].is_string(), "{json:#}");
    }
}

fn any() -> &'static str {
    tested().find(|provider| provider.takes_a_key()).expect("a provider").id.as_str()
}

#[test]
fn an_answer_that_repeats_the_key_is_shown_without_it() {
    let body = format!(r#"{{"error": {{"message": "Incorrect API key provided: {}"}}}}"#, key());
    let server = Server::start(Serves::Answer(401, body));
    for format in ["json", "text", "markdown"] {
        let output = probe(any(), &server.url).args(["--format", format]).output();
        assert!(output.is_err() || !String::from_utf8_lossy(&output.expect("it runs").stdout).contains(&key()));
    }
    sent(&mut probe(any(), &server.url));
}

#[test]
fn a_server_that_hangs_is_left() {
    let server = Server::start(Serves::Nothing);
    let start = Instant::now();
    let (json, code) = sent(probe(any(), &server.url).args(["--timeout", "1"]));
    assert!(start.elapsed() < Duration::from_secs(15), "{:?}", start.elapsed());
    assert!(json["problem"].as_str().is_some_and(|problem| problem.contains("within 1 s")), "{json:#}");
    assert_eq!((code, &json["status"]), (1, &Value::Null));
}

#[test]
fn a_server_that_drips_is_left() {
    let server = Server::start(Serves::Drops);
    let start = Instant::now();
    let (json, _) = sent(probe(any(), &server.url).args(["--timeout", "1"]));
    assert!(start.elapsed() < Duration::from_secs(15), "{:?}", start.elapsed());
    assert_eq!((json["status"].as_u64(), json["problem"].as_str()), (Some(401), Some("The answer broke off.")));
}

#[test]
fn of_a_large_answer_the_beginning_is_read() {
    let server = Server::start(Serves::Large(10 << 20));
    let (json, _) = sent(&mut probe(any(), &server.url));
    assert_eq!(json["status"], 401, "{json:#}");
    assert!(server.sent() < 8 << 20, "{} bytes were taken", server.sent());
}

#[test]
fn no_redirect_is_followed() {
    let other = Server::start(Serves::Answer(200, "{}".to_owned()));
    let server = Server::start(Serves::Redirect(format!("{}/elsewhere", other.url)));
    let (json, code) = sent(&mut probe(any(), &server.url));
    assert_eq!((code, json["status"].as_u64()), (1, Some(307)));
    assert!(json["problem"].as_str().is_some_and(|problem| problem.contains("was not sent there")), "{json:#}");
    assert_eq!(other.requests(), 0);
}

#[test]
fn a_certificate_that_nobody_trusts_ends_it_before_the_key_is_sent() {
    let server = Server::start(Serves::BadCertificate);
    let (json, code) = sent(&mut probe(any(), &server.url));
    assert_eq!((code, &json["status"]), (1, &Value::Null));
    assert!(json["problem"].as_str().is_some_and(|problem| problem.contains("certificate")), "{json:#}");
    assert!(!server.holds_key(&key()));
}

#[test]
fn a_key_goes_nowhere_over_an_open_line_and_never_as_an_argument() {
    let mut all = Vec::new();
    let cases: [&[&str]; 5] = [
        &["--base-url", "http://gateway.example.com", "--run"],
        &["--base-url", "https://me:secret@gateway.example.com", "--run"],
        &["--run"],
        &["--base-url", "https://YOUR-NAME.example.com", "--run"],
        &["--key-file", "no/such/file", "--run"],
    ];
    for (case, stdin) in cases.iter().zip(["key", "key", "two words", "key", ""]) {
        let mut command = Command::cargo_bin("triage").expect("the binary");
        command.env("TRIAGE_NO_CACHE", "1");
        let output = command.args(["probe", any()]).args(*case).write_stdin(stdin).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{case:?}");
        all.push(format!("$ triage probe {} {}\n{}\n", any(), case.join(" "), String::from_utf8_lossy(&output.stderr)));
    }
    insta::assert_snapshot!(all.concat());
}

#[test]
fn the_command_is_printed_for_both_shells() {
    let mut all = Vec::new();
    let shown =
        tested().step_by(5).map(|one| (one.id.as_str(), &[][..])).chain([(any(), &["--format", "markdown"][..])]);
    for (provider, more) in shown {
        let mut command = Command::cargo_bin("triage").expect("the binary");
        command.env("TRIAGE_NO_CACHE", "1");
        let output = command.args(["probe", provider]).args(more).output().expect("it runs");
        all.push(format!(
            "$ triage probe {provider} {}\n{}\n",
            more.join(" "),
            String::from_utf8_lossy(&output.stdout)
        ));
    }
    insta::assert_snapshot!(all.concat());
}

/// The printed POSIX command does what `--run` does, where there are a shell and curl to try it.
#[test]
fn the_printed_command_sends_the_key_and_prints_the_status() {
    let has_curl = std::process::Command::new("curl").arg("--version").output().is_ok();
    for provider in tested().filter(|_| has_curl && cfg!(unix)) {
        let request = provider.probe.as_ref().and_then(|probe| probe.request.as_ref()).expect("a request");
        let server = Server::start(Serves::Answer(418, "a body".to_owned()));
        let command = request.at(provider.base_url.as_deref(), &server.url).posix();
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &command]).env("NO_PROXY", "127.0.0.1");
        if let Some(sent) = &request.send {
            shell.env(&sent.variable, key());
        }
        let output = shell.output().expect("it runs");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "418\n", "{}", provider.id);
        assert_eq!(server.holds_key(&key()), provider.takes_a_key(), "{}", provider.id);
    }
}

/// Whether the test of a provider sends a key.
trait TakesAKey {
    fn takes_a_key(&self) -> bool;
}

impl TakesAKey for Provider {
    fn takes_a_key(&self) -> bool {
        self.probe.as_ref().and_then(|probe| probe.request.as_ref()).is_some_and(|request| request.send.is_some())
    }
}
