//! Expectations brought up to date after a deliberate change.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// A fixture of the small pack: what the machine says, and what is expected of the answer, as it is written.
fn fixture(payload: &str, expect: &str) -> String {
    format!("source = \"https://example.com/manual\"\ncaptured = 2026-01-01\npayload = '{payload}'\n\n{expect}")
}

/// A folder of fixtures that goes when the test is done.
struct Fixtures(PathBuf);

impl Fixtures {
    fn of(name: &str, files: &[(&str, String)]) -> Self {
        let folder = std::env::temp_dir().join(format!("triage-accept-{name}-{}", std::process::id()));
        for (name, text) in files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        Self(folder)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a fixture")
    }

    /// What `triage test` prints with these arguments, and its exit code.
    fn tested(&self, arguments: &[&str]) -> String {
        let mut command = Command::cargo_bin("triage").expect("the binary");
        command.env("TRIAGE_NO_CACHE", "1");
        command.args(["--rules", "tests/packs/small", "test", "--fixtures"]).arg(&self.0).args(arguments);
        let output = command.env("NO_COLOR", "1").output().expect("it runs");
        let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
        let folder = Path::new(&self.0).display().to_string();
        format!("exit code {}\n{}", output.status.code().unwrap_or(-1), text.replace(&folder, "FIXTURES"))
    }
}

impl Drop for Fixtures {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_is_answered_becomes_what_is_expected_and_the_rest_of_the_file_stays() {
    let stale = fixture(
        "no flow",
        "[expect] # of the answer\nstatus = \"explained\" # it was clear once\nlayer = \"power\"   # the plug\n\
         error = \"machine/tea\"\ncause = \"no-power\"\n# never these\nnot = [\"water\", \"no-machine\", \"scale\"]\n",
    );
    let right = fixture("no flow", "[expect]\nlayer = \"water\"\n");
    let files = [("machine/stale.toml", stale), ("machine/right.toml", right.clone())];
    let fixtures = Fixtures::of("stale", &files);
    let shown = fixtures.tested(&["--accept"]);
    let again = fixtures.tested(&["--accept"]);
    let after = fixtures.text("machine/stale.toml");
    assert_eq!(fixtures.text("machine/right.toml"), right);
    insta::assert_snapshot!(format!("{shown}\n$ cat machine/stale.toml\n{after}\n$ once more\n{again}"));
}

#[test]
fn what_is_recognised_no_longer_expects_no_layer_and_no_cause() {
    let expect =
        "[expect]\nstatus = \"explained\"\nlayer = \"water\"\nerror = \"machine/no-flow\"\ncause = \"tank-empty\"\n";
    let fixtures = Fixtures::of("silent", &[("machine/silent.toml", fixture("all is well", expect))]);
    let shown = fixtures.tested(&["--accept"]);
    insta::assert_snapshot!(format!("{shown}\n$ cat machine/silent.toml\n{}", fixtures.text("machine/silent.toml")));
}

#[test]
fn gaps_and_what_cannot_be_edited_by_line_are_left_to_a_person() {
    let closed = fixture("no flow", "[expect]\nlayer = \"water\"\nknown_gap = \"nobody has mended it\"\n");
    let open = fixture("no flow", "[expect]\nlayer = \"power\"\nknown_gap = \"nobody has mended it\"\n");
    let inline = fixture("no flow", "expect = { layer = \"power\", cause = \"no-power\" }\n");
    let files = [("a/closed.toml", closed.clone()), ("a/open.toml", open.clone()), ("a/inline.toml", inline.clone())];
    let fixtures = Fixtures::of("gaps", &files);
    insta::assert_snapshot!(fixtures.tested(&["--accept"]));
    for (name, text) in files {
        assert_eq!(fixtures.text(name), text, "{name} must stay as it was");
    }
}

/// A disk that takes nothing more: no file may grow beyond no bytes, as far as this program goes.
#[cfg(unix)]
#[test]
fn on_a_full_disk_every_fixture_stays_as_it_was() {
    let stale = fixture("no flow", "[expect]\nlayer = \"power\"\n");
    let fixtures = Fixtures::of("full", &[("a/one.toml", stale.clone()), ("a/two.toml", stale.clone())]);
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" --rules tests/packs/small test --fixtures \"$1\" --accept";
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(assert_cmd::cargo::cargo_bin("triage")).arg(&fixtures.0);
    let output = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("cannot write"), "{said}");
    let left: Vec<_> = fs::read_dir(fixtures.0.join("a")).expect("a folder").collect();
    assert_eq!(left.len(), 2, "{left:?}");
    assert!(["a/one.toml", "a/two.toml"].iter().all(|name| fixtures.text(name) == stale));
}
