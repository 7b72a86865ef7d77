//! The text of new entries. What only a person can know stands in round brackets.

use std::fmt::Write;

use super::words::quoted;
use super::{Doubt, Signature};
use crate::model::{Date, Entry, KnowledgeBase, Table};

/// An error, ready to be finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The rule text: the error, and a stub of its cause and fix where none was named.
    pub rules: String,
    /// The id of the cause that it points to.
    pub cause: String,
}

/// Where a new error belongs.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    /// Its id, `system/name`.
    pub id: &'p str,
    /// The id of a layer.
    pub layer: &'p str,
    /// The id of a cause that exists, or `None` for a stub of a new one in the layer.
    pub cause: Option<&'p str>,
    /// Why layer and cause may be wrong.
    pub doubt: Option<&'p Doubt>,
}

/// Drafts an error that a signature recognises.
pub fn draft(knowledge: &KnowledgeBase, signature: &Signature, place: Place<'_>, today: Date) -> Draft {
    let name = place.id.replace('/', "-");
    let short = place.id.rsplit('/').next().unwrap_or(place.id);
    let cause = place.cause.map_or_else(|| free(&knowledge.causes, short, &name, "-cause"), str::to_owned);
    let mut recognised = String::new();
    // Writing to a string cannot fail.
    let mut field = |name: &str, value: String| {
        let _ = writeln!(recognised, "match.{name} = [{value}]");
    };
    if let Some(code) = &signature.code {
        field("codes", quoted(code));
    }
    if let Some(text) = &signature.text {
        field("texts", quoted(text));
    }
    if let Some(status) = signature.status {
        field("status", status.to_string());
    }
    let doubt = place.doubt.map(remark).unwrap_or_default();
    let mut rules = format!(
        "{doubt}[[error]]\nid = {}\ntitle = {}\nmeaning = \"(what it means, in one to three sentences)\"\n{recognised}layer = {}\n\
         first_action = \"(the one thing to do first)\"\npoints_to = [{{ cause = {}, strength = \"strong\" }}]\nverified = {today}\n",
        quoted(place.id),
        quoted(&signature.title),
        quoted(place.layer),
        quoted(&cause),
    );
    if place.cause.is_none() {
        let fix = free(&knowledge.fixes, short, &name, "-fix");
        rules = [rules, cause_stub(&cause, place.layer, &fix, today), fix_stub(&fix, today)].join("\n");
    }
    Draft { rules, cause }
}

/// A doubt as a comment, which goes once somebody has decided.
fn remark(doubt: &Doubt) -> String {
    let mut lines = doubt.lines();
    lines.push("Set `layer` and `points_to` by what you know, and delete this comment.".to_owned());
    lines.iter().fold(String::new(), |mut remark, line| {
        let _ = writeln!(remark, "# {}", line.replace(char::is_control, " "));
        remark
    })
}

/// An id that no entry has: the short name with the ending, or else the long one, or else a number behind it.
fn free<T: Entry>(table: &Table<T>, short: &str, long: &str, ending: &str) -> String {
    let numbered = (2..).map(|number| format!("{long}{ending}-{number}"));
    let mut names = [format!("{short}{ending}"), format!("{long}{ending}")].into_iter().chain(numbered);
    names.find(|name| table.find(name).is_none()).unwrap_or_default()
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
