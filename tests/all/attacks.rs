//! Rules that would do harm, laid over the shipped pack: each is stopped, and by name.

use std::path::PathBuf;

use triage_kb::lint::lint;
use triage_kb::model::Date;
use triage_kb::pack::{self, MemoryPack, PackSource};

const MANIFEST: &str = r#"
[pack]
id = "attack"
version = "1.0.0"
schema = 2
engine = ">=0.1"
title = "An attack"
license = "MIT"
"#;

/// The kinds of problem that are found when an error with this `match` and this first action is laid over the shipped pack.
fn stopped_by(signature: &str, first_action: &str) -> Vec<&'static str> {
    let rules = format!(
        "{MANIFEST}\n[[error]]\nid = \"attack/one\"\ntitle = \"Attack\"\nmatch = {{ {signature} }}\nlayer = \"region\"\n\
        first_action = \"{first_action}\"\npoints_to = [{{ cause = \"region-not-supported\", strength = \"decisive\" }}]\n\
        sources = [\"openai-error-codes\"]\nverified = 2026-11-01\n"
    );
    let over = MemoryPack::new([("pack.toml".to_owned(), rules.into())]);
    let opened = pack::open(&[PackSource::Folder(PathBuf::from("rules")), PackSource::Memory(over)]);
    let knowledge = match opened.knowledge {
        Ok(knowledge) => knowledge,
        Err(problems) => return problems.iter().map(|problem| problem.kind.name()).collect(),
    };
    let today: Date = "2026-11-02".parse().expect("a date");
    let found = lint(&knowledge, &opened.files, &[], today);
    let of_attack = found.iter().filter(|problem| {
        problem.labels.first().is_some_and(|label| !opened.files.get(label.file).path.starts_with("rules"))
    });
    of_attack.map(|problem| problem.kind.name()).collect()
}

#[track_caller]
fn is_stopped(signature: &str, by: &str) {
    let found = stopped_by(signature, "Ask whoever runs it.");
    assert!(found.contains(&by), "{signature}: {found:?}");
}

#[test]
fn words_that_stand_everywhere_are_too_broad() {
    is_stopped(r#"texts = ["the"]"#, "too-broad");
    is_stopped(r#"texts = ["error"]"#, "too-broad");
    is_stopped(r#"texts = ["invalid"]"#, "too-broad");
}

#[test]
fn a_text_one_character_shorter_takes_from_another() {
    is_stopped(r#"texts = ["incorrect api ke"]"#, "takes-from-another");
}

#[test]
fn an_anchor_of_two_letters_is_too_short() {
    is_stopped(r#"texts = ["ke"]"#, "short-signature");
}

#[test]
fn unless_hides_no_theft() {
    is_stopped(r#"texts = ["incorrect api ke"], unless = ["you can find your api key"]"#, "takes-from-another");
}

#[test]
fn a_pattern_that_matches_everything_has_no_anchor() {
    is_stopped(r"regex = ['.*']", "pattern-without-anchor");
    is_stopped(r"regex = ['(?i)key|[a-z]+']", "pattern-without-anchor");
}

#[test]
fn a_draft_is_unfinished() {
    let found = stopped_by(r#"texts = ["lane seven is shut today"]"#, "(the one thing to do first)");
    assert!(found.contains(&"unfinished"), "{found:?}");
}

#[test]
fn a_sound_rule_is_let_through() {
    assert_eq!(stopped_by(r#"texts = ["lane seven is shut today"]"#, "Ask whoever runs it."), Vec::<&str>::new());
}
