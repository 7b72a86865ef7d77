//! Attacks, one a folder of `tests/hostile` where it can be written down: what is promised is counted, never timed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

fn triage(rules: &str, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    command.args(["--rules", rules]).args(arguments).env("CLICOLOR_FORCE", "1").env_remove("NO_COLOR");
    command
}

fn printed(command: &mut Command) -> String {
    let output = command.output().expect("it runs");
    String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8")
}

/// A folder that goes when the test is done.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("triage-hostile-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("rules")).expect("a folder");
        fs::copy("tests/packs/small/pack.toml", folder.join("rules/pack.toml")).expect("a manifest");
        Self(folder)
    }

    fn rules(&self) -> String {
        self.0.join("rules").to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Whatever a text makes a terminal do but print and colour.
fn drives(text: &str) -> Option<char> {
    let bare = text.split("\u{1b}[").map(|part| {
        let code = part.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
        if part.as_bytes().get(code) == Some(&b'm') { &part[code + 1..] } else { part }
    });
    bare.collect::<String>().chars().find(|character| {
        character.is_control() && !matches!(character, '\n' | '\t') || matches!(character, '\u{202a}'..='\u{202e}')
    })
}

#[test]
fn titles_drive_no_terminal() {
    let rules = "tests/hostile/titles_that_drive_the_terminal/rules";
    let folder = Folder::new("titles");
    let fixtures = folder.0.join("fixtures");
    fs::create_dir_all(fixtures.join("odd")).expect("a folder");
    // The first is answered otherwise than it expects, so that all of it is told.
    let fixture = "source = \"https://example.com/\\u001B[2J\"\ncaptured = 2026-01-01\npayload = \"broken odd \\u001B]0;x\\u0007\"\n\n\
                   [expect]\nstatus = \"explained\"\nlayer = \"odd\"\n";
    let name = if cfg!(windows) { "odd/name.toml" } else { "odd/na\u{1b}[2Jme\u{202e}.toml" };
    fs::write(fixtures.join(name), fixture.replace("\"explained\"", "\"unknown\"")).expect("a fixture");
    let fixtures = fixtures.to_string_lossy().into_owned();
    let corpus = folder.0.join("corpus.jsonl");
    let record =
        r#"{"id":"odd\u001b[2J","system":"of\u001b]0;x\u0007all","payload":"broken odd","layer":"no\u202e\u001bc"}"#;
    fs::write(&corpus, record).expect("a corpus");
    let corpus = corpus.to_string_lossy().into_owned();
    let commands: [&[&str]; 14] = [
        &["list", "errors"],
        &["show", "odd/title"],
        &["show", "odd/title", "--format", "markdown"],
        &["search", "title"],
        &["explain", "broken odd"],
        &["explain", "broken odd", "--full"],
        &["explain", "broken odd", "--why-not", "odd-cause"],
        &["check"],
        &["matrix"],
        &["matrix", "--feature", "odd-feature"],
        &["test", "--fixtures", &fixtures],
        &["test", "--corpus", &corpus],
        &["diff", "tests/packs/small", rules],
        &["diff", rules, "tests/packs/small", "--fixtures", &fixtures],
    ];
    for command in commands {
        let text = printed(&mut triage(rules, command));
        assert!(text.len() > 40, "{command:?} says nothing: {text}");
        assert_eq!(drives(&text), None, "{command:?}: {text:?}");
        assert!(!text.contains("\u{1b}[8m") && !text.contains("\u{1b}[2J"), "{command:?}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_but_files_of_the_pack_is_read() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    type Plant = fn(&Path);
    let attacks: [(&str, Plant, &str); 7] = [
        ("pipe", pipe, "no regular file"),
        ("large", |rules| hole(rules, 0, 8 << 30), "is larger than 8 MiB"),
        ("many", |rules| (0..40).for_each(|number| hole(rules, number, 8 << 20)), "more than 256 MiB of rule files"),
        ("deep", |rules| fs::create_dir_all(rules.join("a/".repeat(20))).expect("folders"), "nested deeper than 16"),
        ("device", |rules| symlink("/dev/zero", rules.join("z.toml")).expect("a link"), "leads out of the folder"),
        ("file", |rules| symlink("/etc/passwd", rules.join("z.toml")).expect("a link"), "leads out of the folder"),
        ("socket", |rules| drop(UnixListener::bind(rules.join("z.toml")).expect("a socket")), "no regular file"),
    ];
    for (name, attack, because) in attacks {
        let folder = Folder::new(name);
        attack(&folder.0.join("rules"));
        let text = printed(triage(&folder.rules(), &["check"]).env("CLICOLOR_FORCE", "0").env("NO_COLOR", "1"));
        assert!(text.contains(because), "{text}");
        assert!(!text.contains("root:"), "{text}");
    }
}

/// A pipe into which nobody writes: whoever opens it waits for ever.
#[cfg(unix)]
fn pipe(rules: &Path) {
    let made = std::process::Command::new("mkfifo").arg(rules.join("z.toml")).status().expect("mkfifo");
    assert!(made.success());
}

/// A rule file of so many bytes that takes up no room.
#[cfg(unix)]
fn hole(rules: &Path, number: usize, length: u64) {
    let file = fs::File::create(rules.join(format!("{number}.toml"))).expect("a file");
    file.set_len(length).expect("a hole");
}

/// Every folder leads twice to the next, and the last to the first: 2^10 paths, and one file.
#[cfg(unix)]
#[test]
fn linked_folders_multiply_nothing() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("multiply");
    let rules = folder.0.join("rules");
    for number in 0..10 {
        let here = rules.join(format!("f{number}"));
        fs::create_dir(&here).expect("a folder");
        for name in ["left", "right"] {
            symlink(format!("../f{}", (number + 1) % 10), here.join(name)).expect("a link");
        }
    }
    fs::write(rules.join("f7/z.toml"), "[[fix]]\nid = \"once\"\n").expect("a faulty rule");
    let text = printed(triage(&folder.rules(), &["check"]).env("CLICOLOR_FORCE", "0").env("NO_COLOR", "1"));
    assert_eq!(text.matches("z.toml").count(), 1, "{text}");
}

/// One more file than a pack may have.
#[test]
fn files_without_number_are_refused() {
    let folder = Folder::new("number");
    for number in 0..=triage_kb::source::MAX_FILES {
        fs::File::create(folder.0.join(format!("rules/{number}.toml"))).expect("a file");
    }
    let text = printed(triage(&folder.rules(), &["check"]).env("CLICOLOR_FORCE", "0").env("NO_COLOR", "1"));
    assert!(text.contains("holds more than 50000 rule files"), "{text}");
}

#[cfg(unix)]
#[test]
fn fixtures_are_files_of_their_folder_too() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("fixtures");
    fs::create_dir(folder.0.join("fixtures")).expect("a folder");
    symlink("/etc/passwd", folder.0.join("fixtures/z.toml")).expect("a link");
    let fixtures = folder.0.join("fixtures").to_string_lossy().into_owned();
    let text = printed(triage("tests/packs/small", &["test", "--fixtures", &fixtures]).env("NO_COLOR", "1"));
    assert!(text.contains("leads out of the folder") && !text.contains("root:"), "{text}");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("links");
    let outside = folder.0.join("outside");
    fs::create_dir(&outside).expect("a folder");
    symlink(&outside, folder.0.join("rules/causes")).expect("a link");
    triage(&folder.rules(), &["new", "fix", "some-fix"]).assert().code(2);
    let out = folder.0.join("out");
    fs::create_dir(&out).expect("a folder");
    symlink(&outside, out.join("src")).expect("a link");
    triage("tests/packs/small", &["render", "--out"]).arg(&out).assert().code(2);
    assert_eq!(fs::read_dir(&outside).expect("a folder").count(), 0);
}

#[test]
fn two_renderings_do_not_share_a_folder() {
    let folder = Folder::new("lock");
    let out = folder.0.join("out");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join(".triage-render.lock"), "").expect("a lock");
    let mut command = triage("tests/packs/small", &["render", "--out"]);
    let text = printed(command.arg(&out));
    assert!(text.contains("another `triage render`"), "{text}");
    assert_eq!(fs::read_dir(&out).expect("a folder").count(), 1);
    fs::remove_file(out.join(".triage-render.lock")).expect("removed");
    triage("tests/packs/small", &["render", "--out"]).arg(&out).assert().success();
    let left: BTreeSet<_> =
        fs::read_dir(&out).expect("a folder").map(|entry| entry.expect("one").file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("triage-")), "{left:?}");
}

