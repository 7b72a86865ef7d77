//! `triage explain`.

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{Args, CommandFactory, ValueEnum};

use super::{Cli, Failure, Packs, input, output, show};
use triage_kb::explain::{Explanation, Given, Status, contrast, explain};
use triage_kb::model::KnowledgeBase;
use triage_kb::render::markdown::{self, NoLinks};
use triage_kb::render::{contrast as contrast_page, entry, explanation, terminal};

/// Explain an error: which layer failed, why, and what to do
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The error text; an id or alias; @FILE; or - for standard input
    #[arg(value_name = "TEXT|ID|@FILE|-", num_args = 0.., allow_hyphen_values = false)]
    text: Vec<String>,
    /// State a fact, such as the answer to a question; may be repeated
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    facts: Vec<String>,
    /// The format of the answer
    #[arg(long, default_value = "text")]
    format: Format,
    /// Show every contribution to every cause
    #[arg(long)]
    why: bool,
    /// Show what speaks against a cause or layer, and what would make it lead
    #[arg(long, value_name = "CAUSE|LAYER")]
    why_not: Option<String>,
}

/// A format for answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a terminal
    #[default]
    Text,
    /// For a program
    Json,
    /// For a forum post
    Markdown,
}

pub(super) fn run(command: &Explain, packs: &Packs) -> Result<ExitCode, Failure> {
    let Some(payload) = payload(command)? else {
        output::answer(
            &Cli::command()
                .find_subcommand_mut("explain")
                .map(|help| help.render_help().ansi().to_string())
                .unwrap_or_default(),
        )?;
        return Ok(ExitCode::SUCCESS);
    };
    let is_name = is_one_word(&payload)
        && command.facts.is_empty()
        && command.why_not.is_none()
        && command.format != Format::Json;
    let knowledge = packs.open()?;
    if is_name && let [named] = entry::named(knowledge, &payload)[..] {
        return show::print(knowledge, named, command.format).map(|()| ExitCode::SUCCESS);
    }
    let given = given(knowledge, &command.facts)?;
    if let Some(other) = &command.why_not {
        return why_not(knowledge, &payload, &given, other);
    }
    let answer = explain(knowledge, &payload, &given);
    output::answer(&shown(&answer, command))?;
    Ok(ExitCode::from(code(answer.status)))
}

/// The exit code of an answer; see section 5 of the rule reference.
fn code(status: Status) -> u8 {
    match status {
        Status::Explained => 0,
        Status::Unknown => 1,
        Status::Ambiguous => 3,
        Status::Unrelated => 4,
    }
}

/// The payload, or `None` where there is none and nobody to type one.
fn payload(command: &Explain) -> Result<Option<String>, Failure> {
    match &command.text[..] {
        [] if std::io::stdin().is_terminal() => Ok(None),
        [] => input::stdin().map(Some),
        [dash] if dash == "-" => input::stdin().map(Some),
        [file] if file.starts_with('@') && file.len() > 1 => input::file(&file[1..]).map(Some),
        words => Ok(Some(words.join(" "))),
    }
}

/// An id or a code is one word; a sentence is somebody's error, even if it is the title of an entry.
fn is_one_word(payload: &str) -> bool {
    !payload.trim().contains(char::is_whitespace)
}

pub(super) fn given(knowledge: &KnowledgeBase, facts: &[String]) -> Result<Given, Failure> {
    let pairs: Result<Vec<(&str, &str)>, Failure> = facts
        .iter()
        .map(|fact| {
            let wrong = || Failure::new(format!("`{fact}` states no fact"), "write it as --fact NAME=VALUE");
            fact.split_once('=').ok_or_else(wrong)
        })
        .collect();
    Given::read(knowledge, pairs?)
        .map_err(|problems| Failure::new(problems.join("; "), "`triage list facts` shows every fact"))
}

fn shown(answer: &Explanation, command: &Explain) -> String {
    match command.format {
        Format::Text => terminal::write(&explanation::page(answer, command.why), output::width()),
        Format::Markdown => markdown::write(&explanation::page(answer, command.why), &NoLinks),
        Format::Json => serde_json::to_string_pretty(answer).unwrap_or_default() + "\n",
    }
}

fn why_not(knowledge: &KnowledgeBase, payload: &str, given: &Given, other: &str) -> Result<ExitCode, Failure> {
    let contrast = contrast(knowledge, payload, given, other)
        .map_err(|message| Failure::new(message, "`triage list causes` and `triage list layers` show them"))?;
    output::answer(&terminal::write(&contrast_page::page(&contrast), output::width()))?;
    Ok(ExitCode::SUCCESS)
}
