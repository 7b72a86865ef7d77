//! `triage new fixture`.

use std::process::ExitCode;

use clap::Args;

use super::place::{Rules, read};
use crate::cli::today::today;
use crate::cli::{Failure, output};
use triage_kb::author::{self, Expected};
use triage_kb::explain::{Explanation, Given, explain};

/// A fixture, from a captured payload
#[derive(Debug, Args)]
pub(super) struct NewFixture {
    /// The captured payload: a file, or - for standard input
    #[arg(long, value_name = "FILE")]
    from: String,
    /// Its name: system/what-it-shows
    name: String,
    /// The answer of today is wrong: write only what --status, --layer, --error and --cause say
    #[arg(long)]
    wrong: bool,
    /// The status that the answer must have
    #[arg(long, value_parser = ["explained", "ambiguous", "unrelated", "unknown"])]
    status: Option<String>,
    /// The layer that must lead
    #[arg(long)]
    layer: Option<String>,
    /// An error that must be recognised
    #[arg(long)]
    error: Option<String>,
    /// The cause that must lead
    #[arg(long)]
    cause: Option<String>,
}

pub(super) fn make(new: &NewFixture, rules: &Rules<'_>) -> Result<ExitCode, Failure> {
    let payload = read(&new.from)?;
    let answer = explain(rules.knowledge, &payload, &Given::default());
    let stated = stated(new, rules)?;
    if new.wrong && stated == Expected::default() {
        let help = "say so with --status, --layer, --error or --cause";
        return Err(Failure::new("what must the answer be, if the one of today is wrong?", help));
    }
    let expected = if new.wrong { stated } else { over(Expected::of(&answer), stated) };
    let text = author::fixture_stub(&rules.knowledge.redacted(&payload), &expected, today());
    rules.write(vec![(rules.fixture(&new.name), text)])?;
    let next = if new.wrong { "mend the rules until this passes" } else { "check that today's answer is right" };
    let said = format!(
        "\n{}\nNow give the source, and {next}:\n  {}test {}\n",
        now(&answer),
        rules.triage(),
        author_name(new)
    );
    output::answer(&said)?;
    Ok(ExitCode::SUCCESS)
}

/// The name by which `test` finds the fixture.
fn author_name(new: &NewFixture) -> String {
    new.name.split('/').map(author::slug).collect::<Vec<_>>().join("/")
}

fn now(answer: &Explanation) -> String {
    let layer = answer.layer.as_deref().unwrap_or("nothing");
    format!("The pack says now: {}, {layer} ({:.0} %)", answer.status.name(), answer.confidence * 100.0)
}

/// What the author states, each of it known to the pack.
fn stated(new: &NewFixture, rules: &Rules<'_>) -> Result<Expected, Failure> {
    let knowledge = rules.knowledge;
    Ok(Expected {
        status: new.status.clone(),
        layer: rules.known(&knowledge.layers, new.layer.as_ref())?,
        error: rules.known(&knowledge.errors, new.error.as_ref())?,
        cause: rules.known(&knowledge.causes, new.cause.as_ref())?,
    })
}

fn over(now: Expected, stated: Expected) -> Expected {
    Expected {
        status: stated.status.or(now.status),
        layer: stated.layer.or(now.layer),
        error: stated.error.or(now.error),
        cause: stated.cause.or(now.cause),
    }
}
