//! What a payload cannot tell for sure: proposed, and asked where somebody sits at the terminal.

use crate::cli::person::Person;
use crate::cli::{Failure, output};
use triage_kb::author::{self, Guess};
use triage_kb::model::KnowledgeBase;

/// The system: given, or proposed and perhaps put right.
pub(super) fn system(given: Option<&str>, guess: &Guess, person: Option<&mut Person>) -> Result<String, Failure> {
    let named = match (given, person) {
        (Some(given), _) => given.to_owned(),
        (None, None) => proposed("system", guess)?,
        (None, Some(person)) => {
            output::answer(&format!("Which system emitted it? [{}] ({})\n", guess.id, guess.because))?;
            answered(person, guess)?
        }
    };
    let system = author::slug(&named);
    if system.is_empty() {
        return Err(Failure::new("a system is named by letters or digits", "such as `--system my-service`"));
    }
    Ok(system)
}

/// The layer: proposed and perhaps put right.
pub(super) fn layer(
    knowledge: &KnowledgeBase,
    guess: Option<Guess>,
    person: Option<&mut Person>,
) -> Result<String, Failure> {
    let Some(guess) = guess else {
        return Err(Failure::new("the pack has no layer", "add one first: `[[layer]]`"));
    };
    let Some(person) = person else { return proposed("layer", &guess) };
    output::answer("Which layer failed?\n")?;
    for layer in knowledge.layers.entries().filter(|layer| layer.common.is_current()) {
        output::answer(&format!("  {}: {}\n", layer.id, layer.title))?;
    }
    loop {
        output::answer(&format!("[{}] ({})\n", guess.id, guess.because))?;
        let said = answered(person, &guess)?;
        if knowledge.layers.get(&said).is_some() {
            return Ok(said);
        }
        output::answer("There is no such layer.\n")?;
    }
}

/// The cause: the one that leads, or another of the layer, or `None` for a new one.
pub(super) fn cause(
    causes: &[(String, String)],
    leading: Option<Guess>,
    person: Option<&mut Person>,
) -> Result<Option<String>, Failure> {
    let Some(person) = person.filter(|_| !causes.is_empty()) else {
        let none = || Guess { id: "new".to_owned(), because: "nothing known is likely enough".to_owned() };
        let cause = proposed("cause", &leading.clone().unwrap_or_else(none))?;
        return Ok(leading.map(|_| cause));
    };
    output::answer("What is the cause?\n")?;
    for (number, (id, title)) in causes.iter().enumerate() {
        output::answer(&format!("  {} {id}: {title}\n", number + 1))?;
    }
    let guess = leading.unwrap_or_else(|| Guess { id: "new".to_owned(), because: "a stub is written".to_owned() });
    loop {
        output::answer(&format!("A number, an id, or `new`: [{}] ({})\n", guess.id, guess.because))?;
        let said = answered(person, &guess)?;
        if said == "new" {
            return Ok(None);
        }
        let by_number = said.parse::<usize>().ok().and_then(|number| causes.get(number.checked_sub(1)?));
        if let Some((id, _)) = by_number.or_else(|| causes.iter().find(|(id, _)| *id == said)) {
            return Ok(Some(id.clone()));
        }
        output::answer("There is no such cause here.\n")?;
    }
}

fn proposed(what: &str, guess: &Guess) -> Result<String, Failure> {
    output::answer(&format!("{what}: {} ({})\n", guess.id, guess.because))?;
    Ok(guess.id.clone())
}

/// What somebody says, or the proposal where she says nothing.
fn answered(person: &mut Person, guess: &Guess) -> Result<String, Failure> {
    let line = person.line()?.unwrap_or_default();
    Ok(if line.is_empty() { guess.id.clone() } else { line })
}
