//! `triage test --corpus`: scoring many labelled payloads.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use super::{Test, perturbation, report};
use crate::cli::format::{self, ReportFormat};
use crate::cli::{Failure, output};
use triage_kb::explain::{Given, explain};
use triage_kb::model::KnowledgeBase;
use triage_kb::trial::{Record, Score, Scored, read_corpus};

pub(super) fn run(knowledge: &KnowledgeBase, file: &Path, command: &Test) -> Result<ExitCode, Failure> {
    let shown = file.display();
    let text = fs::read_to_string(file).map_err(|error| Failure::new(format!("cannot read `{shown}`: {error}"), ""))?;
    let (records, bad) = read_corpus(&text);
    for line in &bad {
        output::problem(&format!("{shown}:{}: this line is no record: {}\n", line.line, line.because));
    }
    if records.is_empty() {
        let help = "each line is a JSON object with the fields `id`, `payload` and `layer`";
        return Err(Failure::new(format!("`{shown}` holds no record"), help));
    }
    let filter = command.filter.as_deref().unwrap_or_default();
    let wanted: Vec<&Record> = records.iter().filter(|record| record.agreed && record.id.contains(filter)).collect();
    if wanted.is_empty() {
        return Err(super::nothing_named(filter, "record", records.iter().map(|record| record.id.as_str())));
    }
    if command.perturb {
        let given = |record: &Record| if command.context { record.given(knowledge) } else { Given::default() };
        let payloads: Vec<_> =
            wanted.iter().map(|record| (record.id.clone(), record.payload.clone(), given(record))).collect();
        return perturbation::run(knowledge, &payloads, command);
    }
    let scored: Vec<Scored> = wanted.iter().map(|record| score(knowledge, record, command.context)).collect();
    let text = match command.format {
        ReportFormat::Text => text_report(&scored),
        ReportFormat::Json => {
            format::json(&serde_json::json!({ "schema": 1, "records": scored, "score": Score::of(&scored) }))?
        }
    };
    output::answer(&text)?;
    Ok(ExitCode::from(u8::from(!bad.is_empty())))
}

fn score(knowledge: &KnowledgeBase, record: &Record, with_context: bool) -> Scored {
    let given = if with_context { record.given(knowledge) } else { Given::default() };
    let answer = explain(knowledge, &record.payload, &given);
    Scored::new(knowledge, &record.id, &record.system, &record.layer, &answer)
}

fn text_report(scored: &[Scored]) -> String {
    let mut out = String::new();
    for one in scored.iter().filter(|one| !one.is_right()) {
        let found = one.found.as_deref().unwrap_or("nothing");
        let _ = writeln!(out, "{}: {} taken for {found} ({:.2})", one.name, one.expected, one.confidence);
    }
    out.push('\n');
    out.push_str(&report::figures(&Score::of(scored)));
    let systems: BTreeSet<&str> = scored.iter().map(|one| one.system.as_str()).collect();
    for system in systems {
        let of_system: Vec<&Scored> = scored.iter().filter(|one| one.system == system).collect();
        let right = of_system.iter().filter(|one| one.is_right()).count();
        let _ = writeln!(out, "{system}: {right} of {} right", of_system.len());
    }
    out
}
