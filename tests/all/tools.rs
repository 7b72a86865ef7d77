//! `triage key`, `report` and `redact` as a user meets them.

use assert_cmd::Command;

fn triage(arguments: &[&str], stdin: &str) -> (String, i32) {
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    let output = command.args(arguments).env("NO_COLOR", "1").write_stdin(stdin).output().expect("it runs");
    let text = [&output.stdout[..], &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    (text, output.status.code().unwrap_or(-1))
}

/// Letters and digits of no key.
fn filler(length: usize) -> String {
    "q7Zt2Wb9Rn4Xc8Kd3Vm6".chars().cycle().take(length).collect()
}

#[test]
fn a_key_is_told_and_never_shown() {
    let sound = format!("gsk_{}", filler(52));
    let cases = [
        ("sound", sound.clone()),
        ("admin", format!("sk-ant-admin01-{}", filler(95))),
        ("shared prefix", format!("sk-{}", filler(32))),
        ("in quotes, with a scheme", format!("\"Bearer {sound}\"")),
        ("assigned", format!("export GROQ_API_KEY='{sound}'")),
        ("broken in two", format!("{}\n{}", &sound[..20], &sound[20..])),
        ("pasted twice", format!("{sound}{sound}")),
        ("cut", sound[..30].to_owned()),
        ("masked", format!("{}****{}", &sound[..8], &sound[50..])),
        ("placeholder", "sk-proj-YOUR-KEY-HERE".to_owned()),
        ("no key", "correct horse battery staple".to_owned()),
        ("nothing", String::new()),
    ];
    let mut all = Vec::new();
    for (name, text) in cases {
        let (shown, code) = triage(&["key"], &text);
        assert!(
            text.len() < 12 || !text.lines().any(|line| line.len() > 12 && shown.contains(line)),
            "{name}: {shown}"
        );
        assert!(!shown.contains(&filler(8)), "{name}: {shown}");
        all.push(format!("--- {name}: exit code {code}\n{shown}\n"));
    }
    all.push(triage(&["key", "--format", "json"], &sound).0);
    insta::assert_snapshot!(all.concat());
}

#[test]
fn a_key_as_an_argument_is_refused_and_not_repeated() {
    let key = format!("gsk_{}", filler(52));
    for command in ["key", "redact"] {
        let (shown, code) = triage(&[command, &key], "");
        assert_eq!(code, 2);
        assert!(!shown.contains(&key) && shown.contains("never from an argument"), "{shown}");
    }
    let (shown, _) = triage(&["probe", &key], "");
    assert!(!shown.contains(&key), "{shown}");
}

#[test]
fn redact_hides_what_answers_hide() {
    let (shown, code) = triage(&["redact"], &format!("key gsk_{} of ann@example.com\nsecond line\n", filler(52)));
    assert_eq!(code, 0);
    assert!(!shown.contains(&filler(8)) && shown.ends_with("second line\n"), "{shown}");
}

#[test]
fn a_report_is_a_post_that_fits_a_screen() {
    let error = "Unauthorized User API key\nRequest ID: 8a2f\n{\"error\":\"ERROR_BAD_USER_API_KEY\"}\n";
    let tried = ["--tried", "signed out and in: the same", "--tried", "another network: the same"];
    let long = format!("{error}{}", "at frame (file.js:1:2)\n".repeat(400));
    let mut all = Vec::new();
    for (text, more) in
        [(error, &tried[..]), (error, &["--fact", "surface=cli"]), ("nobody knows this", &[]), (&long, &[])]
    {
        let (shown, code) = triage(&[&["report"], more].concat(), text);
        let above = shown.split("<details>").next().unwrap_or_default().lines().count();
        assert!(above < 40 && code == 0, "{above} lines: {shown}");
        let above = shown.split("<details>").next().unwrap_or_default();
        all.push(format!("$ triage report {}\n{above}\n", more.join(" ")));
    }
    insta::assert_snapshot!(all.concat());
}

#[test]
fn a_report_of_every_fixture_fits_a_screen_and_folds_the_rest() {
    let knowledge = super::shipped::builtin();
    for one in super::shipped::answered() {
        let tried = vec!["x".repeat(2000); 9];
        let post = triage_kb::render::report::report(knowledge, &one.fixture.payload, &one.answer, &tried);
        let (above, folded) = post.split_once("\n<details>\n").expect("a fold");
        assert!(above.lines().count() < 40, "{}: {above}", one.fixture.name);
        assert!(folded.contains("\n</details>\n"), "{}", one.fixture.name);
    }
}

/// Of a long log only the beginning is read for the post; what is shown of it is what `redact` shows, to the letter.
#[test]
fn a_report_of_a_long_log_shows_what_redact_shows_and_counts_the_rest() {
    let line = |number: usize| format!("GET /v1/models/{number} refused the key gsk_{} of host {number}\n", filler(52));
    let log: String = (0..20_000).map(line).collect();
    let post = triage(&["report"], &log).0;
    assert!(post.contains("… 19995 more lines below\n") && post.contains("\n… cut here\n"), "{}", &post[..2000]);
    assert!(!post.contains(&filler(8)));
    let shown: String = triage(&["redact"], &log).0.split_inclusive('\n').take(200).collect();
    assert!(post.contains(&format!("```text\n{shown}")), "{}", &post[..4000]);
    // All of it is hidden, so all of it has to be read.
    let block = format!("-----BEGIN PRIVATE KEY-----\n{}-----END PRIVATE KEY-----\nlast\n", "MIIE\n".repeat(200_000));
    assert!(triage(&["report"], &block).0.contains("```text\n[private key]\nlast\n```"));
}
