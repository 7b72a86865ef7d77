//! Running the fixtures again whenever a file changes.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A process that ends with the test, whatever comes of it.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Reads lines up to the one that begins with `start`.
fn until(lines: &mut impl Iterator<Item = String>, start: &str) -> Vec<String> {
    let mut read = Vec::new();
    for line in lines {
        let is_found = line.starts_with(start);
        read.push(line);
        if is_found {
            return read;
        }
    }
    panic!("the output ended before `{start}`: {read:#?}");
}

#[test]
fn a_change_is_answered_and_a_mistake_does_not_end_it() {
    let folder = std::env::temp_dir().join(format!("triage-watch-{}", std::process::id()));
    let (rules, fixtures) = (folder.join("rules"), folder.join("fixtures"));
    fs::create_dir_all(&rules).expect("a folder");
    fs::create_dir_all(&fixtures).expect("a folder");
    for file in ["pack.toml", "machine.toml"] {
        fs::copy(format!("tests/packs/small/{file}"), rules.join(file)).expect("a rule file");
    }
    let fixture = |layer: &str| {
        let text =
            format!("source = \"manual\"\ncaptured = 2026-01-01\npayload = 'no flow'\n[expect]\nlayer = \"{layer}\"\n");
        fs::write(fixtures.join("pump.toml"), text).expect("a fixture");
    };
    fixture("water");
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("triage"));
    command.env("TRIAGE_NO_CACHE", "1");
    command.arg("--rules").arg(&rules).args(["test", "--watch"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut running = Ended(command.spawn().expect("it runs"));
    let output = running.0.stdout.take().expect("its output");
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);

    assert!(until(&mut lines, "watching").contains(&"1 passed, 0 failed, 0 known gaps".to_owned()));
    fixture("power!");
    assert!(until(&mut lines, "watching").iter().any(|line| line.ends_with("pump.toml changed")));
    fixture("water");
    assert!(until(&mut lines, "watching").contains(&"1 passed, 0 failed, 0 known gaps".to_owned()));
    fs::remove_file(fixtures.join("pump.toml")).expect("it goes");
    assert!(until(&mut lines, "watching").contains(&"0 passed, 0 failed, 0 known gaps".to_owned()));
    drop(running);
    fs::remove_dir_all(&folder).expect("the folder goes");
}
