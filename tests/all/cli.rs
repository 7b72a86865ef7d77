//! The command line as a user meets it.

use assert_cmd::Command;

fn triage(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    command.args(arguments).env_remove("CLICOLOR_FORCE").env_remove("COLUMNS").env("NO_COLOR", "1");
    command
}

fn shown(command: &mut Command) -> String {
    let output = command.output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    format!(
        "exit code {}\n--- stdout\n{}--- stderr\n{}",
        output.status.code().unwrap_or(-1),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[test]
fn explain_tells_by_its_exit_code_how_it_went() {
    let small = ["--rules", "tests/packs/small", "explain"];
    for (payload, code) in
        [(r#"{"code": "NO_FLOW"}"#, 3), ("nothing that anybody knows", 1), ("tea requested", 4), ("", 1)]
    {
        triage(&small).arg("-").write_stdin(payload).assert().code(code);
    }
    triage(&small).args(["no flow", "--fact", "lamp=red"]).assert().code(0);
}

#[test]
fn every_wrong_use_gets_one_clear_message() {
    let small = ["--rules", "tests/packs/small"];
    let cases: [&[&str]; 9] = [
        &["explain", "@no/such/file"],
        &["explain", "no flow", "--fact", "lampp=red"],
        &["explain", "no flow", "--fact", "lamp=green"],
        &["explain", "no flow", "--fact", "lamp"],
        &["explain", "no flow", "--fact", "descaled=perhaps"],
        &["explain", "no flow", "--why-not", "nothing"],
        &["show", "no-such-entry"],
        &["list", "nonsense"],
        &["test", "--fixtures", "no/such/folder"],
    ];
    let all: Vec<String> = cases
        .iter()
        .map(|case| format!("$ triage {}\n{}", case.join(" "), shown(triage(&small).args(*case))))
        .collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_pack_that_cannot_be_read_is_a_clear_error() {
    let folder = std::env::temp_dir().join(format!("triage-test-{}", std::process::id()));
    let empty = folder.join("empty");
    let broken = folder.join("broken");
    std::fs::create_dir_all(&empty).expect("a folder");
    std::fs::create_dir_all(&broken).expect("a folder");
    std::fs::write(broken.join("pack.toml"), b"title = \"\xff\xfe\"").expect("a file");
    let shown: Vec<String> = ["missing", "empty", "broken"]
        .iter()
        .map(|name| {
            let rules = folder.join(name);
            let rules = rules.to_string_lossy().into_owned();
            shown(&mut triage(&["--rules", &rules, "explain", "x"])).replace(&*folder.to_string_lossy(), "FOLDER")
        })
        .collect();
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn an_answer_on_the_command_line() {
    let small = ["--rules", "tests/packs/small", "explain"];
    let cases = [
        &["no flow in the pump"][..],
        &["no flow in the pump", "--fact", "lamp=red"],
        &["no flow in the pump", "--format", "markdown"],
        &["no flow in the pump", "--why"],
        &["no flow in the pump", "--why-not", "power"],
        &["nothing that anybody knows"],
        &["E1"],
    ];
    let shown = |case: &&[&str]| format!("$ triage explain {}\n{}", case.join(" "), shown(triage(&small).args(*case)));
    insta::assert_snapshot!(cases.iter().map(shown).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_paste_that_is_too_large_is_refused_and_binary_is_answered() {
    let small = ["--rules", "tests/packs/small", "explain", "-"];
    triage(&small).write_stdin(vec![b'a'; 33 << 20]).assert().code(2);
    triage(&small).write_stdin((0..=255).cycle().take(100_000).collect::<Vec<u8>>()).assert().code(1);
}

#[test]
fn an_error_needs_no_command_in_front_of_it() {
    let folder = std::env::temp_dir().join(format!("triage-door-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("err.txt"), "no flow in the pump").expect("a file");
    let rules = std::fs::canonicalize("tests/packs/small").expect("the pack");
    let door = |arguments: &[&str]| {
        let mut command = triage(&["--rules", &rules.to_string_lossy()]);
        let shown = shown(command.current_dir(&folder).args(arguments).write_stdin("tea requested"));
        format!("$ triage {}\n{}", arguments.join(" "), shown.replace(&*rules.to_string_lossy(), "RULES"))
    };
    let cases: [&[&str]; 7] = [
        &["no flow in the pump"],
        &["err.txt"],
        &["@err.txt", "--fact", "lamp=red"],
        &["-"],
        &[],
        &["no-flow"],
        &["shwo"],
    ];
    let all: Vec<String> = cases.into_iter().map(door).collect();
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_secret_is_not_repeated_in_the_command_that_goes_on() {
    let key = ["sk-proj-", &"a1B2".repeat(12)].concat();
    let shown = shown(&mut triage(&["explain", &format!("Unauthorized User API key {key}")]));
    assert!(shown.contains("\ntriage explain - --fact ") && !shown.contains(&key), "{shown}");
}

#[test]
fn a_question_is_answered_by_the_note_that_holds_its_words() {
    let answer = triage(&["does cursor support openrouter?"]).output().expect("it runs");
    let text = String::from_utf8_lossy(&answer.stdout);
    assert!(text.starts_with("Does Cursor support OpenRouter keys?"), "{text}");
    assert_eq!(answer.status.code(), Some(0));
    triage(&["why are bananas bent?"]).assert().code(1);
}

#[test]
fn a_list_is_narrowed_by_words_and_by_system() {
    let lists = [
        triage(&["list", "errors", "anthropic", "balance"]),
        triage(&["list", "errors", "--system", "lm-studio", "model"]),
        triage(&["list", "errors", "no-such-word"]),
    ];
    insta::assert_snapshot!(lists.map(|mut list| shown(&mut list)).join("\n"));
}

#[test]
fn causes_are_listed_with_their_layers_and_what_has_none_without() {
    let list = |more: &[&str]| shown(triage(&["--rules", "tests/packs/small", "list"]).args(more));
    let lists = [list(&["causes"]), list(&["causes", "--format", "markdown"]), list(&["facts"])];
    insta::assert_snapshot!(lists.join("\n"));
}

#[test]
fn the_man_page_names_its_version_and_the_day_of_its_knowledge() {
    for rules in [&[][..], &["--rules", "tests/packs/small"]] {
        let page = shown(triage(rules).arg("man"));
        let version = shown(triage(rules).arg("--version"));
        let day = version.trim().rsplit_once("verified ").and_then(|(_, day)| day.split_once(')')).expect("a day").0;
        let head = format!(".TH triage 1 {day} \"triage {}\" \"User Commands\"", env!("CARGO_PKG_VERSION"));
        assert!(page.lines().any(|line| line.trim_end() == head), "{head}: {page}");
        assert_eq!(page, shown(triage(rules).arg("man")), "it is the same page every time");
    }
}

#[test]
fn the_version_names_engine_and_pack() {
    let shown = shown(triage(&["--rules", "tests/packs/small"]).arg("--version"));
    assert!(shown.contains("triage 0.1.0 (pack "), "{shown}");
}

#[test]
fn help_says_what_there_is() {
    let pages =
        [&["--help"][..], &["explain", "--help"], &["guide", "--help"], &["check", "--help"], &["test", "--help"]];
    let all: Vec<String> = pages.iter().map(|page| shown(&mut triage(page))).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn check_tells_by_its_exit_code_whether_it_found_something() {
    let clean = ["--rules", "tests/packs/small", "check", "--on", "2026-06-01"];
    let warned =
        ["--rules", "tests/packs/small", "--rules", "tests/rule_warnings/expired", "check", "--on", "2026-06-01"];
    triage(&clean).assert().code(0);
    triage(&warned).assert().code(1);
    triage(&warned).args(["--warnings", "none"]).assert().code(0);
    triage(&warned).args(["--on", "2026-01-01"]).assert().code(2);
    let mut all = String::new();
    for format in ["text", "json", "github", "sarif"] {
        let mut command = triage(&warned);
        all += &["$ triage check --format ", format, "\n", &shown(command.args(["--format", format])), "\n"].concat();
    }
    all += &shown(triage(&warned).arg("--deny-warnings"));
    insta::assert_snapshot!(all);
}

#[test]
fn every_kind_of_problem_can_be_explained() {
    let mut all = shown(&mut triage(&["check", "--explain"]));
    for name in ["unsafe-advice", "bad-predicate", "unsafe-advise"] {
        all +=
            &["\n$ triage check --explain ", name, "\n", &shown(&mut triage(&["check", "--explain", name]))].concat();
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_help_of_every_command_has_an_example() {
    let help = triage(&["--help"]).output().expect("it runs").stdout;
    let help = String::from_utf8(help).expect("UTF-8");
    let listed = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("the commands");
    let commands: Vec<&str> = listed
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.len() > 10, "{help}");
    for command in commands {
        let help = triage(&[command, "--help"]).output().expect("it runs").stdout;
        let help = String::from_utf8(help).expect("UTF-8");
        assert!(
            help.contains("triage completions")
                || help.contains(&format!("  triage {command}"))
                || help.contains(&format!("  triage --rules rules {command}")),
            "{help}"
        );
    }
}
