//! The compiled copies of packs that were read from folders: quicker, and otherwise as if there were none.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

/// A folder with rules and the user's cache, that goes when the test is done.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let place = Self(std::env::temp_dir().join(format!("triage-cache-{name}-{}", std::process::id())));
        let _ = fs::remove_dir_all(&place.0);
        fs::create_dir_all(place.rules()).expect("a folder");
        for file in ["pack.toml", "machine.toml"] {
            fs::copy(Path::new("tests/packs/small").join(file), place.rules().join(file)).expect("a rule file");
        }
        place
    }

    fn rules(&self) -> PathBuf {
        self.0.join("small")
    }

    /// Where this system keeps what can be made again, below the home that the tests give.
    fn copies(&self) -> PathBuf {
        let home = self.0.join("home");
        let caches = if cfg!(target_os = "macos") { home.join("Library/Caches") } else { home.join(".cache") };
        caches.join("triage/packs")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_triage"));
        command.env("HOME", self.0.join("home")).env_remove("XDG_CACHE_HOME").env_remove("TRIAGE_NO_CACHE");
        command.arg("--rules").arg(self.rules()).args(arguments).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output = self.command(arguments).output().expect("it runs");
        (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8"))
    }

    /// The names of all copies, in order.
    fn kept(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.copies()).into_iter().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths
    }

    fn only(&self) -> PathBuf {
        let kept = self.kept();
        assert_eq!(kept.len(), 1, "{kept:?}");
        kept[0].clone()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::set_permissions(self.copies(), fs::Permissions::from_mode(0o700));
        let _ = fs::remove_dir_all(&self.0);
    }
}

const EXPLAIN: &[&str] = &["explain", "no flow", "--format", "json"];

#[test]
fn the_second_answer_comes_from_a_copy_and_is_the_same() {
    let place = Place::new("same");
    for arguments in [EXPLAIN, &["show", "machine/no-flow"], &["list", "causes"], &["explain", "no flow", "--why"]] {
        let read = place.run(&[arguments, &["--no-cache"]].concat());
        let (first, second) = (place.run(arguments), place.run(arguments));
        assert_eq!(first, read, "{arguments:?}");
        assert_eq!(second, read, "{arguments:?}");
    }
    let copy = fs::metadata(place.only()).expect("a copy");
    assert_eq!(copy.mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(place.copies()).expect("a folder").mode() & 0o777, 0o700);
}

#[test]
fn a_copy_is_used() {
    let place = Place::new("used");
    place.run(EXPLAIN);
    let kept = place.only();
    let before = fs::metadata(&kept).expect("a copy").ino();
    place.run(EXPLAIN);
    assert_eq!(fs::metadata(place.only()).expect("a copy").ino(), before, "it is not written again");
}

#[test]
fn other_rules_have_another_copy_and_time_says_nothing() {
    let place = Place::new("stale");
    let before = place.run(EXPLAIN);
    let rule = place.rules().join("machine.toml");
    let old = SystemTime::now() - Duration::from_secs(1_000_000);
    let text = fs::read_to_string(&rule).expect("a rule file");
    fs::write(&rule, text.replace("No flow", "No flow at all")).expect("a rule file");
    fs::File::options().write(true).open(&rule).and_then(|file| file.set_modified(old)).expect("an older rule file");
    let after = place.run(EXPLAIN);
    assert_ne!(before, after);
    assert_eq!(after, place.run(&[EXPLAIN, &["--no-cache"]].concat()));
    assert_eq!(place.kept().len(), 2);
    fs::write(&rule, text).expect("a rule file");
    assert_eq!(place.run(EXPLAIN), before);
    assert_eq!(place.kept().len(), 2);
}

#[test]
fn who_wants_none_has_none() {
    let place = Place::new("none");
    place.run(&[EXPLAIN, &["--no-cache"]].concat());
    place.command(EXPLAIN).env("TRIAGE_NO_CACHE", "1").output().expect("it runs");
    place.run(&["check"]);
    assert!(place.kept().is_empty());
}

