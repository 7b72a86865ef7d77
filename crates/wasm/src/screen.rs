//! The short answer for the page: the fields of the terminal's, from the same [`Brief`], worded here so that the page only
//! places them.

use serde::Serialize;
use triage_engine::explain::{Explanation, Status};
use triage_engine::render::brief::{Asked, Brief, Choice as Answer, Excerpt, First, Rival, Unknown, brief};

/// The short answer.
#[derive(Serialize)]
pub(crate) struct Screen {
    status: Status,
    /// The ids of the leading layer and cause.
    layer: Option<String>,
    cause: Option<String>,
    /// How sure it is, and of what.
    sure: String,
    leads: String,
    before_rivals: &'static str,
    rivals: Vec<String>,
    excerpt: Option<Line>,
    meaning: Option<String>,
    unknown: Option<Nothing>,
    also: Vec<String>,
    unread: Option<String>,
    first: Option<Begin>,
    avoid: Vec<(String, String)>,
    not_when: Vec<String>,
    fixes: usize,
    sources: usize,
    /// The leading error, which has a page.
    page: Option<Entry>,
    questions: Vec<Open>,
    /// How many secrets and personal details were hidden.
    redacted: usize,
    /// The names of stated facts that there are not.
    dropped: Vec<String>,
}

/// A line of the pasted text, and what of it decided.
#[derive(Serialize)]
struct Line {
    before: String,
    marked: String,
    after: String,
    /// Where the page finds that in the text, in UTF-16 units.
    place: Option<(usize, usize)>,
}

#[derive(Serialize)]
struct Nothing {
    seen: Vec<(String, String)>,
    understood: Vec<(String, String)>,
    nearest: Vec<Entry>,
    capture: Vec<String>,
}

#[derive(Serialize)]
struct Begin {
    #[serde(rename = "do")]
    action: String,
    run: Option<String>,
    effort: Option<String>,
    told: Vec<String>,
    works: Option<String>,
    fails: Option<String>,
    then: Option<String>,
}

/// An entry that has a page.
#[derive(Serialize)]
struct Entry {
    title: String,
    path: String,
}

#[derive(Serialize)]
struct Open {
    fact: String,
    question: String,
    how: Option<String>,
    choices: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
    leads: Option<String>,
}

impl Screen {
    pub(crate) fn of(answer: &Explanation, text: &str, dropped: Vec<String>) -> Self {
        let Brief { verdict, excerpt, meaning, unknown, also, unread, first, avoid, not_when, more, questions } =
            brief(answer);
        Self {
            status: answer.status,
            layer: answer.layer.clone(),
            cause: answer.causes.first().map(|cause| cause.id.clone()),
            sure: verdict.sure(),
            leads: verdict.leads_rivals(),
            before_rivals: verdict.before_rivals(),
            rivals: verdict.rivals.iter().map(Rival::told).collect(),
            excerpt: excerpt.and_then(|excerpt| marked(&excerpt, answer, text)),
            meaning,
            unknown: unknown.map(Nothing::from),
            also,
            unread,
            first: first.map(Begin::from),
            avoid: avoid.into_iter().map(|dont| (dont.text, dont.because)).collect(),
            not_when,
            fixes: more.fixes,
            sources: more.sources,
            page: answer.leading_error().map(|error| entry(error.title.clone(), &error.id)),
            questions: questions.into_iter().map(Open::from).collect(),
            redacted: answer.redacted,
            dropped,
        }
    }
}

fn entry(title: String, id: &str) -> Entry {
    Entry { title, path: format!("errors/{id}.html") }
}

fn marked(excerpt: &Excerpt, answer: &Explanation, text: &str) -> Option<Line> {
    let (before, rest) = excerpt.line.split_at_checked(excerpt.mark.start)?;
    let (marked, after) = rest.split_at_checked(excerpt.mark.len())?;
    let error = answer.errors.iter().find(|error| error.id == excerpt.error)?;
    let shown = error.evidence.iter().find(|place| place.line == excerpt.line);
    let place = shown.and_then(|place| Some((units(text, place.start?), units(text, place.end?))));
    Some(Line { before: before.to_owned(), marked: marked.to_owned(), after: after.to_owned(), place })
}

/// How many UTF-16 units stand before a byte: one for every character, two for those of four bytes.
fn units(text: &str, end: usize) -> usize {
    let unit = |byte: &u8| usize::from(*byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0);
    text.as_bytes().iter().take(end).map(unit).sum()
}

impl From<Unknown> for Nothing {
    fn from(unknown: Unknown) -> Self {
        let Unknown { seen, understood, nearest, capture } = unknown;
        let nearest = nearest.into_iter().map(|(title, id)| entry(title, &id)).collect();
        Self { seen, understood, nearest, capture }
    }
}

impl From<First> for Begin {
    fn from(first: First) -> Self {
        let First { action, run, effort, told, works, fails, next } = first;
        Self { action, run, effort, told, works, fails, then: next.map(|next| next.action) }
    }
}

impl From<Asked> for Open {
    fn from(asked: Asked) -> Self {
        let Asked { fact, question, how, choices } = asked;
        Self { fact, question, how, choices: choices.into_iter().map(Choice::from).collect() }
    }
}

impl From<Answer> for Choice {
    fn from(answer: Answer) -> Self {
        let Answer { letter: _, label, value, leads } = answer;
        Self { value, label, leads }
    }
}
