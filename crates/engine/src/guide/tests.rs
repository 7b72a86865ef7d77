use std::path::PathBuf;

use super::*;
use crate::explain::Status;
use crate::pack::{self, PackSource};

fn small() -> KnowledgeBase {
    pack::open(&[PackSource::Folder(PathBuf::from("../../tests/packs/small"))]).knowledge.expect("a valid pack")
}

/// What is shown, in a word or two.
fn shown(guide: &Guide<'_>) -> String {
    match guide.now() {
        Now::Question(asked) => format!("{}?", asked.fact),
        Now::Step(attempt) => format!("{} {}", attempt.fix.as_deref().unwrap_or("first"), attempt.at + 1),
        Now::Gone(attempt) => format!("gone after {}?", attempt.fix.as_deref().unwrap_or("first")),
        Now::Solved => "solved".to_owned(),
        Now::Exhausted => "exhausted".to_owned(),
    }
}

/// Replies to "no flow", and gives what is shown after each.
fn walk(replies: &[Reply]) -> Vec<String> {
    let knowledge = small();
    let mut guide = Guide::begin(&knowledge, "no flow", Given::default());
    let mut all = vec![shown(&guide)];
    for reply in replies {
        guide.reply(reply);
        all.push(shown(&guide));
    }
    all
}

fn probability(guide: &Guide<'_>, cause: &str) -> f64 {
    let found = guide.answer().causes.iter().find(|known| known.id == cause);
    found.map_or(0.0, |cause| cause.probability)
}

#[test]
fn a_fix_that_works_and_cures_is_the_end() {
    let seen = walk(&[Reply::Skipped, Reply::Worked, Reply::Worked, Reply::Worked]);
    assert_eq!(seen, ["lamp?", "fill-tank 1", "gone after fill-tank?", "solved", "solved"]);
}

#[test]
fn an_answer_leads_to_the_fix_that_is_for_it() {
    let seen = walk(&[Reply::Choice("off".to_owned())]);
    assert_eq!(seen, ["lamp?", "plug-in 1"]);
}

#[test]
fn a_fix_that_failed_is_tried_no_more_and_makes_its_cause_less_likely() {
    let knowledge = small();
    let mut guide = Guide::begin(&knowledge, "no flow", Given::default());
    let before = (probability(&guide, "tank-empty"), probability(&guide, "no-power"));
    guide.reply(&Reply::Skipped);
    guide.reply(&Reply::Failed);
    assert!(probability(&guide, "tank-empty") < before.0 / 2.0);
    assert!(probability(&guide, "no-power") > before.1);
    assert_eq!(guide.answer().failed_fixes, ["fill-tank"]);
    assert!(guide.left().all(|fix| fix.fix != "fill-tank"));
    assert_ne!(shown(&guide), "fill-tank 1");
}

#[test]
fn what_failed_is_among_the_reasons() {
    let knowledge = small();
    let given = Given::default().with_failed(&knowledge, "fill-tank").with_failed(&knowledge, "no-such-fix");
    let answer = explain(&knowledge, "no flow", &given);
    let tank = answer.causes.iter().find(|cause| cause.id == "tank-empty").expect("it is still possible");
    let reason = tank.evidence.iter().find(|part| part.when == r#"failed("fill-tank")"#).expect("a reason");
    assert_eq!(reason.because.as_deref(), Some("“Fill the tank” was tried and did not help."));
    assert!(reason.added < 0.0);
}

#[test]
fn what_went_well_and_what_was_skipped_say_nothing_of_the_cause() {
    let knowledge = small();
    for replies in [&[Reply::Worked, Reply::Failed][..], &[Reply::Skipped]] {
        let mut guide = Guide::begin(&knowledge, "no flow", Given::default());
        let before = probability(&guide, "tank-empty");
        guide.reply(&Reply::Skipped);
        for reply in replies {
            guide.reply(reply);
        }
        assert!((probability(&guide, "tank-empty") - before).abs() < f64::EPSILON, "{replies:?}");
        assert_ne!(shown(&guide), "fill-tank 1");
    }
}

#[test]
fn what_was_skipped_is_left_and_what_was_tried_is_not() {
    let knowledge = small();
    let mut guide = Guide::begin(&knowledge, "no flow", Given::default());
    for reply in [Reply::Skipped, Reply::Skipped, Reply::Unknown, Reply::Worked, Reply::Failed] {
        guide.reply(&reply);
    }
    let left: Vec<&str> = guide.left().map(|fix| fix.fix.as_str()).collect();
    let tried: Vec<String> = guide.tried().map(Tried::told).collect();
    assert_eq!(left.len() + tried.len(), 3, "{left:?} {tried:?}");
    assert!(left.contains(&"fill-tank"));
}

#[test]
fn what_nobody_knows_is_told_how_to_find_out() {
    let knowledge = small();
    let mut guide = Guide::begin(&knowledge, "no flow", Given::default());
    guide.reply(&Reply::Unknown);
    assert_eq!(guide.advice(), Some("Look at the front."));
    guide.reply(&Reply::Unknown);
    assert!(guide.advice().is_some_and(|advice| advice.contains("The lamp goes off.")));
}

#[test]
fn back_takes_one_reply_back_with_all_that_came_of_it() {
    let knowledge = small();
    let mut guide = Guide::begin(&knowledge, "no flow", Given::default());
    assert!(!guide.back());
    guide.reply(&Reply::Skipped);
    let before = (shown(&guide), probability(&guide, "tank-empty"));
    guide.reply(&Reply::Failed);
    assert!(guide.back());
    assert_eq!((shown(&guide), probability(&guide, "tank-empty")), before);
}

#[test]
fn a_reply_that_does_not_fit_changes_nothing() {
    let seen =
        walk(&[Reply::Worked, Reply::Choice("blue".to_owned()), Reply::Skipped, Reply::Choice("off".to_owned())]);
    assert_eq!(seen, ["lamp?", "lamp?", "lamp?", "fill-tank 1", "fill-tank 1"]);
}

#[test]
fn whatever_is_replied_the_end_comes() {
    for reply in [Reply::Worked, Reply::Failed, Reply::Skipped, Reply::Unknown] {
        let knowledge = small();
        let mut guide = Guide::begin(&knowledge, "no flow", Given::default());
        for _ in 0..30 {
            if let Now::Question(_) = guide.now() {
                guide.reply(&Reply::Skipped);
            }
            guide.reply(&reply);
        }
        assert!(matches!(guide.now(), Now::Solved | Now::Exhausted), "{reply:?}");
    }
}

#[test]
fn what_nobody_knows_has_nothing_to_walk_through() {
    let knowledge = small();
    let guide = Guide::begin(&knowledge, "all is well", Given::default());
    assert_eq!(guide.answer().status, Status::Unknown);
    assert_eq!(shown(&guide), "exhausted");
}
