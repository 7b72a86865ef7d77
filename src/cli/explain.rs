//! `triage explain`.

mod dialogue;
mod question;

use std::process::ExitCode;

use clap::Args;

use super::format::{self, Format};
use super::input::Input;
use super::person::Person;
use super::{Failure, Packs, here, offer, output, show};
use triage_kb::explain::{Explanation, Given, Status, contrast, explain};
use triage_kb::model::{Kind, KnowledgeBase};
use triage_kb::render::brief::{self, Brief, brief};
use triage_kb::render::markdown::{self, NoLinks};
use triage_kb::render::terminal::{self, Ending};
use triage_kb::render::{contrast as contrast_page, entry, explanation};

/// Explain an error: which layer failed, why, and what to do
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Default, Args)]
#[command(after_help = "  triage explain --clipboard\n  triage explain --here \"connect ETIMEDOUT\"\n  \
    triage doctor --format json | triage explain --facts-from - @error.log")]
pub(crate) struct Explain {
    /// The error text; an id or alias; a file, as @FILE where its name may be mistaken; or - for standard input
    #[arg(value_name = "TEXT|ID|@FILE|-", num_args = 0.., allow_hyphen_values = false, add = offer::ids(&[Kind::Error]))]
    text: Vec<String>,
    /// Take the text from the clipboard
    #[arg(long, conflicts_with = "text")]
    clipboard: bool,
    /// State a fact, such as the answer to a question; may be repeated
    #[arg(long = "fact", value_name = "NAME=VALUE", add = offer::facts())]
    facts: Vec<String>,
    #[command(flatten)]
    machine: here::FromMachine,
    /// The format of the answer
    #[arg(long, default_value = "text")]
    format: Format,
    /// Say everything there is to say: all fixes step by step, what was ruled out, the sources
    #[arg(long)]
    full: bool,
    /// Ask nothing, even on a terminal
    #[arg(long)]
    no_input: bool,
    /// Show every contribution to every cause, with everything else
    #[arg(long)]
    why: bool,
    /// Show what speaks against a cause or layer, and what would make it lead
    #[arg(long, value_name = "CAUSE|LAYER", add = offer::ids(&[Kind::Cause, Kind::Layer]))]
    why_not: Option<String>,
}

pub(super) fn run(command: &Explain, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    if let [name] = &command.text[..]
        && is_name(name, command)
        && let [named] = entry::named(knowledge, name)[..]
    {
        return show::print(knowledge, named, command.format).map(|()| ExitCode::SUCCESS);
    }
    let here = command.machine.read(knowledge, &command.text)?;
    let (input, payload) = if command.clipboard { Input::clipboard()? } else { Input::read(&command.text)? };
    let given = given(knowledge, &command.facts)?.with_here(here);
    if command.format != Format::Json && question::answered(knowledge, &payload, command.format)? {
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(other) = &command.why_not {
        return why_not(knowledge, &payload, &given, other);
    }
    let status = match command.format {
        Format::Text if !command.full && !command.why => short(knowledge, &input, &payload, given, command, packs)?,
        _ => {
            let answer = explain(knowledge, &payload, &given);
            whole(&answer, command)?;
            answer.status
        }
    };
    Ok(ExitCode::from(code(status)))
}

/// The exit code of an answer; see section 5 of the rule reference.
pub(super) fn code(status: Status) -> u8 {
    match status {
        Status::Explained => 0,
        Status::Unknown => 1,
        Status::Ambiguous => 3,
        Status::Unrelated => 4,
    }
}

/// An id or a code is one word; a sentence is somebody's error, even if it is the title of an entry.
fn is_name(text: &str, command: &Explain) -> bool {
    !text.trim().contains(char::is_whitespace)
        && !text.starts_with('@')
        && text != "-"
        && command.facts.is_empty()
        && command.why_not.is_none()
        && command.format != Format::Json
}

pub(super) fn given(knowledge: &KnowledgeBase, facts: &[String]) -> Result<Given, Failure> {
    let pairs: Result<Vec<(&str, &str)>, Failure> = facts
        .iter()
        .map(|fact| {
            let wrong = || Failure::new("what was given states no fact", "write it as --fact NAME=VALUE");
            fact.split_once('=').ok_or_else(wrong)
        })
        .collect();
    Given::read(knowledge, pairs?)
        .map_err(|problems| Failure::new(problems.join("; "), "`triage list facts` shows every fact"))
}

/// The answer on one screen, with the question that it leaves: asked where somebody is there, else as a command.
fn short(
    knowledge: &KnowledgeBase,
    input: &Input,
    payload: &str,
    given: Given,
    command: &Explain,
    packs: &Packs,
) -> Result<Status, Failure> {
    if let Some(person) = Person::find(command.no_input) {
        return dialogue::hold(knowledge, payload, given, person);
    }
    let answer = explain(knowledge, payload, &given);
    let brief = brief(&answer);
    let going_on = brief
        .questions
        .first()
        .map(|asked| (asked, input.going_on("explain", &answer, asked, packs) + command.machine.again().as_str()));
    let ending = going_on.as_ref().map_or(Ending::Plain, |(asked, command)| Ending::Command(asked, command));
    output::answer(&terminal::brief(&brief, output::width(), ending))?;
    Ok(answer.status)
}

/// The answer with everything there is to say; in markdown folded away, unless it is asked for.
fn whole(answer: &Explanation, command: &Explain) -> Result<(), Failure> {
    let page = explanation::page(answer, command.why);
    match command.format {
        Format::Text => output::long(&terminal::write(&page, output::width()))?,
        Format::Markdown if command.full || command.why => output::answer(&markdown::write(&page, &NoLinks))?,
        Format::Markdown => {
            let short = brief::page(&brief(answer));
            output::answer(&markdown::folded(&short, "Everything else", &page, &NoLinks))?;
        }
        Format::Json => output::answer(&format::json(answer)?)?,
    }
    Ok(())
}

fn why_not(knowledge: &KnowledgeBase, payload: &str, given: &Given, other: &str) -> Result<ExitCode, Failure> {
    let contrast = contrast(knowledge, payload, given, other)
        .map_err(|message| Failure::new(message, "`triage list causes` and `triage list layers` show them"))?;
    output::answer(&terminal::write(&contrast_page::page(&contrast), output::width()))?;
    Ok(ExitCode::SUCCESS)
}
