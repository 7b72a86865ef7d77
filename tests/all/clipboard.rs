//! The error in the clipboard. The programs that read it are played by scripts; the real clipboard is left alone.
#![cfg(all(unix, not(target_os = "macos")))]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;

/// A folder with programs that print the clipboard.
struct Programs(PathBuf);

impl Programs {
    fn new(test: &str, scripts: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("triage-clipboard-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        for (name, script) in scripts {
            let path = folder.join(name);
            fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a file");
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it may run");
        }
        Self(folder)
    }

    fn explain(&self, more: &[&str]) -> Output {
        let mut command = Command::cargo_bin("triage").expect("the binary");
        command.env("TRIAGE_NO_CACHE", "1");
        command.args(["--rules", "tests/packs/small", "explain", "--clipboard"]).args(more);
        command.env("PATH", &self.0).env("NO_COLOR", "1").output().expect("it runs")
    }
}

impl Drop for Programs {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_was_copied_is_explained_by_the_first_program_that_has_it() {
    let programs = Programs::new(
        "copied",
        &[("wl-paste", "exit 1"), ("xclip", "[ \"$*\" = '-selection clipboard -out' ] && echo 'tea requested'")],
    );
    let output = programs.explain(&[]);
    assert_eq!(output.status.code(), Some(4), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("DO FIRST"));
}

#[test]
fn the_command_that_goes_on_reads_the_clipboard_again() {
    let output = Programs::new("again", &[("wl-paste", "echo '{\"code\": \"NO_FLOW\"}'")]).explain(&[]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("explain --clipboard --fact "), "{said}");
}

#[test]
fn an_empty_clipboard_and_a_missing_program_are_told_apart() {
    for (scripts, said) in [
        (&[("wl-paste", "exit 0")][..], "error: the clipboard holds no text\n"),
        (&[], "error: nothing here can read the clipboard\n"),
    ] {
        let output = Programs::new(&format!("none-{}", scripts.len()), scripts).explain(&[]);
        let problem = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2));
        assert!(problem.starts_with(said) && problem.contains("help: "), "{problem}");
    }
}

/// Such a program would wait for an hour; that this test ends at all shows that nobody waits for it.
#[test]
fn a_program_that_hangs_is_stopped_and_the_next_is_asked() {
    let hangs = ("wl-paste", "exec /bin/sleep 3600");
    let output = Programs::new("hangs", &[hangs, ("xclip", "echo 'tea requested'")]).explain(&[]);
    assert_eq!(output.status.code(), Some(4), "{}", String::from_utf8_lossy(&output.stderr));

    // The shell waits for a child that keeps the pipe open, so that the end of the shell ends nothing.
    let output = Programs::new("hangs-too", &[("wl-paste", "/bin/sleep 20 & wait")]).explain(&[]);
    let problem = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        problem.starts_with("error: `wl-paste` has not printed the clipboard within 3 seconds\nhelp: "),
        "{problem}"
    );
}

#[test]
fn a_text_and_the_clipboard_do_not_go_together() {
    assert_eq!(Programs::new("both", &[]).explain(&["no flow"]).status.code(), Some(2));
}