#[test]
fn problems_are_the_same_and_keep_no_copy() {
    let place = Place::new("problems");
    let rule = place.rules().join("machine.toml");
    let text = fs::read_to_string(&rule).expect("a rule file");
    fs::write(&rule, text.replacen("points_to", "point_to", 1)).expect("a rule file");
    let (code, first) = place.run(EXPLAIN);
    assert_eq!(code, Some(2), "{first}");
    assert!(first.contains("point_to"), "{first}");
    assert_eq!(place.run(EXPLAIN), (code, first.clone()));
    assert_eq!(place.run(&[EXPLAIN, &["--no-cache"]].concat()), (code, first));
    assert!(place.kept().is_empty());
}

#[test]
fn a_copy_that_is_damaged_or_foreign_is_made_again() {
    let place = Place::new("damaged");
    let right = place.run(EXPLAIN);
    let copy = place.only();
    let whole = fs::read(&copy).expect("a copy");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    let mut foreign = whole.clone();
    foreign[20] ^= 1;
    for wrong in [&flipped[..], &foreign, &whole[..whole.len() / 2], b"", b"something else"] {
        fs::write(&copy, wrong).expect("a copy");
        assert_eq!(place.run(EXPLAIN), right);
        assert_eq!(fs::read(place.only()).expect("a copy"), whole);
    }
}

#[test]
fn a_cache_that_others_may_write_to_is_left_alone() {
    let place = Place::new("others");
    let right = place.run(EXPLAIN);
    let copy = place.only();
    fs::write(&copy, b"planted").expect("a copy");
    for (path, mode) in [(place.copies(), 0o777), (place.copies(), 0o770)] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("rights");
        assert_eq!(place.run(EXPLAIN), right);
        assert_eq!(fs::read(&copy).expect("a copy"), b"planted", "{mode:o}");
    }
    fs::set_permissions(place.copies(), fs::Permissions::from_mode(0o700)).expect("rights");
    // A link is no copy; what it leads to stays as it is.
    let elsewhere = place.0.join("elsewhere");
    fs::rename(&copy, &elsewhere).expect("moved");
    std::os::unix::fs::symlink(&elsewhere, &copy).expect("a link");
    assert_eq!(place.run(EXPLAIN), right);
    assert_eq!(fs::read(&elsewhere).expect("a file"), b"planted");
}

#[test]
fn a_cache_that_cannot_be_is_no_error() {
    let place = Place::new("cannot");
    let right = place.run(&[EXPLAIN, &["--no-cache"]].concat());
    let caches = place.copies().parent().and_then(Path::parent).expect("a folder").to_owned();
    fs::create_dir_all(caches.parent().expect("a folder")).expect("a folder");
    fs::write(&caches, "a file in the way").expect("a file");
    assert_eq!(place.run(EXPLAIN), right);
    fs::remove_file(&caches).expect("removed");
    fs::create_dir_all(place.copies()).expect("a folder");
    fs::set_permissions(place.copies(), fs::Permissions::from_mode(0o500)).expect("rights");
    assert_eq!(place.run(EXPLAIN), right);
    let homeless = place.command(EXPLAIN).env_remove("HOME").output().expect("it runs");
    assert_eq!(homeless.status.code(), right.0);
}

#[test]
fn two_at_once_keep_one_copy() {
    let place = Place::new("two");
    let right = place.run(&[EXPLAIN, &["--no-cache"]].concat());
    let start = || place.command(EXPLAIN).stdout(Stdio::piped()).spawn().expect("it runs");
    let running: Vec<_> = (0..8).map(|_| start()).collect();
    for process in running {
        let output = process.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), right.0);
        assert_eq!(String::from_utf8_lossy(&output.stdout), right.1);
    }
    place.only();
}

#[test]
fn old_copies_go() {
    let place = Place::new("old");
    place.run(EXPLAIN);
    for number in 0..40 {
        let path = place.copies().join(format!("{number:064}.pack"));
        fs::write(&path, "an old copy").expect("a copy");
        let then = SystemTime::now() - Duration::from_secs(1000 + number);
        fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(then)).expect("an older copy");
    }
    fs::write(place.copies().join("note.txt"), "none of ours").expect("a file");
    let rule = place.rules().join("machine.toml");
    let text = fs::read_to_string(&rule).expect("a rule file");
    fs::write(&rule, format!("# Other rules.\n{text}")).expect("a rule file");
    place.run(EXPLAIN);
    let kept = place.kept();
    assert_eq!(kept.len(), 17, "{kept:?}");
    assert!(kept.contains(&place.copies().join("note.txt")));
    assert!(kept.contains(&place.copies().join(format!("{:064}.pack", 0))), "the newest of the old ones");
}
