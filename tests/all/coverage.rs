//! What the fixtures exercise, and what they would notice.

use assert_cmd::Command;

/// What `triage test` prints about the small pack with these arguments, and its exit code.
fn tested(arguments: &[&str]) -> (String, i32) {
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    command.args(["--rules", "tests/packs/small", "test", "--fixtures", "tests/packs/small_fixtures"]);
    let output = command.args(arguments).env("NO_COLOR", "1").output().expect("it runs");
    assert!(output.stderr.is_empty(), "no terminal, no progress: {}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).expect("UTF-8"), output.status.code().unwrap_or(-1))
}

#[test]
fn coverage_says_why_a_clause_is_not_exercised() {
    insta::assert_snapshot!(tested(&["--coverage"]).0);
}

#[test]
fn coverage_by_one_fixture_says_what_that_one_exercises() {
    insta::assert_snapshot!(tested(&["red-lamp", "--coverage"]).0);
}

#[test]
fn coverage_for_a_program() {
    insta::assert_snapshot!(tested(&["--coverage", "--format", "json"]).0);
}

#[test]
fn mutation_says_whose_loss_no_fixture_notices() {
    insta::assert_snapshot!(tested(&["--mutate"]).0);
}

#[test]
fn mutation_for_a_program() {
    insta::assert_snapshot!(tested(&["--mutate", "--format", "json"]).0);
}

#[test]
fn a_score_below_the_minimum_fails() {
    assert_eq!(tested(&["--mutate", "--minimum-score", "5"]).1, 0);
    let (report, code) = tested(&["--mutate", "--minimum-score", "99.5"]);
    assert_eq!(code, 1);
    let first = report.lines().next().unwrap_or_default();
    assert!(first.ends_with("below the minimum of 99.5 %"), "{report}");
}

#[test]
fn a_filter_that_keeps_nothing_says_so_and_fails() {
    for more in [&["--coverage"][..], &["--mutate"], &[]] {
        let mut command = Command::cargo_bin("triage").expect("the binary");
        command.env("TRIAGE_NO_CACHE", "1");
        command.args(["--rules", "tests/packs/small", "test", "machine/no-flow-in-a-pump"]);
        let output = command.args(["--fixtures", "tests/packs/small_fixtures"]).args(more).output().expect("it runs");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(said.contains("did you mean `machine/no-flow-in-the-pump`?"), "{said}");
    }
}

#[test]
fn without_fixtures_nothing_is_exercised_and_no_captured_payload_notices() {
    let folder = std::env::temp_dir().join(format!("triage-no-fixtures-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let without = |more: &str| {
        let mut command = Command::cargo_bin("triage").expect("the binary");
        command.env("TRIAGE_NO_CACHE", "1");
        command.args(["--rules", "tests/packs/small", "test", more, "--fixtures"]).arg(&folder).env("NO_COLOR", "1");
        String::from_utf8(command.output().expect("it runs").stdout).expect("UTF-8")
    };
    let (coverage, mutation) = (without("--coverage"), without("--mutate"));
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    assert!(coverage.contains("    all 6 of it: no fixture is recognised as this error\n"), "{coverage}");
    let by_captured =
        mutation.lines().find(|line| line.starts_with("noticed by a captured payload")).expect("the line");
    assert!(by_captured.ends_with("  0.0 %"), "{by_captured}");
}

#[test]
fn mutation_narrows_to_what_the_fixtures_touch() {
    let all = |report: &str| {
        report.lines().find_map(|line| line.strip_prefix("noticed by a captured payload").map(str::to_owned))
    };
    let (narrow, wide) = (tested(&["red-lamp", "--mutate"]).0, tested(&["--mutate"]).0);
    assert!(!narrow.contains("machine/tea"), "{narrow}");
    assert_ne!(all(&narrow), all(&wide));
}

#[test]
fn coverage_narrows_to_what_changed() {
    let (report, code) = tested(&["--coverage", "--against", "tests/packs/small"]);
    assert_eq!((report.as_str(), code), ("exercised by 3 fixtures:\n", 0));
}
