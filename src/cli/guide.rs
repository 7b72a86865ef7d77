//! `triage guide`.

mod key;

use std::io;
use std::process::ExitCode;

use clap::Args;

use super::input::Input;
use super::person::Person;
use super::{Failure, Packs, explain, here, offer, output};
use key::Key;
use triage_kb::explain::{Explanation, Status};
use triage_kb::guide::{Ending, Guide, Now, Tried, checklist, page, summary};
use triage_kb::render::brief::brief;
use triage_kb::render::page::Page;
use triage_kb::render::terminal;

/// Walk through the fix step by step: each step, how to see that it worked, and what to do when it did not
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  triage guide 'TEXT'
  triage guide --here @error.log

A letter answers, Enter means that it worked; b goes back, q ends with a summary of what was tried and what is left.
A fix that did not help counts against the causes that it is for, and the best of what is left comes next.
Where nobody is there to answer, the whole plan is printed as a numbered list. Exit codes: 0 solved, else those of explain.")]
pub(crate) struct Walk {
    /// The error text; a file, as @FILE where its name may be mistaken; or - for standard input
    #[arg(value_name = "TEXT|@FILE|-", num_args = 0.., allow_hyphen_values = false)]
    text: Vec<String>,
    /// State a fact, such as the answer to a question; may be repeated
    #[arg(long = "fact", value_name = "NAME=VALUE", add = offer::facts())]
    facts: Vec<String>,
    #[command(flatten)]
    machine: here::FromMachine,
    /// Ask nothing, even on a terminal: print the plan
    #[arg(long)]
    no_input: bool,
}

pub(super) fn run(command: &Walk, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let here = command.machine.read(knowledge, &command.text)?;
    let (input, payload) = Input::read(&command.text)?;
    let mut guide = Guide::begin(knowledge, &payload, explain::given(knowledge, &command.facts)?.with_here(here));
    let again = command.machine.again();
    let is_known = guide.answer().status != Status::Unknown;
    if let Some(person) = Person::find(command.no_input).filter(|_| is_known) {
        let ending = walk(&mut guide, person)?;
        let tried = guide.tried().map(Tried::told);
        show(&summary(&guide, ending, &(input.report(guide.answer(), tried, packs) + again.as_str())))?;
    } else {
        let answer = guide.answer();
        show(&checklist(answer, going_on(&input, answer, packs).map(|on| on + again.as_str()).as_deref()))?;
    }
    let is_solved = matches!(guide.now(), Now::Solved);
    Ok(if is_solved { ExitCode::SUCCESS } else { ExitCode::from(explain::code(guide.answer().status)) })
}

/// The command that goes on with the first question.
fn going_on(input: &Input, answer: &Explanation, packs: &Packs) -> Option<String> {
    brief(answer).questions.first().map(|asked| input.going_on("guide", answer, asked, packs))
}

/// Shows step by step what is next, until the session is over or the person leaves.
fn walk(guide: &mut Guide<'_>, mut person: Person) -> io::Result<Ending> {
    while !matches!(guide.now(), Now::Solved | Now::Exhausted) {
        show(&page(guide))?;
        let Some(key) = key(guide.now(), &mut person)? else { return Ok(Ending::Left) };
        match key {
            Key::Reply(reply) => guide.reply(&reply),
            Key::Back if guide.back() => {}
            Key::Back => output::answer("\nThis is the beginning.\n")?,
            Key::Quit => {
                output::answer("\n")?;
                return Ok(Ending::Left);
            }
        }
        output::answer("\n")?;
        if let Some(advice) = guide.advice() {
            let mut page = Page::new("Now");
            page.text(advice);
            show(&page)?;
            output::answer("\n")?;
        }
    }
    Ok(Ending::Over)
}

/// What somebody types, once it means something; `None` from somebody who went away.
fn key(now: &Now, person: &mut Person) -> io::Result<Option<Key>> {
    while let Some(line) = person.line()? {
        match key::read(&line, now) {
            Some(key) => return Ok(Some(key)),
            None => output::answer("Answer with one of the letters above, or press Enter.\n")?,
        }
    }
    Ok(None)
}

fn show(page: &Page) -> io::Result<()> {
    output::answer(&terminal::write(page, output::width()).replace('\u{a0}', " "))
}
