//! The engine serves another subject: the example pack on Kubernetes, alone and beside the shipped one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use triage_kb::explain::{Explanation, Given, explain};
use triage_kb::guide;
use triage_kb::model::{AnyEntry, Kind, KnowledgeBase};
use triage_kb::pack::{self, PackSource};
use triage_kb::render::page::Page;
use triage_kb::render::{brief, explanation, report, terminal};
use triage_kb::site::{self, Occasion};
use triage_kb::trial::{Fixture, load_fixtures};

use super::contract::toml_files;

const PACK: &str = "examples/kubernetes";

/// Words of the shipped pack's subject, in small letters.
const OURS: [&str; 9] =
    ["key", "keys", "editor", "provider", "providers", "credential", "credentials", "byok", "cursor"];

/// So many columns wrap nothing.
const WIDE: usize = 4000;

/// What nobody knows.
const UNKNOWN: &str = "the flux capacitor hums";

fn opened(packs: &[&str]) -> KnowledgeBase {
    let sources: Vec<_> = packs.iter().map(|folder| PackSource::Folder(folder.into())).collect();
    pack::open(&sources).knowledge.expect("the packs are right")
}

fn fixtures(knowledge: &KnowledgeBase) -> Vec<Fixture> {
    load_fixtures(&Path::new(PACK).join("fixtures"), knowledge).expect("the folder of fixtures").fixtures
}

fn answers(knowledge: &KnowledgeBase) -> Vec<(String, Explanation)> {
    let mut asked: Vec<(String, Given)> =
        fixtures(knowledge).into_iter().map(|fixture| (fixture.payload, fixture.given)).collect();
    asked.push((UNKNOWN.to_owned(), Given::default()));
    asked
        .into_iter()
        .map(|(payload, given)| (explain(knowledge, &payload, &given), payload))
        .map(|(a, p)| (p, a))
        .collect()
}

fn triage(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    command.args(["--rules", PACK]).args(arguments).env("NO_COLOR", "1").env_remove("CLICOLOR_FORCE");
    command
}

fn printed(arguments: &[&str]) -> String {
    let output = triage(arguments).output().expect("it runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Every string that a rule file or fixture of the pack holds, in small letters, the longest first.
fn said_by_the_pack() -> Vec<String> {
    fn strings(value: &toml::Value, found: &mut BTreeSet<String>) {
        match value {
            toml::Value::String(text) => {
                found.extend(text.lines().map(|line| line.trim().to_lowercase()).filter(|line| line.len() > 2));
            }
            toml::Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
            toml::Value::Table(table) => table.values().for_each(|item| strings(item, found)),
            _ => {}
        }
    }
    let mut files = Vec::new();
    toml_files(Path::new(PACK), &mut files);
    let mut found = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).expect("a rule file");
        strings(&toml::Value::Table(text.parse().expect("TOML")), &mut found);
    }
    let mut found: Vec<String> = found.into_iter().collect();
    found.sort_by_key(|text| std::cmp::Reverse(text.len()));
    found
}

/// The lines that speak of our subject without the pack having said so.
fn out_of_subject<'t>(text: &'t str, said: &[String]) -> Vec<&'t str> {
    let is_ours = |line: &str| line.split(|letter: char| !letter.is_alphanumeric()).any(|word| OURS.contains(&word));
    let says_so = |line: &&str| {
        let line = line.to_lowercase();
        // A line of the payload in which something was hidden is no longer that of the fixture.
        if line.contains("[credential]") {
            return false;
        }
        // Most lines hold no such word, and need no look at what the pack says.
        is_ours(&line) && is_ours(&said.iter().fold(line, |line, text| line.replace(text.as_str(), " ")))
    };
    text.lines().filter(says_so).collect()
}

fn shown(page: &Page) -> String {
    anstream::adapter::strip_str(&terminal::write(page, WIDE)).to_string()
}

#[test]
fn the_pack_is_clean_and_its_fixtures_are_answered() {
    triage(&["check", "--deny-warnings"]).assert().success();
    triage(&["test"]).assert().success();
    let knowledge = opened(&[PACK]);
    let asked = knowledge.facts.entries().filter(|fact| fact.ask.is_some()).count();
    let in_scope = |error: &&triage_kb::model::Error| !knowledge.layers[error.layer].out_of_scope;
    assert!(knowledge.errors.entries().filter(in_scope).count() >= 15);
    assert!(knowledge.causes.len() >= 10 && asked >= 4 && fixtures(&knowledge).len() >= 40);
}

