//! The text of new entries. What only a person can know stands in round brackets.

use std::fmt::Write;

use super::signature::propose;
use super::words::{quoted, slug};
use crate::explain::{Explanation, Status};
use crate::model::Date;

/// An error with its fixture, ready to be finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The id of the error.
    pub id: String,
    /// The rule text: the error, and a stub of its cause and fix where none was named.
    pub rules: String,
    /// The fixture.
    pub fixture: String,
}

/// Drafts an error from a payload that is redacted already.
///
/// `system` comes before the slash of the id; `cause` is the id of a cause that exists, or `None` for a stub of a new one in
/// `layer`.
pub fn draft(
    payload: &str,
    answer: &Explanation,
    system: &str,
    layer: &str,
    cause: Option<&str>,
    today: Date,
) -> Draft {
    let proposal = propose(payload, answer);
    let name = match (proposal.codes.first(), &proposal.text) {
        (Some(code), _) => slug(code),
        (None, Some(text)) => slug(text),
        (None, None) => "unnamed".to_owned(),
    };
    let id = format!("{}/{name}", slug(system));
    let title = proposal.text.clone().or_else(|| proposal.codes.first().cloned()).unwrap_or_else(|| name.clone());
    let list = |texts: &[String]| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ");
    let mut parts: Vec<String> = Vec::new();
    if !proposal.codes.is_empty() {
        parts.push(format!("codes = [{}]", list(&proposal.codes)));
    }
    parts.extend(proposal.text.iter().map(|text| format!("texts = [{}]", quoted(text))));
    parts.extend(proposal.status.map(|status| format!("status = [{status}]")));
    let cause_id = cause.map_or_else(|| format!("{name}-cause"), str::to_owned);
    let mut rules = format!(
        "[[error]]\nid = {}\ntitle = {}\nmeaning = \"(what it means, in one to three sentences)\"\nmatch = {{ {} }}\nlayer = {}\n\
         first_action = \"(the one thing to do first)\"\npoints_to = [{{ cause = {}, strength = \"strong\" }}]\nverified = {today}\n",
        quoted(&id),
        quoted(&first_upper(&title)),
        parts.join(", "),
        quoted(layer),
        quoted(&cause_id),
    );
    if cause.is_none() {
        rules += "\n";
        rules += &cause_stub(&cause_id, layer, &format!("{name}-fix"), today);
        rules += "\n";
        rules += &fix_stub(&format!("{name}-fix"), today);
    }
    let status = if answer.status == Status::Unrelated { "unrelated" } else { "explained" };
    let mut expect = format!("status = \"{status}\"\nlayer = {}\nerror = {}\n", quoted(layer), quoted(&id));
    // Writing to a string cannot fail.
    let _ = writeln!(expect, "cause = {}", quoted(&cause_id));
    Draft { fixture: fixture_stub(payload, &expect, today), id, rules }
}

/// A cause to be finished.
pub fn cause_stub(id: &str, layer: &str, fix: &str, today: Date) -> String {
    format!(
        "[[cause]]\nid = {}\ntitle = \"(what a person would call it)\"\nlayer = {}\nsymptom = \"(what somebody who has it sees)\"\n\
         why = \"(why it happens)\"\nevidence = []\nfixes = [{}]\navoid = []\nverdict = \"speculation\"\nverified = {today}\n",
        quoted(id),
        quoted(layer),
        quoted(fix),
    )
}

/// A fix to be finished.
pub fn fix_stub(id: &str, today: Date) -> String {
    format!(
        "[[fix]]\nid = {}\ntitle = \"(what it does, as an imperative)\"\nminutes = 5\nreversible = true\nwho = \"you\"\n\
         steps = [{{ do = \"(what to do)\", pass = \"(what you see when it worked)\" }}]\nverified = {today}\n",
        quoted(id),
    )
}

/// A fixture to be finished.
pub fn fixture_stub(payload: &str, expect: &str, today: Date) -> String {
    format!(
        "source = \"(the address where it was seen)\"\ncaptured = {today}\npayload = {}\n\n[given]\n\n[expect]\n{expect}",
        block(payload)
    )
}

/// A pack to be finished: manifest and one layer.
pub fn pack_stub(id: &str) -> String {
    format!(
        "[pack]\nid = {0}\nversion = \"0.1.0\"\nschema = 1\nengine = \">={1}\"\ntitle = \"(what the pack is about)\"\nlicense = \"(its licence)\"\n\n\
         [[layer]]\nid = \"first-layer\"\ntitle = \"(a part of the system that can fail)\"\nsummary = \"(what a failure there means)\"\n\
         owner = \"(who can mend it)\"\norder = 1\n\n[[fact]]\nid = \"code\"\ntype = \"text\"\ndoc = \"The error code.\"\nfrom = [{{ json = \"**.code\" }}]\n\n\
         [[fact]]\nid = \"status\"\ntype = \"integer\"\ndoc = \"The HTTP status.\"\nfrom = [{{ json = \"**.status\" }}]\n",
        quoted(id),
        env!("CARGO_PKG_VERSION"),
    )
}

/// A text as it is, in a literal block; one that such a block cannot hold as a basic string.
fn block(text: &str) -> String {
    let holds =
        !text.contains("'''") && !text.chars().any(|character| character.is_control() && !"\n\t".contains(character));
    if holds {
        format!("'''\n{}'''", text.trim_end().to_owned() + "\n")
    } else {
        toml::Value::String(text.to_owned()).to_string()
    }
}

fn first_upper(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
