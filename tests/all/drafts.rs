//! Drafts: what `triage new` makes of captures, from the captures alone, in a copy of a pack.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// A pack in a folder of its own, which goes with it.
struct Pack {
    folder: PathBuf,
}

impl Drop for Pack {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Pack {
    fn copy(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("triage-drafts-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("mill/fixtures")).expect("a folder");
        for file in ["pack.toml", "machine.toml"] {
            fs::copy(Path::new("tests/packs/small").join(file), folder.join("mill").join(file)).expect("a file");
        }
        Self { folder }
    }

    /// What a command says, and its exit code.
    fn run(&self, arguments: &[&str]) -> (String, i32) {
        let mut command = Command::cargo_bin("triage").expect("the binary");
        command.env("TRIAGE_NO_CACHE", "1");
        let output = command.args(arguments).current_dir(&self.folder).env("NO_COLOR", "1").output().expect("it runs");
        let said = [output.stdout, output.stderr].concat();
        (String::from_utf8(said).expect("UTF-8"), output.status.code().unwrap_or(-1))
    }

    /// A draft of captures: what was said, and every file that was written, with this day as `DATE`.
    fn draft(&self, captures: &[&str], more: &[&str]) -> String {
        let captures: Vec<String> = captures
            .iter()
            .map(|capture| fs::canonicalize(capture).expect("a capture").display().to_string())
            .collect();
        let mut arguments = vec!["--rules", "mill", "new", "error"];
        for capture in &captures {
            arguments.extend(["--from", capture]);
        }
        arguments.extend(more);
        let (said, code) = self.run(&arguments);
        let mut shown = format!("{said}exit code {code}\n");
        for path in said.lines().filter_map(|line| line.strip_prefix("wrote ")) {
            let text = fs::read_to_string(self.folder.join(path)).expect("the file");
            shown += &["\n--- ", &path.replace('\\', "/"), "\n", &text].concat();
        }
        shown
    }
}

fn snapshot(name: &str, shown: &str) {
    let settings = || {
        let mut settings = insta::Settings::clone_current();
        settings.add_filter(r"\b20\d\d-\d\d-\d\d\n", "DATE\n");
        settings.set_snapshot_path("../snapshots/drafts");
        settings.set_prepend_module_to_snapshot(false);
        settings
    };
    settings().bind(|| insta::assert_snapshot!(name, shown));
}

#[test]
fn a_capture_alone_is_enough() {
    for name in ["traceback", "sentence", "chinese", "table", "log", "document"] {
        let pack = Pack::copy(name);
        let shown = pack.draft(&[&format!("tests/drafts/{name}.txt")], &[]);
        assert!(shown.contains("The draft is recognised in what you captured, and leads there."), "{shown}");
        snapshot(name, &shown);
        let (checked, _) = pack.run(&["--rules", "mill", "check"]);
        assert!(!checked.contains("error["), "the pack opens with the draft: {checked}");
        let (tested, code) = pack.run(&["--rules", "mill", "test"]);
        assert_eq!(code, 0, "its fixture holds at once: {tested}");
    }
}

#[test]
fn several_captures_draft_one_entry_from_what_they_share() {
    let pack = Pack::copy("several");
    snapshot("several", &pack.draft(&["tests/drafts/log.txt", "tests/drafts/log-again.txt"], &[]));
    let (tested, code) = pack.run(&["--rules", "mill", "test"]);
    assert_eq!(code, 0, "{tested}");
}

#[test]
fn an_answer_that_is_not_sure_is_no_ground_for_a_draft() {
    let capture = &["tests/drafts/doubtful.txt"];
    let shown = [
        Pack::copy("unsure").draft(capture, &["--id", "gate/shut"]),
        Pack::copy("other-layer").draft(capture, &["--id", "gate/shut", "--layer", "power"]),
    ];
    snapshot("doubtful", &shown.join("\n\n"));
    let stated = Pack::copy("stated").draft(capture, &["--id", "gate/shut", "--cause", "no-power"]);
    assert!(!stated.contains("Not sure") && stated.contains("points_to = [{ cause = \"no-power\""), "{stated}");
}

#[test]
fn an_unfinished_draft_does_not_pass_as_clean() {
    let pack = Pack::copy("unfinished");
    pack.draft(&["tests/drafts/sentence.txt"], &[]);
    let (checked, code) = pack.run(&["--rules", "mill", "check", "--deny-warnings"]);
    assert_eq!(code, 1);
    for text in ["(the one thing to do first)", "(the address where it was seen)", "(what to do)"] {
        assert!(checked.contains(text), "{checked}");
    }
}

#[test]
fn names_are_kept_in_any_script_and_an_id_can_be_given() {
    let pack = Pack::copy("names");
    for (system, id) in [("k8s", "errors/k8s/"), ("auth0", "errors/auth0/"), ("银行", "errors/银行/")] {
        let shown = pack.draft(&["tests/drafts/chinese.txt"], &["--system", system]);
        assert!(shown.contains(id) && shown.ends_with('\n') && shown.contains("exit code 0"), "{shown}");
    }
    let shown = pack.draft(&["tests/drafts/sentence.txt"], &["--id", "gears/no-reverse"]);
    assert!(shown.contains("wrote mill/errors/gears/no-reverse.toml"), "{shown}");
    let again = pack.draft(&["tests/drafts/sentence.txt"], &["--id", "gears/no-reverse"]);
    assert!(again.contains("the error `gears/no-reverse` is there already"), "{again}");
    assert!(again.contains("see `triage --rules mill show gears/no-reverse`"), "{again}");
    let (checked, _) = pack.run(&["--rules", "mill", "check"]);
    assert!(!checked.contains("error["), "the same message under several systems keeps the pack open: {checked}");
}

#[test]
fn a_capture_that_says_nothing_is_refused() {
    let pack = Pack::copy("nothing");
    for (name, text) in [("empty", ""), ("numbers", "17 4\n"), ("head", "Traceback (most recent call last):\n")] {
        let file = pack.folder.join(name);
        fs::write(&file, text).expect("a file");
        let shown = pack.draft(&[&file.display().to_string()], &[]);
        assert!(shown.contains("the capture says nothing that an error could be recognised by"), "{shown}");
        assert!(shown.ends_with("exit code 2\n"), "{shown}");
    }
    assert!(!pack.folder.join("mill/errors").exists());
}

#[test]
fn what_is_printed_to_run_next_names_the_same_rules() {
    let pack = Pack::copy("next");
    let capture = fs::canonicalize("tests/drafts/sentence.txt").expect("a capture").display().to_string();
    let mut said = pack.run(&["--rules", "mill", "new", "error", "--from", &capture]).0;
    said += &pack.run(&["--rules", "mill", "new", "fixture", "--from", &capture, "gears/again"]).0;
    said += &pack.run(&["--rules", "mill", "new", "provider", "acme", "--host", "api.acme.example"]).0;
    said += &pack.run(&["new", "pack", "other"]).0;
    let commands: Vec<&str> = said.lines().filter(|line| line.trim_start().starts_with("triage ")).collect();
    assert!(commands.len() >= 6, "{said}");
    for command in commands {
        assert!(command.contains("--rules mill ") || command.contains("--rules other "), "{command}");
    }
}

#[test]
fn a_wrong_answer_becomes_a_fixture_that_fails() {
    let pack = Pack::copy("wrong");
    let file = pack.folder.join("capture.txt");
    fs::write(&file, "no flow\n").expect("a file");
    let capture = file.display().to_string();
    let (said, code) = pack.run(&["--rules", "mill", "new", "fixture", "--from", &capture, "machine/plug", "--wrong"]);
    assert_eq!(code, 2, "{said}");
    let wrong =
        ["--rules", "mill", "new", "fixture", "--from", &capture, "machine/plug", "--wrong", "--layer", "power"];
    assert_eq!(pack.run(&wrong).1, 0);
    let written = fs::read_to_string(pack.folder.join("mill/fixtures/machine/plug.toml")).expect("the fixture");
    assert!(written.ends_with("[expect]\nlayer = \"power\"\n"), "{written}");
    let (tested, code) = pack.run(&["--rules", "mill", "test", "machine/plug"]);
    assert_eq!(code, 1, "{tested}");
}

#[test]
fn a_pack_is_named_as_its_folder_and_opens() {
    let pack = Pack::copy("named");
    for name in ["k8s", "Auth0", "银行"] {
        let (said, code) = pack.run(&["new", "pack", name]);
        assert_eq!(code, 0, "{said}");
        let manifest = fs::read_to_string(pack.folder.join(name).join("pack.toml")).expect("the manifest");
        assert!(manifest.contains(&format!("id = \"{}\"", name.to_lowercase())), "{manifest}");
        let (checked, code) = pack.run(&["--rules", name, "check"]);
        assert!(code == 1 && !checked.contains("error["), "{checked}");
        assert!(checked.contains("(what the pack is about)"), "{checked}");
    }
}

#[test]
fn the_hosts_of_a_provider_feed_the_fact_that_asks_for_them() {
    let pack = Pack::copy("hosts");
    pack.run(&["--rules", "mill", "new", "provider", "acme", "--host", "api.acme.example"]);
    let fact = "[[fact]]\nid = \"answered_by\"\ntype = \"choice\"\nchoices = [\"nobody\"]\ndoc = \"Who answered.\"\n\
                from = [{ provider = true }]\n";
    fs::write(pack.folder.join("mill/hosts.toml"), fact).expect("a file");
    let text = "no flow from https://api.acme.example/v1";
    let (said, _) = pack.run(&["--rules", "mill", "explain", text, "--format", "json"]);
    assert!(said.contains("\"answered_by\": \"acme\""), "{said}");
}

#[cfg(unix)]
#[test]
fn a_person_at_a_terminal_is_asked_what_a_capture_cannot_tell() {
    let pack = Pack::copy("asked");
    let capture = fs::canonicalize("tests/drafts/sentence.txt").expect("a capture");
    let shell = format!("cd {} && triage --rules mill new error --from {}", pack.folder.display(), capture.display());
    let seen = super::dialogue::session(&shell, &["gears", "nowhere", "power", "1"]);
    for said in ["Which system emitted it? [small]", "There is no such layer.", "1 no-power: No power"] {
        assert!(seen.contains(said), "{said}: {seen}");
    }
    let written = pack.folder.join("mill/errors/gears/the-gearbox-refused-to-shift-into.toml");
    let rules = fs::read_to_string(written).expect("the draft");
    assert!(rules.contains("layer = \"power\"") && rules.contains("cause = \"no-power\""), "{rules}");
    assert!(!rules.contains("[[cause]]"), "{rules}");
}
