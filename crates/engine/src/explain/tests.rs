use std::path::PathBuf;

use super::*;
use crate::pack::{self, PackSource};

fn small() -> KnowledgeBase {
    pack::open(&[PackSource::Folder(PathBuf::from("../../tests/packs/small"))]).knowledge.expect("a valid pack")
}

fn answer(payload: &str, facts: &[(&str, &str)]) -> Explanation {
    let knowledge = small();
    let given = Given::read(&knowledge, facts.iter().copied()).expect("facts of the pack");
    explain(&knowledge, payload, &given)
}

fn leading(answer: &Explanation) -> Option<&str> {
    answer.causes.first().map(|cause| cause.id.as_str())
}

#[test]
fn nothing_known_is_unknown() {
    let answer = answer("all is well", &[]);
    assert_eq!((answer.status, answer.layer, answer.confidence), (Status::Unknown, None, 0.0));
}

#[test]
fn a_question_separates_the_causes_and_each_answer_leads_to_its_own() {
    let open = answer("no flow", &[]);
    assert_eq!(open.ask.first().map(|question| question.fact.as_str()), Some("lamp"));
    assert_eq!(leading(&answer("no flow", &[("lamp", "red")])), Some("tank-empty"));
    assert_eq!(leading(&answer("no flow", &[("lamp", "off")])), Some("no-power"));
}

#[test]
fn evidence_rules_a_layer_out_and_its_repair_with_it() {
    let answer = answer("no flow", &[("lamp", "red")]);
    let ruled_out: Vec<_> = answer.ruled_out.iter().filter_map(|out| out.layer.as_deref()).collect();
    assert_eq!(ruled_out, ["power"]);
    assert!(answer.avoid.iter().any(|avoid| avoid.text.contains("Plug it in")));
}

#[test]
fn what_is_said_of_something_else_is_no_problem_of_ours() {
    let answer = answer("tea requested", &[]);
    assert_eq!((answer.status, answer.layer.as_deref()), (Status::Unrelated, Some("no-machine")));
}

#[test]
fn a_name_of_a_field_is_no_error_text() {
    assert_eq!(answer(r#"{"no flow": null, "other": 1}"#, &[]).status, Status::Unknown);
    assert_ne!(answer(r#"{"message": "no flow"}"#, &[]).status, Status::Unknown);
}

#[test]
fn a_gap_may_be_short_and_not_long() {
    assert_ne!(answer("the pump runs dry", &[]).status, Status::Unknown);
    let far = format!("the pump {} dry", "runs and ".repeat(20));
    assert_eq!(answer(&far, &[]).status, Status::Unknown);
}

#[test]
fn evidence_is_shown_where_it_stands_in_the_text() {
    let payload = "one\ntwo: There is NO  FLOW at all\nthree";
    let answer = answer(payload, &[]);
    let place = &answer.errors[0].evidence[0];
    assert_eq!(payload.get(place.start.unwrap_or(0)..place.end.unwrap_or(0)), Some("NO  FLOW"));
    assert_eq!(place.line, "two: There is NO  FLOW at all");
}

#[test]
fn the_plan_tries_what_is_likely_and_cheap_first() {
    let fixes: Vec<String> = answer("no flow", &[]).plan.into_iter().map(|fix| fix.fix).collect();
    assert_eq!(fixes, ["fill-tank", "plug-in", "descale"]);
}

#[test]
fn given_facts_win_and_wrong_ones_are_refused() {
    let answer = answer(r#"{"status": 500, "message": "no flow"}"#, &[("status", "401")]);
    assert_eq!(answer.facts["status"], crate::model::Value::Integer(401));
    assert_eq!(answer.given, ["status"]);
    let problems = Given::read(&small(), [("lampp", "red"), ("lamp", "green")]).expect_err("both are wrong");
    assert_eq!(problems, ["there is no such fact; did you mean `lamp`?", "`lamp` takes one of red, off"]);
}
