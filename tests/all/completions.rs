//! What a shell offers when somebody presses Tab.

use assert_cmd::Command;

/// The last word of a line is being typed.
fn offered(words: &[&str]) -> String {
    let mut command = Command::cargo_bin("triage").expect("the binary");
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
        let output = command.args(["completions", shell]).output().expect("it runs");
        assert!(output.status.success(), "{shell}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("TRIAGE_COMPLETE"), "{shell}");
    }
}
