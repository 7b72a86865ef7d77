//! `triage new error`: from captures to an error with its fixtures. What is not given is proposed, and asked on a terminal.

mod ask;
mod prove;

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;

use super::place::{Rules, read};
use crate::cli::person::Person;
use crate::cli::today::today;
use crate::cli::{Failure, output};
use triage_kb::author::{self, Capture, Doubt, Expected, Place, Signature, Stated};
use triage_kb::explain::{Explanation, Given, explain};
use triage_kb::model::{Error, Id, KnowledgeBase};

/// An error with its fixtures, from captured payloads
#[derive(Debug, Args)]
pub(super) struct NewError {
    /// A captured payload: a file, or - for standard input; several captures of one error draft one entry from what they share
    #[arg(long, value_name = "FILE", required = true)]
    from: Vec<String>,
    /// The system that emitted it, the part of the id before the slash; by default what the payload tells
    #[arg(long)]
    system: Option<String>,
    /// The id, `system/name` or only a name; by default made from what the payload says
    #[arg(long)]
    id: Option<String>,
    /// The layer that it points to; by default the one that leads now, or that speaks of the same
    #[arg(long)]
    layer: Option<String>,
    /// A cause that exists; by default the one that leads now, or else a stub of a new one
    #[arg(long, conflicts_with = "new_cause")]
    cause: Option<String>,
    /// Write a stub of a new cause whatever leads now
    #[arg(long)]
    new_cause: bool,
    /// Never ask
    #[arg(long)]
    no_input: bool,
}

pub(super) fn make(new: &NewError, rules: &Rules<'_>) -> Result<ExitCode, Failure> {
    let knowledge = rules.knowledge;
    let payloads = new.from.iter().map(|from| read(from)).collect::<Result<Vec<String>, Failure>>()?;
    let answers: Vec<Explanation> = payloads.iter().map(|text| explain(knowledge, text, &Given::default())).collect();
    let payloads: Vec<String> = payloads.iter().map(|text| knowledge.redacted(text)).collect();
    let captures: Vec<Capture<'_>> =
        payloads.iter().zip(&answers).map(|(payload, answer)| Capture { payload, answer }).collect();
    let signature = Signature::propose(&captures);
    if signature.is_empty() {
        let what = if captures.len() > 1 { "the captures share nothing" } else { "the capture says nothing" };
        return Err(Failure::new(
            format!("{what} that an error could be recognised by"),
            "capture the lines that say what failed, as they were printed",
        ));
    }
    output::answer(&said_now(&answers))?;
    let belongs = belongs(new, rules, &captures, &signature)?;
    rules.fresh::<Error>(&knowledge.errors, &belongs.id)?;
    let place = Place {
        id: &belongs.id,
        layer: &belongs.layer,
        cause: belongs.cause.as_deref(),
        doubt: belongs.doubt.as_ref(),
    };
    let today = today();
    let draft = author::draft(knowledge, &signature, place, today);
    let proof = prove::prove(rules, &draft.rules, &belongs.id, &payloads)?;

    let (system, name) = belongs.id.split_once('/').unwrap_or(("", &belongs.id));
    let is_aside = knowledge.layers.get(&belongs.layer).is_some_and(|layer| layer.out_of_scope);
    let folders: Vec<&str> = if is_aside { vec!["look-alikes"] } else { vec!["errors", system] };
    let folders: Vec<&str> = folders.into_iter().filter(|folder| !folder.is_empty()).collect();
    let mut files = vec![(rules.place(&folders, name), draft.rules)];
    for (number, payload) in payloads.iter().enumerate() {
        let expected = Expected {
            status: Some(if is_aside { "unrelated" } else { "explained" }.to_owned()),
            layer: Some(belongs.layer.clone()),
            error: Some(belongs.id.clone()),
            cause: Some(draft.cause.clone()),
        };
        let ending = if number == 0 { String::new() } else { format!("-{}", number + 1) };
        let fixture = rules.fixture(&format!("{}{ending}", belongs.id));
        files.push((fixture, author::fixture_stub(payload, &expected, today)));
    }
    rules.write(files)?;
    output::answer(&next(rules, &belongs.id, &proof))?;
    Ok(ExitCode::SUCCESS)
}

