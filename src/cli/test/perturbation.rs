//! `triage test --perturb`: whether answers stand when payloads are maimed.

use std::fmt::Write;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use super::Test;
use super::progress::Progress;
use super::report::{percent, share};
use crate::cli::format::{self, ReportFormat};
use crate::cli::{Failure, output};
use triage_kb::explain::Given;
use triage_kb::model::KnowledgeBase;
use triage_kb::trial::{PERTURBATIONS, Stability, stability};

/// So many per cent of the payloads must keep their leading cause whatever is done to them. The rest is for payloads that
/// hang on one detail, such as the case of a word.
const MUST_HOLD: f64 = 98.5;

pub(super) fn run(
    knowledge: &KnowledgeBase,
    payloads: &[(String, String, Given)],
    command: &Test,
) -> Result<ExitCode, Failure> {
    let progress = Progress::new("payloads maimed");
    let done = AtomicUsize::new(0);
    let on_progress = || progress.show(done.fetch_add(1, Ordering::Relaxed) + 1, payloads.len());
    let all = stability(knowledge, payloads, &on_progress);
    progress.clear();
    let held = all.iter().filter(|one| one.shifts.is_empty()).count();
    output::answer(&match command.format {
        ReportFormat::Text => text(&all, held),
        ReportFormat::Json => format::json(&json!({ "schema": 1, "payloads": all, "held": held, "all": all.len() }))?,
    })?;
    Ok(ExitCode::from(u8::from(percent(held, all.len()) < MUST_HOLD)))
}

fn text(all: &[Stability], held: usize) -> String {
    let mut out = String::new();
    for one in all {
        for shift in &one.shifts {
            let after = shift.after.as_deref().unwrap_or("nothing");
            let _ = writeln!(out, "{}: under {}, {} became {after}", one.name, shift.perturbation, shift.before);
        }
    }
    out.push('\n');
    for perturbation in PERTURBATIONS {
        let is_changed = |one: &&Stability| one.shifts.iter().any(|shift| shift.perturbation == perturbation.name);
        share(&mut out, perturbation.name, all.len() - all.iter().filter(is_changed).count(), all.len());
    }
    share(&mut out, "the leading cause holds under all", held, all.len());
    out
}
