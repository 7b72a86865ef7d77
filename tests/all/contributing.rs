//! The five steps of CONTRIBUTING.md, run literally in a copy of the rules.

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

#[test]
fn the_five_steps_of_contributing_work_as_they_are_written() {
    let folder: PathBuf = std::env::temp_dir().join(format!("triage-contributing-{}", std::process::id()));
    copy(Path::new("rules"), &folder.join("rules"));
    let binary = assert_cmd::cargo::cargo_bin("triage");
    let path =
        format!("{}:{}", binary.parent().expect("a folder").display(), std::env::var("PATH").unwrap_or_default());
    let markdown = fs::read_to_string("CONTRIBUTING.md").expect("the guide");
    let output = Command::new("bash")
        .args(["-c", &script(&markdown)])
        .current_dir(&folder)
        .env("PATH", path)
        .output()
        .expect("bash runs");
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    fs::remove_dir_all(&folder).expect("the folder goes");
    let (stdout, stderr) = (shown(&output.stdout), shown(&output.stderr));
    assert!(output.status.success(), "{stdout}\n{stderr}");
    assert!(stdout.contains("1 passed, 0 failed"), "{stdout}\n{stderr}");
    assert!(stdout.contains("Acme: the lane is closed"), "{stdout}");
}
