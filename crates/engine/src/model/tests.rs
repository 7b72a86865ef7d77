use std::path::PathBuf;

use super::{AnyEntry, Kind, KnowledgeBase};
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
