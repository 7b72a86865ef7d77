//! What a scan found, for a person, for a program, and for a code-scanning view.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use triage_kb::render::problem;
use triage_kb::scan::{Group, Place, Sighting, Summary};

/// The summary for a person.
pub(super) fn text(summary: &Summary) -> String {
    let mut text = String::new();
    let (known, aside): (Vec<&Group>, Vec<&Group>) =
        summary.groups.iter().partition(|group| group.finding.is_of_subject());
    for group in &known {
        let finding = &group.finding;
        let _ = writeln!(text, "{:>7} x  {}", group.count, finding.cause_title);
        let _ = writeln!(text, "           layer  {}", finding.layer_title);
        let _ = writeln!(text, "           error  {} ({})", finding.error_title, finding.error);
        if let (Some(first), Some(last)) = (&group.first_seen, &group.last_seen) {
            let seen = if first == last { first.clone() } else { format!("{first} to {last}") };
            let _ = writeln!(text, "           seen   {seen}");
        }
        let _ = writeln!(text, "           at     {}:{}", group.example.file, group.example.line);
        let _ = writeln!(text, "                  {}\n", group.example.text);
    }
    let events: usize = known.iter().map(|group| group.count).sum();
    let others: usize = aside.iter().map(|group| group.count).sum();
    let _ = write!(text, "{}, {} of {}", counted(events, "event"), counted(known.len(), "kind"), read(summary));
    let _ = match others {
        0 => writeln!(text),
        _ => writeln!(text, "; {} only look alike", counted(others, "more event")),
    };
    if let Some(first) = known.first() {
        let _ = writeln!(text, "`triage show {}` says what to do about the first", first.finding.cause);
    }
    text
}

fn read(summary: &Summary) -> String {
    let unread = match summary.problems.len() {
        0 => String::new(),
        count => format!(", {} not read", counted(count, "path")),
    };
    format!("known errors in {}, {}{unread}", counted(summary.lines, "line"), counted(summary.files, "file"))
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// One event as a line of JSON.
pub(super) fn event(sighting: &Sighting, place: &Place) -> String {
    let finding = &sighting.finding;
    let event = json!({
        "schema": triage_kb::scan::SCHEMA,
        "file": place.file, "line": place.line, "time": sighting.time,
        "status": finding.status, "layer": finding.layer, "cause": finding.cause, "error": finding.error,
        "text": place.text,
    });
    format!("{event}\n")
}

/// One event as a line for a person.
pub(super) fn line(sighting: &Sighting, place: &Place) -> String {
    let (finding, time) = (&sighting.finding, sighting.time.as_deref().unwrap_or("-"));
    format!("{time}  {}:{}  {} ({}): {}\n", place.file, place.line, finding.cause_title, finding.layer, place.text)
}

/// The first event of each kind as SARIF.
pub(super) fn sarif(summary: &Summary) -> String {
    let known = || summary.groups.iter().filter(|group| group.finding.is_of_subject());
    let titles: BTreeMap<&str, &str> =
        known().map(|group| (&*group.finding.cause, &*group.finding.cause_title)).collect();
    let rules: Vec<Value> =
        titles.iter().map(|(id, title)| json!({ "id": id, "shortDescription": { "text": title } })).collect();
    let results: Vec<Value> = known().map(result).collect();
    problem::sarif(&rules, [("results".to_owned(), Value::from(results))].into_iter().collect())
}

fn result(group: &Group) -> Value {
    let finding = &group.finding;
    json!({
        "ruleId": finding.cause,
        "level": "error",
        "message": { "text": format!("{} ({}): {}", finding.cause_title, finding.layer_title, group.example.text) },
        "occurrenceCount": group.count,
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": problem::reference(&group.example.file) },
            "region": { "startLine": group.example.line },
        } }],
    })
}