#[test]
fn an_id_that_leaves_its_folder_is_refused() {
    let folder = Folder::new("ids");
    for id in ["../../x", "/etc/x", "a/../b", "UPPER", "a b", ""] {
        triage(&folder.rules(), &["new", "fix", id]).assert().code(2);
    }
    let rules = fs::read_dir(folder.0.join("rules")).expect("a folder").count();
    assert_eq!(rules, 1, "nothing was written");
}

#[cfg(target_os = "linux")]
#[test]
fn help_that_nobody_can_read_is_an_error() {
    use std::process::{Command, Stdio};
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("triage"));
    command.env("TRIAGE_NO_CACHE", "1");
    let status = command.arg("--help").stdout(Stdio::from(full)).stderr(Stdio::null()).status().expect("it runs");
    assert_eq!(status.code(), Some(2));
}

/// The table of limits in SECURITY.md says what stands in the code.
#[test]
fn every_limit_is_documented_as_it_is() {
    let text = fs::read_to_string("SECURITY.md").expect("the promises");
    let mut rows = 0;
    for row in text.lines().filter(|line| line.starts_with("| ") && line.contains(".rs`")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [what, limit, place] = cells[..] else { panic!("{row}") };
        let names: Vec<&str> = place.split('`').filter(|part| !part.trim().is_empty()).collect();
        let [file, name] = names[..] else { panic!("{row}") };
        let source = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let line =
            source.lines().find(|line| line.contains(&format!("const {name}: "))).unwrap_or_else(|| panic!("{name}"));
        let value = line.split_once(" = ").map_or("", |(_, value)| value.trim_end_matches(';'));
        assert_eq!(number(value), number(limit), "{what}: {name}");
        rows += 1;
    }
    assert!(rows >= 15, "{rows}");
}

/// `8 << 20`, `50_000`, `8 MiB` or `50,000` as a number.
fn number(text: &str) -> u64 {
    let plain = |text: &str| text.trim().replace(['_', ','], "").parse::<u64>().unwrap_or_else(|_| panic!("{text}"));
    for (unit, shift) in [("MiB", 20), ("KiB", 10)] {
        if let Some(count) = text.strip_suffix(unit) {
            return plain(count) << shift;
        }
    }
    match text.split_once("<<") {
        Some((count, shift)) => plain(count) << plain(shift),
        None => plain(text),
    }
}