/// Where the new error belongs.
struct Belongs {
    id: String,
    layer: String,
    cause: Option<String>,
    /// What speaks against what was proposed.
    doubt: Option<Doubt>,
}

fn belongs(
    new: &NewError,
    rules: &Rules<'_>,
    captures: &[Capture<'_>],
    signature: &Signature,
) -> Result<Belongs, Failure> {
    let knowledge = rules.knowledge;
    let first = captures.first().ok_or_else(|| Failure::new("there is no capture", "name one with --from"))?;
    let mut person = Person::find(new.no_input);
    let named = rules.known(&knowledge.causes, new.cause.as_ref())?;
    let layer_of =
        |cause: &String| knowledge.causes.get(cause).map(|cause| knowledge.layers[cause.layer].id.to_string());
    let id = id(new, knowledge, first, signature, person.as_mut())?;
    let stated = match (&new.layer, named.as_ref().and_then(layer_of)) {
        (Some(layer), _) => Some(rules.layer(Some(layer))?),
        (None, of_cause) => of_cause,
    };
    let is_settled = stated.is_some() && (named.is_some() || new.new_cause);
    let system = new.system.as_deref().or(new.id.as_deref().and_then(|id| Some(id.split_once('/')?.0)));
    let doubt = Doubt::of(knowledge, captures, Stated { system, layer: stated.as_deref() }).filter(|_| !is_settled);
    if let Some(doubt) = &doubt {
        output::answer(&(doubt.lines().join("\n") + "\n"))?;
    }
    let layer = match stated {
        Some(layer) => layer,
        None => ask::layer(knowledge, author::layer(knowledge, first), person.as_mut())?,
    };
    let leading =
        author::cause(first.answer, doubt.as_ref()).filter(|guess| layer_of(&guess.id).as_ref() == Some(&layer));
    let cause = match named {
        Some(cause) => Some(cause),
        None if new.new_cause => None,
        None => ask::cause(&author::causes_in(knowledge, first, &layer), leading, person.as_mut())?,
    };
    Ok(Belongs { id, layer, cause, doubt })
}

/// The id: given, or of the system and what the signature is named by.
fn id(
    new: &NewError,
    knowledge: &KnowledgeBase,
    first: &Capture<'_>,
    signature: &Signature,
    person: Option<&mut Person>,
) -> Result<String, Failure> {
    let id = match &new.id {
        Some(id) if id.contains('/') => id.clone(),
        given => {
            let system = ask::system(new.system.as_deref(), &author::system(knowledge, first), person)?;
            let name = given.as_deref().unwrap_or(&signature.name);
            format!("{system}/{}", if name.is_empty() { "unnamed" } else { name })
        }
    };
    match id.parse::<Id<Error>>() {
        Ok(_) => Ok(id),
        Err(problem) => Err(Failure::new(problem.to_string(), "such as `disk-full` or `system/disk-full`")),
    }
}

/// What the pack says of the payloads as it is.
fn said_now(answers: &[Explanation]) -> String {
    let mut out = String::new();
    for answer in answers {
        let layer = answer.layer.as_deref().unwrap_or("nothing");
        let _ = writeln!(out, "The pack now says: {layer} ({:.0} %)", answer.confidence * 100.0);
        for error in &answer.errors {
            let _ = writeln!(out, "  {} ({})", error.id, error.title);
        }
        if answer.errors.is_empty() {
            out.push_str("  no error is recognised\n");
        }
    }
    let is_known = answers.iter().any(|answer| answer.leading_error().is_some());
    if is_known {
        out.push_str(
            "It is recognised already: `new fixture` adds it to what is there, and a new error must say more.\n",
        );
    }
    out.push('\n');
    out
}

fn next(rules: &Rules<'_>, id: &str, proof: &prove::Proof) -> String {
    let mut out = String::from("\n");
    out.push_str(proof.sentence());
    let _ = write!(
        out,
        "\nNow write what stands in round brackets, keep of `match` what every such payload has in common,\n\
         give the sources, and run\n  {0}check\n  {0}test {id}\n",
        rules.triage()
    );
    out
}
