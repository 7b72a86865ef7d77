//! What the README shows is what a reader gets.

use std::path::Path;
use std::process::Command;

const README: &str = include_str!("../../README.md");

/// The blocks of one language.
fn blocks(language: &str) -> Vec<&'static str> {
    let start = format!("```{language}\n");
    let after = README.match_indices(&start).map(|(at, _)| &README[at + start.len()..]);
    after.map(|block| block.split("```").next().unwrap_or_default()).collect()
}

/// Runs a line with the binary as `triage`, in a folder with an error and a key.
fn shell(line: &str, folder: &Path) -> std::process::Output {
    let binary = env!("CARGO_BIN_EXE_triage");
    let script = format!("triage() {{ '{binary}' \"$@\"; }}; pbpaste() {{ cat error.log; }}; {line}");
    let mut bash = Command::new("bash");
    bash.args(["-c", &script]).current_dir(folder).env("NO_COLOR", "1").env("COLUMNS", "80");
    bash.env("TRIAGE_NO_CACHE", "1").env_remove("CLICOLOR_FORCE").output().expect("it runs")
}

#[test]
fn the_answer_that_the_readme_shows_is_the_answer() {
    for block in blocks("console") {
        let (command, answer) = block.split_once('\n').expect("a command");
        let shown = shell(command.trim_start_matches("$ "), Path::new("."));
        assert_eq!(String::from_utf8_lossy(&shown.stdout).trim_end(), answer.trim_end(), "{command}");
    }
}

#[test]
fn every_command_of_the_readme_runs() {
    let folder = std::env::temp_dir().join(format!("triage-readme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("error.log"), "Error: 401 Invalid API key\n").expect("a file");
    std::fs::write(folder.join("key.txt"), format!("sk-{}\n", "a1".repeat(20))).expect("a file");
    let lines = blocks("sh")
        .into_iter()
        .flat_map(str::lines)
        .filter(|line| line.contains("triage ") && !line.starts_with("cargo"));
    let mut run = 0;
    for line in lines {
        let output = shell(line, &folder);
        assert_ne!(output.status.code(), Some(2), "{line}\n{}", String::from_utf8_lossy(&output.stderr));
        run += 1;
    }
    std::fs::remove_dir_all(&folder).expect("it was there");
    assert!(run > 15, "only {run} commands were found");
}
