//! The rows of the texts that the pack began with: none is lost, and each has its verdict.

use serde::Deserialize;
use triage_kb::explain::{Given, explain};
use triage_kb::model::{AnyEntry, Kind};

use super::shipped::builtin;

#[derive(Deserialize)]
struct Seeds {
    row: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    table: String,
    says: String,
    /// `kind:id` each.
    entries: Vec<String>,
}

fn rows() -> Vec<Row> {
    let text = include_str!("../seeds.toml");
    toml::from_str::<Seeds>(text).expect("the rows").row
}

fn entry(name: &str) -> &'static dyn AnyEntry {
    let (kind, id) = name.split_once(':').expect("kind:id");
    let kind: Kind = kind.parse().expect("a kind");
    let found = builtin().find(kind, id).unwrap_or_else(|| panic!("there is no {name}"));
    assert!(found.common().is_current(), "{name} is withdrawn");
    found
}

#[test]
fn every_row_has_its_entries_with_their_verdicts() {
    let line = |row: &Row| {
        let verdict = |name: &String| match entry(name).verdict() {
            Some(verdict) => format!("{name} ({verdict})"),
            None => name.clone(),
        };
        let entries: Vec<String> = row.entries.iter().map(verdict).collect();
        format!("{}: {}\n    {}", row.table, row.says, entries.join(", "))
    };
    insta::assert_snapshot!(rows().iter().map(line).collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_text_of_the_error_table_is_recognised_as_its_entry() {
    for row in rows().iter().filter(|row| row.table == "error table") {
        let answer = explain(builtin(), &row.says, &Given::default());
        let wanted = row.entries[0].trim_start_matches("error:");
        let recognised = answer.errors.iter().any(|error| error.counts && error.id == wanted);
        assert!(recognised, "{}: {:?}", row.says, answer.errors.iter().map(|error| &error.id).collect::<Vec<_>>());
    }
}
