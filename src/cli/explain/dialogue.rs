//! The question, asked where somebody is there to answer it by a letter.

use std::io;

use super::{Brief, Status, explain};
use crate::cli::person::Person;
use crate::cli::{Failure, output};
use triage_kb::explain::Given;
use triage_kb::model::KnowledgeBase;
use triage_kb::render::brief::{Asked, brief};
use triage_kb::render::terminal::{self, Ending};

/// Answers, asks, and answers again, until nothing is left to ask or the person leaves it at that. Gives the last status.
pub(super) fn hold(
    knowledge: &KnowledgeBase,
    payload: &str,
    mut given: Given,
    mut person: Person,
) -> Result<Status, Failure> {
    let mut skipped: Vec<String> = Vec::new();
    loop {
        let answer = explain(knowledge, payload, &given);
        let brief = brief(&answer);
        let open = open(&brief, &skipped);
        let ending = open.first().map_or(Ending::Plain, |asked| Ending::Asked(asked));
        output::answer(&terminal::brief(&brief, output::width(), ending))?;
        match settle(&open, &mut skipped, &mut person)? {
            Some((fact, value)) => {
                given = given.with_fact(knowledge, &fact, &value).map_err(|problem| Failure::new(problem, ""))?;
            }
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
fn settle(open: &[&Asked], skipped: &mut Vec<String>, person: &mut Person) -> io::Result<Option<(String, String)>> {
    for (number, asked) in open.iter().enumerate() {
        if number > 0 {
            output::answer(&terminal::question(asked, output::width()))?;
        }
        match reply(asked, person)? {
            Reply::Fact(fact, value) => return Ok(Some((fact, value))),
            Reply::Skipped => skipped.push(asked.fact.clone()),
            Reply::Gone => return Ok(None),
        }
    }
    Ok(None)
}

/// What somebody said to a question.
enum Reply {
    /// A fact, and its value.
    Fact(String, String),
    Skipped,
    Gone,
}

fn reply(asked: &Asked, person: &mut Person) -> io::Result<Reply> {
    while let Some(line) = person.line()? {
        if line.is_empty() {
            return Ok(Reply::Skipped);
        }
        if let Some(choice) = asked.choices.iter().find(|choice| choice.is_meant_by(&line)) {
            return Ok(Reply::Fact(asked.fact.clone(), choice.value.clone()));
        }
        let letters: Vec<String> = asked.choices.iter().map(|choice| choice.letter.to_string()).collect();
        output::answer(&format!("Answer with one of {}, or press Enter.\n", letters.join(" ")))?;
    }
    Ok(Reply::Gone)
}
