use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;

use super::{AnyEntry, AnyRef, Concept, Kind, KnowledgeBase};
use crate::pack::{self, PackSource};

fn shipped() -> KnowledgeBase {
    pack::open(&[PackSource::Folder(PathBuf::from("../../rules"))]).knowledge.expect("a valid pack")
}

#[test]
fn a_kind_is_known_by_its_table_and_by_its_plural() {
    for kind in Kind::ALL {
        assert_eq!(kind.name().parse(), Ok(kind));
        assert_eq!(kind.plural().to_uppercase().parse(), Ok(kind));
    }
    assert!("pump".parse::<Kind>().is_err_and(|message| message.contains("errors, causes, fixes")));
}

#[test]
fn every_entry_is_found_by_its_kind_and_id() {
    let knowledge = shipped();
    for entry in knowledge.all() {
        let found = knowledge.find(entry.kind(), entry.name()).map(AnyEntry::title);
        assert_eq!(found, Some(entry.title()), "{} {}", entry.kind(), entry.name());
    }
}

#[test]
fn what_an_entry_says_holds_ids_and_no_places() {
    let knowledge = shipped();
    for entry in knowledge.all() {
        let content = knowledge.content(entry);
        assert!(content.is_object(), "{} {}: {content}", entry.kind(), entry.name());
        assert!(!content.to_string().contains("$reference"), "{content}");
        assert!(content["common"]["written_at"].is_null(), "{content}");
    }
}

/// A reference that is forgotten where an entry visits its references still stands among its fields.
#[test]
fn every_reference_of_an_entry_is_visited() {
    let knowledge = shipped();
    for entry in knowledge.all() {
        let visited = entry.references().len();
        let written = written_references(&entry.fields());
        // The concepts of a statement are written as words.
        let of_statements = entry.references().into_iter().filter_map(AnyRef::to::<Concept>).count();
        let of_statements = if entry.kind() == Kind::Error { of_statements } else { 0 };
        assert_eq!(visited, written.len() + of_statements, "{} {}: {written:?}", entry.kind(), entry.name());
    }
}

fn written_references(fields: &Value) -> BTreeSet<String> {
    match fields {
        Value::Object(fields) => match fields.get("$reference") {
            Some(reference) => BTreeSet::from([reference.to_string()]),
            None => fields.values().flat_map(written_references).collect(),
        },
        Value::Array(items) => items.iter().flat_map(written_references).collect(),
        _ => BTreeSet::new(),
    }
}

#[test]
fn a_cell_of_the_matrix_cites_for_its_feature() {
    let knowledge = shipped();
    let citations = knowledge.citations();
    for feature in knowledge.features.entries() {
        for source in feature.support.iter().flat_map(|cell| &cell.sources) {
            let citing = citations.get(source).into_iter().flatten();
            let mut features = citing.filter(|entry| entry.kind() == Kind::Feature);
            assert!(features.any(|entry| entry.name() == feature.id.as_str()), "{}", feature.id);
        }
    }
}
