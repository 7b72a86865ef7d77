//! The question, asked where somebody is there to answer it by a letter.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};

use super::{Brief, Status, explain, given};
use crate::cli::{Failure, output};
use triage_kb::explain::Given;
use triage_kb::model::KnowledgeBase;
use triage_kb::render::brief::{Asked, Choice, brief};
use triage_kb::render::terminal::{self, Ending};

/// The terminal itself, for when standard input is a pipe.
const TERMINAL: &str = if cfg!(windows) { "CONIN$" } else { "/dev/tty" };

/// Somebody who can answer.
pub(super) struct Person {
    answers: Box<dyn BufRead>,
}

impl Person {
    /// Whoever sits at the terminal, if the answer goes there and nothing forbids to ask.
    pub(super) fn find(no_input: bool) -> Option<Self> {
        let is_automatic = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
        if no_input || is_automatic || !io::stdout().is_terminal() {
            return None;
        }
        let answers: Box<dyn BufRead> = if io::stdin().is_terminal() {
            Box::new(io::stdin().lock())
        } else {
            Box::new(BufReader::new(File::open(TERMINAL).ok()?))
        };
        Some(Self { answers })
    }

    /// The next line, or `None` from somebody who went away.
    fn line(&mut self) -> io::Result<Option<String>> {
        output::answer("> ")?;
        let mut line = String::new();
        let length = self.answers.read_line(&mut line)?;
        if length == 0 {
            output::answer("\n")?;
        }
        Ok((length > 0).then(|| line.trim().to_owned()))
    }
}

/// Answers, asks, and answers again, until nothing is left to ask or the person leaves it at that. Gives the last status.
pub(super) fn hold(
    knowledge: &KnowledgeBase,
    payload: &str,
    facts: &[String],
    here: &Given,
    mut person: Person,
) -> Result<Status, Failure> {
    let mut facts = facts.to_vec();
    let mut skipped: Vec<String> = Vec::new();
    loop {
        let answer = explain(knowledge, payload, &given(knowledge, &facts)?.with_here(here.clone()));
        let brief = brief(&answer);
        let open = open(&brief, &skipped);
        let ending = open.first().map_or(Ending::Plain, |asked| Ending::Asked(asked));
        output::answer(&terminal::brief(&brief, output::width(), ending))?;
        match settle(&open, &mut skipped, &mut person)? {
            Some(fact) => facts.push(fact),
            None => return Ok(answer.status),
        }
        output::answer("\n")?;
    }
}

/// The questions that nobody skipped.
fn open<'b>(brief: &'b Brief, skipped: &[String]) -> Vec<&'b Asked> {
    brief.questions.iter().filter(|asked| !skipped.contains(&asked.fact)).collect()
}

/// Goes through the questions, of which the first was shown, until one is answered.
fn settle(open: &[&Asked], skipped: &mut Vec<String>, person: &mut Person) -> io::Result<Option<String>> {
    for (number, asked) in open.iter().enumerate() {
        if number > 0 {
            output::answer(&terminal::question(asked, output::width()))?;
        }
        match reply(asked, person)? {
            Reply::Fact(fact) => return Ok(Some(fact)),
            Reply::Skipped => skipped.push(asked.fact.clone()),
            Reply::Gone => return Ok(None),
        }
    }
    Ok(None)
}

/// What somebody said to a question.
enum Reply {
    Fact(String),
    Skipped,
    Gone,
}

fn reply(asked: &Asked, person: &mut Person) -> io::Result<Reply> {
    while let Some(line) = person.line()? {
        if line.is_empty() {
            return Ok(Reply::Skipped);
        }
        if let Some(choice) = asked.choices.iter().find(|choice| means(&line, choice)) {
            return Ok(Reply::Fact(format!("{}={}", asked.fact, choice.value)));
        }
        let letters: Vec<String> = asked.choices.iter().map(|choice| choice.letter.to_string()).collect();
        output::answer(&format!("Answer with one of {}, or press Enter.\n", letters.join(" ")))?;
    }
    Ok(Reply::Gone)
}

/// Whether a line means a choice: its letter, or what it is called.
fn means(line: &str, choice: &Choice) -> bool {
    let is_letter = line.chars().eq([choice.letter]) || line.chars().eq(choice.letter.to_uppercase());
    is_letter || line.eq_ignore_ascii_case(&choice.label) || line == choice.value
}
