//! `triage scan --into`: a scan that was killed goes on, and a log that was read is not read again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const DNS: &str = "2026-01-31 08:15:00 Error: getaddrinfo ENOTFOUND api.openai.com\n";
const KEY: &str = "2026-01-31 08:16:00 Incorrect API key provided: sk-****1234\n";

/// A folder of this test, with a folder of logs in it.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("triage-into-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("logs")).expect("a folder");
    folder
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_triage"));
    command.args(["scan", "--into", "found.jsonl", "logs"]).current_dir(folder).env("TRIAGE_NO_CACHE", "1");
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::piped());
    command
}

/// Scans; the summary, what is warned of, and the exit code.
fn scan(folder: &Path) -> (String, String, i32) {
    let output = command(folder).output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr), output.status.code().unwrap_or(-1))
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join("logs").join(name), text).expect("a log");
}

fn append(path: &Path, text: &str) {
    let file = fs::OpenOptions::new().append(true).open(path);
    std::io::Write::write_all(&mut file.expect("a file"), text.as_bytes()).expect("it is added");
}

/// The places of the events in the file, in its order.
fn found(folder: &Path) -> Vec<String> {
    let all = fs::read_to_string(folder.join("found.jsonl")).unwrap_or_default();
    let place = |line: &str| {
        let event: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(format!("{}:{}", event["file"].as_str()?.replace('\\', "/"), event["line"]))
    };
    all.lines().filter_map(place).collect()
}

#[test]
fn what_was_read_is_not_read_again_and_what_is_new_is() {
    let folder = folder("grows");
    write(&folder, "a.log", DNS);
    assert_eq!(scan(&folder).2, 1);
    assert_eq!(found(&folder), ["logs/a.log:1"]);
    let (summary, warned, code) = scan(&folder);
    assert!(summary.starts_with("0 events"), "{summary}");
    assert_eq!((warned.as_str(), code), ("", 0));
    write(&folder, "a.log", &[DNS, KEY].concat());
    write(&folder, "b.log", KEY);
    scan(&folder);
    assert_eq!(found(&folder), ["logs/a.log:1", "logs/a.log:2", "logs/b.log:1"]);
    write(&folder, "a.log", KEY);
    scan(&folder);
    assert_eq!(found(&folder).last().map(String::as_str), Some("logs/a.log:1"), "a log that was cut is another one");
    fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn the_file_of_events_is_no_log() {
    let folder = folder("own");
    write(&folder, "a.log", DNS);
    let scan = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_triage"));
        command.args(["scan", "--into", "logs/found.jsonl", "."]).current_dir(&folder).env("TRIAGE_NO_CACHE", "1");
        command.output().expect("it runs").status.code()
    };
    assert_eq!((scan(), scan()), (Some(1), Some(0)));
    fs::remove_dir_all(&folder).expect("it was there");
}

#[cfg(unix)]
#[test]
fn no_event_is_written_through_a_link() {
    let folder = folder("linked");
    write(&folder, "a.log", DNS);
    std::os::unix::fs::symlink(folder.join("elsewhere"), folder.join("found.jsonl")).expect("a link");
    let (_, warned, code) = scan(&folder);
    assert!(warned.starts_with("error: `found.jsonl` is a link") && warned.contains("help: "), "{warned}");
    assert_eq!((code, folder.join("elsewhere").exists()), (2, false));
    fs::remove_dir_all(folder).expect("it was there");
}

#[cfg(unix)]
#[test]
fn a_log_that_was_rotated_is_read_on_under_its_new_name() {
    let folder = folder("rotates");
    write(&folder, "a.log", DNS);
    scan(&folder);
    let log = |name: &str| folder.join("logs").join(name);
    fs::rename(log("a.log"), log("a.log.1")).expect("it is rotated");
    scan(&folder);
    assert_eq!(found(&folder), ["logs/a.log:1"], "there is no new log yet");
    append(&log("a.log.1"), KEY);
    write(&folder, "a.log", DNS);
    let wanted = ["logs/a.log:1", "logs/a.log:1", "logs/a.log.1:2"];
    for _ in 0..2 {
        scan(&folder);
        assert_eq!(found(&folder), wanted);
    }
    fs::remove_file(log("a.log")).expect("it is there");
    fs::rename(log("a.log.1"), log("b.log")).expect("it is moved once more");
    append(&log("b.log"), DNS);
    for _ in 0..2 {
        scan(&folder);
        let all = [&wanted[..], &["logs/b.log:3"]].concat();
        assert_eq!(found(&folder), all, "read under two names, it was read as far as under the later one");
    }
    fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn a_packed_log_is_read_on_too() {
    let folder = folder("packed");
    let packed = |text: &str| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packed, text.as_bytes()).and_then(|()| packed.finish()).expect("it is packed")
    };
    fs::write(folder.join("logs/a.log.gz"), packed(DNS)).expect("a log");
    scan(&folder);
    let both = [packed(DNS), packed(KEY)].concat();
    fs::write(folder.join("logs/a.log.gz"), both).expect("a log");
    scan(&folder);
    assert_eq!(found(&folder), ["logs/a.log.gz:1", "logs/a.log.gz:2"]);
    fs::remove_dir_all(folder).expect("it was there");
}

/// A scan that waits for its input behind the logs.
fn waiting(folder: &Path, lines: usize) -> Child {
    let running = command(folder).arg("-").spawn().expect("it runs");
    for _ in 0..600 {
        if found(folder).len() >= lines {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    running
}

#[test]
fn a_scan_that_was_killed_goes_on_and_tells_nothing_twice() {
    let folder = folder("killed");
    // Several blocks, so that it is killed in the midst of a log too.
    let quiet = "2026-01-31 08:15:00 all is well\n".repeat(20_000);
    write(&folder, "a.log", &[DNS, &quiet, KEY, &quiet, DNS, &quiet, KEY].concat());
    write(&folder, "b.log", &[KEY, &quiet, DNS].concat());
    let wanted = [
        "logs/a.log:1", "logs/a.log:20002", "logs/a.log:40003", "logs/a.log:60004", "logs/b.log:1", "logs/b.log:20002",
    ];
    for lines in 1..=wanted.len() {
        let mut running = waiting(&folder, lines);
        running.kill().and_then(|()| running.wait()).expect("it is killed");
        // As if it had been killed while it wrote a line.
        append(&folder.join("found.jsonl"), "{\"half\": ");
    }
    assert_eq!(scan(&folder).2 & !1, 0);
    assert_eq!(found(&folder), wanted);
    fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn a_file_that_is_none_of_a_scan_is_left_alone() {
    let folder = folder("foreign");
    write(&folder, "a.log", DNS);
    fs::write(folder.join("found.jsonl"), "mine\n").expect("a file");
    let (_, warned, code) = scan(&folder);
    assert_eq!(
        warned,
        "error: `found.jsonl` is there already, and has no mark of a scan beside it\nhelp: name a file that is new, or move this one away\n"
    );
    assert_eq!((code, fs::read_to_string(folder.join("found.jsonl")).expect("it stands").as_str()), (2, "mine\n"));
    fs::remove_file(folder.join("found.jsonl")).expect("it was there");
    scan(&folder);
    fs::write(folder.join("found.jsonl"), "").expect("it is cut");
    assert!(scan(&folder).1.contains("is shorter than the last scan left it"));
    fs::write(folder.join("found.jsonl.mark"), "?").expect("it is spoilt");
    assert!(scan(&folder).1.contains("cannot read the mark `found.jsonl.mark`"));
    fs::remove_dir_all(folder).expect("it was there");
}
