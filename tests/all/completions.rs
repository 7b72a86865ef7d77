//! What a shell offers when somebody presses Tab.

use assert_cmd::Command;

/// The last word of a line is being typed.
fn offered(words: &[&str]) -> String {
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    command.env("TRIAGE_COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", words.len().to_string());
    let output = command.args(["--", "triage"]).args(words).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Whether this is among what is offered.
fn offers(words: &[&str], wanted: &str) -> bool {
    offered(words).lines().any(|line| line == wanted)
}

#[test]
fn ids_kinds_facts_and_their_values_are_offered() {
    for (words, wanted) in [
        (&["expl"][..], "explain"),
        (&["explain", "cursor/bad-user"], "cursor/bad-user-api-key"),
        (&["show", "opena"], "openai"),
        (&["probe", "anth"], "anthropic"),
        (&["list", "prov"], "providers"),
        (&["list", "errors", "--system", "curs"], "cursor"),
        (&["explain", "--fact", "surf"], "surface="),
        (&["guide", "--fact", "surface=ed"], "surface=editor"),
        (&["report", "--fact", "proxy=t"], "proxy=true"),
    ] {
        assert!(offers(words, wanted), "{words:?} offers {}", offered(words));
    }
    assert_eq!(offered(&["explain", "--fact", "no-such-fact="]), "");
}

#[test]
fn the_pack_that_the_command_line_names_is_the_one_that_is_asked() {
    let small = ["--rules", "tests/packs/small", "explain", "--fact"];
    assert!(offers(&[&small[..], &["lamp=r"]].concat(), "lamp=red"));
    assert_eq!(offered(&[&small[..], &["surf"]].concat()), "");
    assert_eq!(offered(&["--rules", "no/such/folder", "explain", "--fact", "surf"]), "");
}

#[test]
fn every_shell_gets_a_script_that_asks_the_program() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let mut command = Command::cargo_bin("triage").expect("the binary");
        command.env("TRIAGE_NO_CACHE", "1");
        let output = command.args(["completions", shell]).output().expect("it runs");
        assert!(output.status.success(), "{shell}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("TRIAGE_COMPLETE"), "{shell}");
    }
}

/// What bash puts on the line for a word that is being typed, once it has loaded the script; `words` are those that bash takes
/// the line apart into, and `typed` is what it takes for the word before the cursor.
#[cfg(unix)]
fn bash_offers(words: &[&str], typed: &str) -> String {
    let line = words.concat().replace("triageexplain", "triage explain ").replace("--fact", "--fact ");
    let script = format!(
        "before=$COMP_WORDBREAKS; source <(triage completions bash); [[ $COMP_WORDBREAKS == \"$before\" ]] || echo CHANGED
        COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=('{}'); COMP_CWORD={}
        compopt() {{ return 1; }}
        _triage triage '{typed}' ''
        printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.join("' '"),
        words.len() - 1,
    );
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_triage")).parent().expect("a folder").display().to_string();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
    let output = std::process::Command::new("bash")
        .args(["--norc", "--noprofile", "-c", &script])
        .env("PATH", path)
        .output()
        .expect("bash runs");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The words are those that bash itself gives for such lines: it ends one at every `=` and `:`.
#[cfg(unix)]
#[test]
fn bash_completes_ids_and_facts_and_leaves_its_word_breaks_as_they_were() {
    for (words, typed, wanted) in [
        (&["triage", "explain", "cursor/bad-user"][..], "cursor/bad-user", "cursor/bad-user-api-key"),
        (&["triage", "explain", "--fact", "surf"], "surf", "surface="),
        (&["triage", "explain", "--fact", "surface", "="], "", "editor"),
        (&["triage", "explain", "--fact", "surface", "=", "ed"], "ed", "editor"),
    ] {
        let offered = bash_offers(words, typed);
        assert!(offered.lines().any(|line| line == wanted), "{words:?}: {offered}");
        assert!(!offered.contains("CHANGED") && offered.lines().all(|line| line.starts_with(typed)), "{offered}");
    }
    assert_eq!(bash_offers(&["triage", "explain", "--fact", "no", ":", "such", "=", "x"], "x"), "\n");
}

/// A person presses Tab in a real bash.
#[cfg(unix)]
#[test]
fn a_tab_in_bash_writes_the_rest_of_a_fact() {
    use expectrl::{Expect, session::Session};
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_triage")).parent().expect("a folder").display().to_string();
    let mut command = std::process::Command::new("bash");
    command.args(["--norc", "--noprofile", "-i"]).env("PS1", "> ").env("TERM", "dumb");
    command.env("PATH", format!("{folder}:{}", std::env::var("PATH").unwrap_or_default()));
    let mut bash = Session::spawn(command).expect("a terminal");
    bash.set_expect_timeout(Some(std::time::Duration::from_mins(1)));
    bash.send_line("source <(triage completions bash); echo loa''ded; set -x").expect("it listens");
    bash.expect("loaded").expect("it is there");
    bash.send("triage explain --fact surface=ed\tsomething\n").expect("it listens");
    // The terminal shows nothing that is typed, so bash tells what it runs.
    bash.expect("+ triage explain --fact surface=editor something").expect("the value is whole");
    bash.send_line("exit").expect("it listens");
}
