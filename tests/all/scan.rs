//! `triage scan`: logs in, known errors out, whatever their format and however they are packed.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use assert_cmd::Command;
use serde_json::Value;

use super::contract::{faults, validator};

const APP: &str = "tests/scan/app";

/// What a scan prints, what it warns of, and its exit code.
fn scan(arguments: &[&str], stdin: &[u8]) -> (String, String, i32) {
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    command.arg("scan").args(arguments).env("NO_COLOR", "1").write_stdin(stdin);
    let output = command.output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr), output.status.code().unwrap_or(-1))
}

fn summary(arguments: &[&str], stdin: &[u8]) -> Value {
    let (shown, ..) = scan(&[&["--format", "json"], arguments].concat(), stdin);
    serde_json::from_str(&shown).expect("JSON")
}

/// What was found, without where it stands.
fn found(summary: &Value) -> Vec<(&str, u64)> {
    let groups = summary["groups"].as_array().expect("groups");
    groups.iter().map(|group| (group["error"].as_str().unwrap_or(""), group["count"].as_u64().unwrap_or(0))).collect()
}

/// A folder of this test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("triage-scan-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn name(path: &Path) -> &str {
    path.to_str().expect("a name")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).and_then(|()| packed.finish()).expect("it is packed")
}

#[test]
fn a_folder_of_logs_becomes_a_summary() {
    let mut all = String::new();
    for format in ["text", "jsonl", "json", "sarif"] {
        let (shown, warned, code) = scan(&["--format", format, APP], b"");
        assert_eq!((warned.as_str(), code), ("", 1));
        all.extend(["$ triage scan --format ", format, " ", APP, "\n", &shown.replace('\\', "/"), "\n"]);
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_quiet_log_is_no_finding() {
    let (shown, _, code) = scan(&["tests/scan/quiet.log"], b"");
    assert_eq!((shown.as_str(), code), ("0 events, 0 kinds of known errors in 2 lines, 1 file\n", 0));
}

#[test]
fn the_summary_fits_its_schema() {
    let faults = faults(&validator("schemas/scan.json"), &summary(&[APP], b""));
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn any_number_of_threads_finds_the_same() {
    let line = |number: usize| match number % 70 {
        0 => format!("2026-01-31 08:15:{:02} getaddrinfo ENOTFOUND api.openai.com\n", number % 60),
        3 => format!("2026-01-31 09:15:{:02} {{\"code\":\"insufficient_quota\"}}\n", number % 60),
        _ => {
            format!(
                "2026-01-31 10:15:{:02} request {} is done{}\n",
                number % 60,
                number % 9,
                " as it was before".repeat(25)
            )
        }
    };
    let log: String = (0..3_000).map(line).collect();
    for format in ["text", "jsonl"] {
        let with = |threads| scan(&["--threads", threads, "--format", format, APP, "-"], log.as_bytes());
        assert!(with("1") == with("2") && with("1") == with("5"), "{format}");
    }
    let summary = summary(&["-"], log.as_bytes());
    assert_eq!(summary["lines"], 3_000);
    assert_eq!(found(&summary).iter().map(|(_, count)| count).sum::<u64>(), 2 * 3_000 / 70 + 1);
}

#[test]
fn packed_logs_are_read_by_their_content() {
    let folder = folder("packed");
    let plain = fs::read(format!("{APP}/worker.jsonl")).expect("a log");
    let (first, second) = plain.split_at(200);
    let frame = |part: &[u8]| ruzstd::encoding::compress_to_vec(part, ruzstd::encoding::CompressionLevel::Fastest);
    let wanted = summary(&["-"], &plain);
    for packed in
        [gzip(&plain), [gzip(first), gzip(second)].concat(), frame(&plain), [frame(first), frame(second)].concat()]
    {
        fs::write(folder.join("log"), packed).expect("a file");
        assert_eq!(found(&summary(&[name(&folder)], b"")), found(&wanted));
    }
    fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_read() {
    let folder = folder("unreadable");
    let log = fs::read(format!("{APP}/server.log")).expect("a log").repeat(50);
    let mut packed = gzip(&log);
    packed.truncate(packed.len() - 12);
    fs::write(folder.join("cut.gz"), packed).expect("a file");
    let (shown, warned, code) = scan(&[name(&folder), "no/such/file"], b"");
    assert!(warned.contains("cut.gz` could not be read to its end"), "{warned}");
    assert!(warned.contains("cannot read `no/such/file`"), "{warned}");
    assert!(shown.contains(" x  The provider does not know the key") && shown.contains("2 paths not read"), "{shown}");
    assert_eq!(code, 1);
    assert_eq!(scan(&["no/such/file"], b"").2, 2);
    fs::remove_dir_all(folder).expect("it was there");
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("closed");
    let closed = folder.join("closed");
    fs::create_dir(&closed).expect("a folder");
    fs::write(folder.join("open.log"), "getaddrinfo ENOTFOUND api.openai.com\n").expect("a file");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("it is closed");
    let (_, warned, code) = scan(&[name(&folder)], b"");
    // To whoever may do everything nothing is closed.
    assert!(fs::read_dir(&closed).is_ok() || warned.contains("cannot read"), "{warned}");
    assert_eq!(code, 1);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("it is open");
    fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn a_line_without_end_is_read_in_pieces() {
    let mut line = "x".repeat(3 << 20);
    line += " getaddrinfo ENOTFOUND api.openai.com ";
    line += &"y".repeat(1 << 20);
    let summary = summary(&["-"], line.as_bytes());
    assert_eq!(found(&summary), [("network/dns-failure", 1)]);
    assert_eq!(summary["bytes"], line.len());
}

/// A scan that is running; it is stopped when it is dropped.
struct Running(std::process::Child);

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("triage"));
        command.arg("scan").args(arguments).env("NO_COLOR", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        Self(command.spawn().expect("it runs"))
    }

    /// The next lines of what it says, each with the place that it names.
    fn places(&mut self, count: usize) -> Vec<String> {
        let said = self.0.stdout.as_mut().expect("it speaks");
        let mut reader = BufReader::with_capacity(1, said);
        let place = |event: Value| format!("{}:{}", event["error"].as_str().unwrap_or(""), event["line"]);
        (0..count)
            .map(|_| {
                let mut line = String::new();
                reader.read_line(&mut line).expect("a line");
                place(serde_json::from_str(&line).expect("JSON"))
            })
            .collect()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = (self.0.kill(), self.0.wait());
    }
}

#[test]
fn a_file_is_followed_as_it_grows_and_shrinks_and_each_event_is_told_once() {
    let folder = folder("followed");
    let log = folder.join("app.log");
    let dns = "2026-01-31 08:15:00 getaddrinfo ENOTFOUND api.openai.com\n";
    let quota = "2026-01-31 09:15:00 {\"code\":\"insufficient_quota\"}\n";
    let add = |text: &str| {
        let file = fs::OpenOptions::new().append(true).create(true).open(&log);
        file.and_then(|mut file| file.write_all(text.as_bytes())).expect("it is added");
    };
    add(dns);
    let mut running = Running::start(&["--follow", "--format", "jsonl", name(&folder)]);
    assert_eq!(running.places(1), ["network/dns-failure:1"]);
    let (head, tail) = quota.split_at(30);
    add(head);
    add(&[tail, dns].concat());
    let second = running.places(2);
    assert!(second[0].ends_with(":2") && second[1] == "network/dns-failure:3", "{second:?}");
    fs::write(&log, dns).expect("it is cut");
    assert_eq!(running.places(1), ["network/dns-failure:1"]);
    drop(running);
    fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn following_tells_events_only() {
    let (_, warned, code) = scan(&["--follow", "--format", "sarif", APP], b"");
    assert!(warned.contains("`--follow` never ends") && warned.contains("help: "), "{warned}");
    assert_eq!(code, 2);
}

#[test]
fn a_scan_that_was_killed_leaves_nothing_behind_and_the_next_one_finds_all() {
    let folder = folder("killed");
    let log = fs::read(format!("{APP}/server.log")).expect("a log").repeat(20);
    fs::write(folder.join("app.log"), &log).expect("a file");
    let wanted = summary(&[name(&folder)], b"");
    let files = || fs::read_dir(&folder).expect("a folder").count();
    // It waits for its input, in the midst of the scan, when it is killed.
    let mut running = Running::start(&["--format", "jsonl", name(&folder), "-"]);
    assert_eq!(running.places(1).len(), 1);
    drop(running);
    assert_eq!(files(), 1);
    assert_eq!(summary(&[name(&folder)], b""), wanted);
    fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn a_number_that_begins_as_a_status_is_none() {
    assert_eq!(
        summary(&["-"], b"2026-01-31 08:15:00 job 1 failed: exit status 5290\n")["groups"],
        Value::from(Vec::<u8>::new())
    );
}

#[test]
fn no_key_is_shown() {
    let key = format!("sk-proj-{}", "q7Zt2Wb9Rn4Xc8Kd3Vm6".repeat(3));
    let log = format!("2026-01-31 08:15:00 Incorrect API key provided: {key}\n");
    for format in ["text", "jsonl", "json", "sarif"] {
        let (shown, ..) = scan(&["--format", format, "-"], log.as_bytes());
        assert!(shown.contains("provider-key") || shown.contains("Provider key"), "{shown}");
        assert!(!shown.contains(&key[8..]) && !shown.contains(&key[8..20]), "{shown}");
    }
}
