//! The pack that knows no string, only the language: concepts, and what they say of each other.

use std::path::PathBuf;

use triage_kb::explain::{Given, explain};
use triage_kb::lint::lint;
use triage_kb::model::{Kind, KnowledgeBase};
use triage_kb::pack::{self, PackSource};
use triage_kb::render::problem::{self, ProblemFormat};
use triage_kb::render::{entry, markdown};
use triage_kb::trial::{judge, made_payloads};

fn spoken() -> KnowledgeBase {
    let opened = pack::open(&[PackSource::Folder(PathBuf::from("tests/packs/spoken"))]);
    let shown = |problems: Vec<_>| problem::write(&problems, &opened.files, ProblemFormat::Text, false);
    opened.knowledge.map_err(shown).expect("a valid pack")
}

#[track_caller]
fn recognises(text: &str, wanted: &[&str]) {
    let answer = explain(&spoken(), text, &Given::default());
    let found: Vec<&str> = answer.errors.iter().map(|error| error.id.as_str()).collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn the_pack_gives_no_warning() {
    let knowledge = spoken();
    let found = lint(&knowledge, &knowledge.files, &[], "2026-06-01".parse().expect("a date"));
    assert_eq!(problem::write(&found, &knowledge.files, ProblemFormat::Text, false), "");
}

#[test]
fn a_statement_is_heard_in_whatever_words() {
    for text in
        ["Lamp defective", "LightBulbBroken", "DIE LAMPE IST KAPUTT", "灯坏了", "лампа не горит", "replace the lamp"]
    {
        recognises(text, &["lamp/broken"]);
    }
    recognises("The lamp is not broken", &[]);
    recognises("The lava lamp is broken", &[]);
}

#[test]
fn a_concept_stands_in_a_text_and_in_a_pattern() {
    recognises("The code of the ampoule is long", &["lamp/code"]);
    recognises("Lampe E12", &["lamp/code"]);
}

#[test]
fn every_clause_recognises_by_its_own_words() {
    let knowledge = spoken();
    let samples = made_payloads(&knowledge);
    assert_eq!(samples.len(), 6, "three statements, what voids them, a text and a pattern");
    let failed = samples
        .iter()
        .filter(|sample| !judge(&explain(&knowledge, &sample.payload, &sample.given), &sample.expect).is_fine());
    let failed: Vec<&str> = failed.map(|sample| sample.payload.as_str()).collect();
    assert_eq!(failed, ["lamp broken lava lamp"]);
}

#[test]
fn a_concept_has_a_page() {
    let page = entry::page(&spoken(), Kind::Concept, "broken").expect("a page");
    insta::assert_snapshot!(markdown::write(&page, &markdown::NoLinks));
}
