use std::path::{Path, PathBuf};

use super::*;
use crate::pack::{PackSource, open};
use crate::trial::load_fixtures;

fn small() -> (KnowledgeBase, Vec<Fixture>) {
    let knowledge =
        open(&[PackSource::Folder(PathBuf::from("../../tests/packs/small"))]).knowledge.expect("a valid pack");
    let loaded = load_fixtures(Path::new("../../tests/packs/small_fixtures"), &knowledge).expect("the fixtures");
    (knowledge, loaded.fixtures)
}

#[test]
fn a_fixture_out_of_reach_is_answered_as_before() {
    let (knowledge, fixtures) = small();
    let ledger = Ledger::of(&knowledge, &fixtures);
    let mut changed = knowledge.clone();
    for mutant in Mutant::all(&knowledge) {
        let reached = reach::reach(&knowledge, &ledger, mutant);
        let original = mutant.exchange(&changed).expect("every mutant changes something").apply(&mut changed);
        for (case, fixture) in fixtures.iter().enumerate().filter(|(case, _)| !reached.contains(case)) {
            let shift = match Answer::to(&knowledge, fixture).compare(&Answer::to(&changed, fixture)) {
                Difference::Noticed => 1.0,
                Difference::Shift(shift) => shift,
            };
            assert!(shift < 1e-9, "{mutant:?} touches fixture {case}");
        }
        original.apply(&mut changed);
    }
}

#[test]
fn a_signature_without_its_last_clause_recognises_nothing() {
    let (mut knowledge, _) = small();
    let tea = knowledge.errors.find("machine/tea").expect("the error");
    let mutant = Mutant {
        clause: crate::trial::Clause::Signature(tea, crate::model::SignaturePart::Text(0)),
        change: Change::Dropped,
    };
    mutant.exchange(&knowledge).expect("a text to drop").apply(&mut knowledge);
    let answer = crate::explain::explain(&knowledge, "tea requested", &crate::explain::Given::default());
    assert!(answer.errors.is_empty());
}

#[test]
fn what_was_tried_is_put_back() {
    let (knowledge, fixtures) = small();
    let noticed = |trials: Vec<Trial>| -> Vec<Option<usize>> { trials.iter().map(|trial| trial.noticed_by).collect() };
    let alone: Vec<Option<usize>> = {
        let ledger = Ledger::of(&knowledge, &fixtures);
        let before: Vec<Answer> = fixtures.iter().map(|fixture| Answer::to(&knowledge, fixture)).collect();
        let fresh = |mutant: &Mutant| {
            let cases = reach::reach(&knowledge, &ledger, *mutant);
            first_notice(&mut knowledge.clone(), &fixtures, &before, *mutant, &cases).0
        };
        Mutant::all(&knowledge).iter().map(fresh).collect()
    };
    assert_eq!(noticed(mutate(&knowledge, &fixtures, fixtures.len(), &Scope::all(), &|_, _| {})), alone);
}
