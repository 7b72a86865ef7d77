//! What `triage test` prints.

use std::fmt::Write;

use serde_json::json;

use super::Tested;
use crate::cli::Failure;
use crate::cli::format;
use triage_kb::trial::{Outcome, Score, Scored};

/// The report for a person: what is not right, then the figures.
pub(super) fn text(tested: &[Tested], scored: &[Scored]) -> String {
    let mut out = String::new();
    for one in tested.iter().filter(|one| one.outcome != Outcome::Right) {
        let _ = writeln!(out, "{:9} {}: {}", one.outcome.name(), one.fixture.name, one.outcome.because());
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&figures(&Score::of(scored)));
    let count = |wanted: fn(&Outcome) -> bool| tested.iter().filter(|one| wanted(&one.outcome)).count();
    let gaps = count(|outcome| matches!(outcome, Outcome::KnownGap(_)));
    let failed = count(|outcome| !outcome.is_fine());
    let _ = writeln!(out, "\n{} passed, {failed} failed, {gaps} known gaps", tested.len() - failed - gaps);
    out
}

/// Accuracy, confusion and calibration.
pub(super) fn figures(score: &Score) -> String {
    let mut out = String::new();
    let mut line = |name: &str, part: usize, whole: usize| share(&mut out, name, part, whole);
    line("leading layer right", score.right, score.problems);
    line("look-alikes answered as a problem", score.false_alarms, score.lookalikes);
    line("right among those explained", score.explained_right, score.explained);
    line("nothing recognised", score.unknown, score.problems);
    line("answered with a question", score.ambiguous, score.problems + score.lookalikes);
    let _ = writeln!(out, "{:44} {:.3}", "calibration error (ECE, 10 bins)", score.calibration_error);
    for (mean, right, number) in &score.bins {
        let _ = writeln!(out, "    said {:5.1} %, right {:5.1} %  ({number})", mean * 100.0, right * 100.0);
    }
    if !score.confusion.is_empty() {
        let _ = writeln!(out, "taken for another layer:");
    }
    for (expected, found, number) in &score.confusion {
        let _ = writeln!(out, "    {number:3}  {expected} taken for {found}");
    }
    out
}

/// One figure: how many of how many, and in per cent.
pub(super) fn share(out: &mut String, name: &str, part: usize, whole: usize) {
    let _ = writeln!(out, "{name:44} {part:4} of {whole:4}  {:5.1} %", percent(part, whole));
}

/// A share in per cent, with one digit behind the point; of nothing it is 0.
pub(super) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { (1000.0 * part as f64 / whole as f64).round() / 10.0 }
}

/// The report for a program.
pub(super) fn json(tested: &[Tested], scored: &[Scored]) -> Result<String, Failure> {
    let fixtures: Vec<_> = tested
        .iter()
        .map(|one| {
            json!({
                "name": one.fixture.name, "outcome": one.outcome.name(), "because": one.outcome.because(),
                "status": one.answer.status, "layer": one.answer.layer, "confidence": one.answer.confidence,
            })
        })
        .collect();
    let report = json!({ "schema": 1, "fixtures": fixtures, "score": Score::of(scored) });
    format::json(&report)
}