#[test]
fn every_cause_of_the_pack_leads_in_a_fixture() {
    let knowledge = opened(&[PACK]);
    let led: BTreeSet<String> =
        answers(&knowledge).into_iter().filter_map(|(_, answer)| Some(answer.causes.first()?.id.clone())).collect();
    let never: Vec<&str> = knowledge.causes.entries().map(AnyEntry::name).filter(|id| !led.contains(*id)).collect();
    // No public thread with its date and the whole text was at hand.
    let known =
        ["export-refused", "field-wrong", "image-not-loaded", "nodes-closed", "program-fails", "registry-speaks-http"];
    assert!(never.iter().all(|id| known.contains(id)), "add a fixture in which it leads: {never:?}");
}

#[test]
fn no_answer_speaks_of_another_subject() {
    let (knowledge, said) = (opened(&[PACK]), said_by_the_pack());
    let mut wrong = Vec::new();
    for (payload, answer) in answers(&knowledge) {
        let brief = brief::brief(&answer);
        let ending = brief.questions.first().map_or(terminal::Ending::Plain, terminal::Ending::Asked);
        let texts = [
            anstream::adapter::strip_str(&terminal::brief(&brief, WIDE, ending)).to_string(),
            shown(&explanation::page(&answer, true)),
            shown(&guide::checklist(&answer, Some("triage explain"))),
            report::report(&knowledge, &payload, &answer, &[]),
        ];
        for text in &texts {
            wrong.extend(out_of_subject(text, &said).into_iter().map(str::to_owned));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_page_speaks_of_another_subject() {
    let (knowledge, said) = (opened(&[PACK]), said_by_the_pack());
    let mut wrong = Vec::new();
    for (path, text) in site::render(&knowledge, &Occasion::default()) {
        // The rule format is the engine's and has a table for keys; the styles know a mouse cursor.
        if !["src/format.md", "site.css", "site.js"].contains(&path.as_str()) {
            wrong.extend(out_of_subject(&text, &said).into_iter().map(|line| format!("{path}: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sections_without_entries_do_not_appear() {
    let knowledge = opened(&[PACK]);
    let files = site::render(&knowledge, &Occasion::default());
    for (kind, path) in [
        (Kind::Key, "src/keys.md"),
        (Kind::Provider, "src/providers.md"),
        (Kind::Feature, "src/features.md"),
        (Kind::Client, "src/clients.md"),
        (Kind::Claim, "src/claims.md"),
    ] {
        assert!(knowledge.of_kind(kind).next().is_none() && !files.contains_key(path), "{path}");
        let name = Path::new(path).file_name().and_then(|name| name.to_str()).expect("a name");
        let linked = files.iter().filter(|(_, text)| text.contains(&format!("({name})")));
        assert_eq!(linked.map(|(path, _)| path.as_str()).collect::<Vec<_>>(), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn help_names_the_subject_and_hides_what_the_pack_has_nothing_for() {
    let (help, said) = (printed(&["--help"]), said_by_the_pack());
    assert!(help.contains("It knows: Kubernetes."), "{help}");
    assert!(help.contains("recognised: no cluster problem"), "{help}");
    assert!(!help.contains("  probe ") && !help.contains("  matrix "), "{help}");
    let man = printed(&["man"]);
    for text in [
        help,
        man,
        printed(&["explain", "--help"]),
        printed(&["guide", "--help"]),
        printed(&["report", "--help"]),
        printed(&["doctor"]),
    ] {
        // What editors the schemas are for is not our subject.
        let lines: Vec<&str> =
            out_of_subject(&text, &said).into_iter().filter(|line| !line.contains("Schema")).collect();
        assert!(lines.is_empty(), "{lines:#?}");
    }
}

#[test]
fn what_to_capture_and_what_to_post_come_from_the_pack() {
    let answer = printed(&["explain", UNKNOWN]);
    assert!(answer.contains("kubectl describe"), "{answer}");
    let post = printed(&["report", "CrashLoopBackOff seen"]);
    assert!(post.contains("Kubernetes version, server and client: …"), "{post}");
    assert!(!post.contains("Base URL"), "{post}");
}

#[test]
fn a_matrix_of_nothing_is_refused() {
    let output = triage(&["matrix"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("feature"), "{output:?}");
}

#[test]
fn two_packs_laid_over_each_other_read_the_same_facts() {
    let both = opened(&["rules", PACK]);
    let (ours, theirs) = (opened(&["rules"]), opened(&[PACK]));
    let places = |knowledge: &KnowledgeBase| knowledge.facts.get("code").expect("the fact").from.len();
    assert_eq!(places(&both), places(&ours) + places(&theirs));
    assert_eq!(
        both.facts.get("code").map(|fact| fact.doc.as_str()),
        ours.facts.get("code").map(|fact| fact.doc.as_str())
    );
    // A code that only the one pack reads, and one that only the other reads, are found by `match.codes`.
    let found = |payload: &str| -> Vec<String> {
        let answer = explain(&both, payload, &Given::default());
        answer.errors.iter().filter(|error| error.counts).map(|error| error.id.clone()).collect()
    };
    let state = "    State:          Waiting\n      Reason:       CrashLoopBackOff";
    assert_eq!(found(state), ["pod/crash-loop"]);
    let provider = r#"{"error":{"message":"x","type":"invalid_request_error","code":"account_deactivated"}}"#;
    assert!(found(provider).contains(&"openai/account-deactivated".to_owned()), "{:?}", found(provider));
    assert_eq!(both.manifest.words.subject.as_deref(), Some("Cursor and its API keys, and Kubernetes"));
}

#[test]
fn what_one_pack_knows_as_a_look_alike_is_the_subject_of_the_other() {
    let (alone, both) = (opened(&["rules"]), opened(&["rules", PACK]));
    let payload = "error: You must be logged in to the server (Unauthorized)";
    let layer = |knowledge: &KnowledgeBase| explain(knowledge, payload, &Given::default()).layer;
    assert_eq!(layer(&alone).as_deref(), Some("unrelated"));
    assert_eq!(layer(&both).as_deref(), Some("kubeconfig"));
}

#[test]
fn beside_the_shipped_pack_nine_of_ten_layers_stay_right() {
    let both = opened(&["rules", PACK]);
    let expected: Vec<_> = fixtures(&both).into_iter().filter(|fixture| fixture.expect.layer.is_some()).collect();
    let is_right = |fixture: &&Fixture| explain(&both, &fixture.payload, &fixture.given).layer == fixture.expect.layer;
    let right = expected.iter().filter(is_right).count();
    assert!(right * 10 >= expected.len() * 9, "{right} of {}", expected.len());
}

/// A folder with two packs side by side, each with its own fixtures.
fn side_by_side(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("triage-{name}-{}", std::process::id()));
    for (pack, word) in [("tea", "steeped too long"), ("soup", "salted twice")] {
        let manifest = format!(
            "[pack]\nid = \"{pack}\"\nversion = \"0.1.0\"\nschema = 2\nengine = \">=0.1\"\ntitle = \"{pack}\"\nlicense = \"MIT\"\n\n\
             [[layer]]\nid = \"{pack}\"\ntitle = \"{pack}\"\nsummary = \"x\"\nowner = \"you\"\norder = 1\n\n\
             [[error]]\nid = \"{pack}/spoiled\"\ntitle = \"Spoiled\"\nmatch.texts = [\"{word}\"]\nlayer = \"{pack}\"\n\
             points_to = [{{ cause = \"{pack}-care\", strength = \"strong\" }}]\n\n\
             [[cause]]\nid = \"{pack}-care\"\ntitle = \"Care\"\nlayer = \"{pack}\"\nsymptom = \"x\"\nwhy = \"x\"\nfixes = [\"{pack}-again\"]\n\n\
             [[fix]]\nid = \"{pack}-again\"\ntitle = \"Again\"\nminutes = 1\nreversible = true\nwho = \"you\"\n\
             steps = [{{ do = \"Make it again.\", pass = \"It is good.\" }}]\n"
        );
        let fixture = format!(
            "source = \"https://example.com/{pack}\"\ncaptured = 2026-01-01\npayload = '''\n{word}'''\n\n[expect]\nleads = \"{pack}/spoiled\"\n"
        );
        let fixtures = folder.join(pack).join("fixtures").join(pack);
        fs::create_dir_all(&fixtures).expect("a folder");
        fs::write(folder.join(pack).join("pack.toml"), manifest).expect("a file");
        fs::write(fixtures.join("one.toml"), fixture).expect("a file");
    }
    folder
}

#[test]
fn packs_in_one_folder_do_not_mix_their_fixtures() {
    let folder = side_by_side("packs");
    for pack in ["tea", "soup"] {
        let mut command = Command::cargo_bin("triage").expect("the binary");
        command.env("TRIAGE_NO_CACHE", "1");
        let output =
            command.args(["--rules", &folder.join(pack).display().to_string(), "test"]).output().expect("it runs");
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && stdout.contains("1 passed, 0 failed"), "{stdout}");
    }
    fs::remove_dir_all(&folder).expect("the folder goes");
}
