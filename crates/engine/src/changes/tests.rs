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

[[layer]]
id = "wheel"
title = "The wheel"
summary = "Nothing turns."
owner = "the miller"
order = 1

[[error]]
id = "no-flour"
title = "No flour"
match = { texts = ["no flour"] }
layer = "wheel"
points_to = [{ cause = "dry-brook", strength = "strong" }]
sources = ["handbook"]

[[error]]
id = "stands-still"
title = "The mill stands still"
match = { texts = ["stands still"] }
layer = "wheel"
points_to = [{ cause = "dry-brook", strength = "strong" }]

[[cause]]
id = "dry-brook"
title = "The brook is dry"
layer = "wheel"
symptom = "The wheel stands."
why = "No rain."
fixes = ["wait"]

[[fix]]
id = "wait"
title = "Wait for rain"
minutes = 1000
reversible = true
who = "you"
steps = [{ do = "Wait.", pass = "It rains." }]

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

fn changed(fields: &[&str]) -> How {
    How::Changed { fields: fields.iter().map(|field| (*field).to_owned()).collect() }
}

fn one(entry: &str, how: How) -> Vec<(String, How)> {
    vec![(entry.to_owned(), how)]
}

#[test]
fn what_a_payload_repeats_and_what_is_hidden_count_as_knowledge() {
    assert_eq!(after("json = \"order\"", "json = \"wish\""), one("echo order", changed(&["from"])));
    assert_eq!(after("Mr [A-Z]", "Mrs? [A-Z]"), one("redact name", changed(&["regex"])));
}

#[test]
fn what_no_page_shows_is_seen_and_named() {
    let other_prior = after("fixes = [\"wait\"]", "prior = \"rare\"\nfixes = [\"wait\"]");
    assert_eq!(other_prior, one("cause dry-brook", changed(&["prior"])));
    let superseding = after("title = \"No flour\"", "title = \"No flour\"\nsupersedes = [\"stands-still\"]");
    assert_eq!(superseding, one("error no-flour", changed(&["supersedes"])));
}

#[test]
fn fields_are_named_as_in_rule_files() {
    assert_eq!(after("[\"no flour\"]", "[\"no meal\"]"), one("error no-flour", changed(&["match"])));
    assert_eq!(after("need oil.", "need no oil."), one("claim stones-need-oil", changed(&["text"])));
    let compared = after("sources = [\"handbook\"]", "sources = []\nverified = 2026-01-02");
    assert_eq!(compared, one("error no-flour", changed(&["sources", "verified"])));
}

#[test]
fn a_new_error_changes_neither_its_layer_nor_its_cause_nor_its_source() {
    let another = "[[error]]\nid = \"dust\"\ntitle = \"Dust\"\nmatch = { texts = [\"dust\"] }\nlayer = \"wheel\"\npoints_to = [{ cause = \"dry-brook\", strength = \"weak\" }]\nsources = [\"handbook\"]\n";
    assert_eq!(after("\n[[claim]]", &format!("\n{another}\n[[claim]]")), one("error dust", How::Added));
}

#[test]
fn an_entry_that_is_only_moved_is_the_same() {
    assert_eq!(after("\n[[echo]]", "\n\n# A remark.\n\n[[echo]]"), []);
}

#[test]
fn a_new_name_of_a_source_is_no_change_of_what_cites_it() {
    assert_eq!(after("The handbook", "The old handbook"), one("source handbook", changed(&["title"])));
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

#[test]
fn what_changed_in_a_field_is_said() {
    let found = changes(
        &mill(MILL),
        &mill(&MILL.replace("strength = \"strong\" }]\nsources", "strength = \"weak\" }]\nsources")),
    );
    let values: Vec<_> = found.into_iter().flat_map(|change| change.values).collect();
    let [pointers] = values.as_slice() else { panic!("one change: {values:?}") };
    assert_eq!(pointers.field, "points_to");
    assert_eq!((pointers.was.len(), pointers.is.len()), (1, 1));
    assert!(pointers.was[0].contains("strength strong") && pointers.is[0].contains("strength weak"), "{pointers:?}");
}
