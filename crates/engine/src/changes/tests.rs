use super::{How, changes};
use crate::model::{KnowledgeBase, Verdict};
use crate::pack::{self, MemoryPack, PackSource};

const MANIFEST: &str = "[pack]\nid = \"mill\"\nversion = \"1.0.0\"\nschema = 1\nengine = \">=0.1\"\ntitle = \"A mill\"\nlicense = \"CC0-1.0\"\n";

/// One entry of every sort that can change without another.
const MILL: &str = r#"
[[echo]]
id = "order"
title = "The order"
from = [{ json = "order" }]

[[redact]]
id = "name"
title = "A name"
regex = '\bMr [A-Z]\w+'
label = "name"

[[claim]]
id = "stones-need-oil"
text = "Mill stones need oil."
verdict = "likely"
topic = "stones"
said_by = ["handbook"]

[[source]]
id = "handbook"
title = "The handbook"
url = "https://example.org/handbook"
date = 2026-01-01
kind = "official"
"#;

fn mill(rules: &str) -> KnowledgeBase {
    let files = [("pack.toml", MANIFEST), ("rules.toml", rules)];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned().into()));
    pack::open(&[PackSource::Memory(MemoryPack::new(files))]).knowledge.expect("a valid pack")
}

/// What changes when one text takes the place of another.
fn after(old: &str, new: &str) -> Vec<(String, How)> {
    assert!(MILL.contains(old), "{old}");
    let found = changes(&mill(MILL), &mill(&MILL.replace(old, new)));
    found.into_iter().map(|change| (format!("{} {}", change.kind, change.id), change.how)).collect()
}

fn one(entry: &str, how: How) -> Vec<(String, How)> {
    vec![(entry.to_owned(), how)]
}

#[test]
fn what_a_payload_repeats_and_what_is_hidden_count_as_knowledge() {
    assert_eq!(after("json = \"order\"", "json = \"wish\""), one("echo order", How::Changed));
    assert_eq!(after("Mr [A-Z]", "Mrs? [A-Z]"), one("redact name", How::Changed));
}

#[test]
fn an_entry_that_is_only_moved_is_the_same() {
    assert_eq!(after("\n[[echo]]", "\n\n# A remark.\n\n[[echo]]"), []);
}

#[test]
fn a_new_name_of_a_source_is_no_change_of_what_cites_it() {
    assert_eq!(after("The handbook", "The old handbook"), one("source handbook", How::Changed));
}

#[test]
fn a_reference_to_another_entry_is_compared_by_its_id() {
    let another = "[[source]]\nid = \"almanac\"\ntitle = \"An almanac\"\nkind = \"observed\"\n";
    assert_eq!(after("\n[[claim]]", &format!("\n{another}\n[[claim]]")), one("source almanac", How::Added));
}

#[test]
fn another_verdict_is_told_from_other_changes() {
    let how = How::VerdictChanged { from: Some(Verdict::Likely), to: Some(Verdict::False) };
    assert_eq!(after("verdict = \"likely\"", "verdict = \"false\""), one("claim stones-need-oil", how));
}

#[test]
fn an_id_that_is_gone_is_missed() {
    let gone = after("id = \"name\"", "id = \"surname\"");
    assert_eq!(gone, [("redact surname".to_owned(), How::Added), ("redact name".to_owned(), How::Removed)]);
}
