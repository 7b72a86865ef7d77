//! The guides for authors, run literally: the five steps of CONTRIBUTING.md in a copy of the rules, and the tutorial of the example
//! pack in an empty folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file");
        }
    }
}

/// The blocks of shell commands, in order.
fn script(markdown: &str) -> String {
    let blocks = markdown.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.map(|block| ["set -e\n", block].concat()).collect()
}

/// What came of the commands of a guide, run in a folder, which then goes.
fn run(guide: &str, folder: &Path) -> (bool, String) {
    let binary = assert_cmd::cargo::cargo_bin("triage");
    let path =
        format!("{}:{}", binary.parent().expect("a folder").display(), std::env::var("PATH").unwrap_or_default());
    let markdown = fs::read_to_string(guide).expect("the guide");
    let output = Command::new("bash")
        .args(["-c", &script(&markdown)])
        .current_dir(folder)
        .env("PATH", path)
        .output()
        .expect("bash runs");
    fs::remove_dir_all(folder).expect("the folder goes");
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), format!("{}\n{}", shown(&output.stdout), shown(&output.stderr)))
}

fn folder(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("triage-{name}-{}", std::process::id()))
}

#[test]
fn the_five_steps_of_contributing_work_as_they_are_written() {
    let folder = folder("contributing");
    copy(Path::new("rules"), &folder.join("rules"));
    copy(Path::new("fixtures"), &folder.join("fixtures"));
    let (success, said) = run("CONTRIBUTING.md", &folder);
    assert!(success, "{said}");
    assert!(said.contains("1 passed, 0 failed"), "{said}");
    assert!(said.contains("Acme: the lane is closed"), "{said}");
}

#[test]
fn the_tutorial_builds_a_pack_on_another_subject() {
    let folder = folder("tutorial");
    fs::create_dir_all(&folder).expect("a folder");
    let (success, said) = run("examples/kubernetes/README.md", &folder);
    assert!(success, "{said}");
    for expected in ["2 passed, 0 failed", "memory grows", "the events: `kubectl describe pod`", "No cluster problem"] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
}
