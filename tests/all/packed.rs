//! `triage pack`: one file of a pack.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use assert_cmd::Command;
use triage_kb::builtin;
use triage_kb::pack::{self, PackSource};

fn triage(rules: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1").env("NO_COLOR", "1").env_remove("CLICOLOR_FORCE");
    command.arg("--rules").arg(rules).args(arguments);
    command
}

fn said(command: &mut Command) -> (Option<i32>, String) {
    let output = command.output().expect("it runs");
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8"))
}

/// A folder that goes when the test is done.
struct Folder(PathBuf);

impl Folder {
    /// With the small pack in it, and a file made of it.
    fn new(name: &str) -> Self {
        let folder = Self(std::env::temp_dir().join(format!("triage-packed-{name}-{}", std::process::id())));
        let _ = fs::remove_dir_all(&folder.0);
        fs::create_dir_all(folder.rules()).expect("a folder");
        for file in ["pack.toml", "machine.toml"] {
            fs::copy(Path::new("tests/packs/small").join(file), folder.rules().join(file)).expect("a rule file");
        }
        folder.pack();
        folder
    }

    fn rules(&self) -> PathBuf {
        self.0.join("small")
    }

    fn file(&self) -> PathBuf {
        self.0.join("small.pack")
    }

    fn pack(&self) {
        triage(&self.rules(), &["pack", "-o"]).arg(self.file()).assert().code(0);
    }

    fn check(&self) -> (Option<i32>, String) {
        let (code, text) = said(triage(&self.rules(), &["pack", "--check", "-o"]).arg(self.file()));
        (code, text.replace(&*self.file().to_string_lossy(), "FILE"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_file_answers_as_its_rules_do() {
    let folder = Folder::new("round-trip");
    let commands: [&[&str]; 9] = [
        &["explain", "no flow"],
        &["explain", "no flow", "--format", "json"],
        &["explain", "no flow", "--full", "--why"],
        &["show", "machine/no-flow"],
        &["list", "errors"],
        &["search", "flow"],
        &["check"],
        &["--version"],
        &["--help"],
    ];
    for arguments in commands {
        let of_rules = said(&mut triage(&folder.rules(), arguments));
        let of_file = said(&mut triage(&folder.file(), arguments));
        let named = of_file.1.replace(&*folder.file().to_string_lossy(), &folder.rules().to_string_lossy());
        let in_folder = of_rules.1.replace(&format!("{}/", folder.rules().display()), "small/");
        assert_eq!(
            named.replace(&*folder.rules().to_string_lossy(), "small"),
            in_folder.replace(&*folder.rules().to_string_lossy(), "small"),
            "{arguments:?}"
        );
        assert_eq!(of_file.0, of_rules.0, "{arguments:?}");
    }
}

#[test]
fn the_built_in_pack_is_a_file_in_the_program() {
    let (bytes, _) = pack::compile(&[PackSource::Folder(PathBuf::from("rules"))]).expect("it can be read");
    assert!(builtin() == PackSource::Compiled(bytes.leak()), "it is what `triage --rules rules pack` makes");
}

#[test]
fn a_file_lies_under_a_folder_and_over_the_built_in_pack() {
    let folder = Folder::new("layers");
    let both = folder.0.join("both.pack");
    let layered = |file: &Path| {
        let mut command = triage(Path::new("builtin"), &["--rules"]);
        command.arg(file).args(["show", "machine/no-flow"]);
        said(&mut command)
    };
    let (code, shown) = layered(&folder.file());
    assert_eq!(code, Some(0), "{shown}");
    assert_eq!(layered(&folder.rules()).0, code);
    triage(Path::new("builtin"), &["--rules"]).arg(folder.rules()).args(["pack", "-o"]).arg(&both).assert().code(0);
    assert_eq!(said(&mut triage(&both, &["show", "machine/no-flow"])).1, shown);
    let own = folder.0.join("own");
    fs::create_dir(&own).expect("a folder");
    fs::write(
        own.join("pack.toml"),
        fs::read_to_string("tests/packs/small/pack.toml").expect("a manifest").split("[[").next().expect("a manifest"),
    )
    .expect("a file");
    let mut command = triage(&both, &["--rules"]);
    assert_eq!(said(command.arg(&own).args(["show", "machine/no-flow"])).0, Some(0));
}

#[test]
fn a_file_is_stale_where_its_content_is_and_never_by_its_time() {
    let folder = Folder::new("stale");
    let fresh = (Some(0), "`FILE` is up to date\n".to_owned());
    assert_eq!(folder.check(), fresh);
    let rule = folder.rules().join("machine.toml");
    let later = SystemTime::now() + Duration::from_hours(1);
    fs::File::options().write(true).open(&rule).and_then(|file| file.set_modified(later)).expect("a newer rule file");
    assert_eq!(folder.check(), fresh);
    let text = fs::read_to_string(&rule).expect("a rule file");
    fs::write(&rule, format!("# A word more.\n{text}")).expect("a rule file");
    assert_eq!(folder.check(), (Some(1), "`FILE` is stale: without `--check` it is written anew\n".to_owned()));
    folder.pack();
    assert_eq!(folder.check(), fresh);
}

#[test]
fn what_is_no_whole_pack_of_this_engine_is_refused_in_words() {
    let folder = Folder::new("refused");
    let bytes = fs::read(folder.file()).expect("a file");
    let shown = |name: &str, bytes: &[u8]| {
        let file = folder.0.join(name);
        fs::write(&file, bytes).expect("a file");
        let (code, text) = said(&mut triage(&file, &["explain", "no flow"]));
        assert_eq!(code, Some(2), "{text}");
        let engine = pack::THIS_ENGINE.split('+').nth(1).expect("a source");
        text.replace(&*folder.0.to_string_lossy(), "FOLDER").replace(engine, "SOURCE")
    };
    let mut foreign = bytes.clone();
    foreign[16..21].copy_from_slice(b"9.9.9");
    let mut flipped = bytes.clone();
    *flipped.last_mut().expect("bytes") ^= 1;
    let all = [
        shown("other.pack", &foreign),
        shown("flipped.pack", &flipped),
        shown("cut.pack", &bytes[..bytes.len() / 2]),
        shown("longer.pack", &[&bytes[..], b"more"].concat()),
        shown("head.pack", &bytes[..40]),
        shown("empty.pack", b""),
        shown("rules.toml", b"[[error]]\n"),
    ];
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn every_bit_counts() {
    let folder = Folder::new("bits");
    let bytes = fs::read(folder.file()).expect("a file");
    let file = folder.0.join("changed.pack");
    for at in (0..bytes.len()).step_by(41) {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        fs::write(&file, changed).expect("a file");
        let problems = pack::open(&[PackSource::File(file.clone())]).knowledge.expect_err("a problem");
        assert!(problems.iter().all(|problem| problem.help.is_some()), "byte {at}");
    }
}

#[test]
fn a_command_that_writes_rules_wants_their_folder() {
    let folder = Folder::new("writes");
    let (code, text) = said(&mut triage(&folder.file(), &["new", "cause", "machine/leak"]));
    assert_eq!(code, Some(2));
    assert!(text.contains("name the folder of a pack with --rules"), "{text}");
}

#[test]
fn the_literals_stand_a_line_each() {
    let (code, text) = said(&mut triage(Path::new("tests/packs/small"), &["pack", "--anchors"]));
    assert_eq!(code, Some(0));
    assert!(text.lines().any(|line| line == "no flow"), "{text}");
    assert!(text.lines().all(|line| !line.trim().is_empty()), "{text}");
}
