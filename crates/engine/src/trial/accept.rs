//! Bringing the expectation of a fixture up to date after a deliberate change.
//!
//! Only the values that hold no longer are rewritten, where they stand; the rest of the file, comments included, stays byte
//! for byte. A known gap is never touched: whether it is closed is for a person to say.

use std::ops::Range;

use crate::explain::Explanation;
use crate::pack::parse_fixture;
use crate::pack::raw::RawExpectation;
use crate::source::{FileId, Located};

/// A fixture file whose expectation is that of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The text of the whole file.
    pub text: String,
    /// What became of its lines, in order.
    pub changes: Vec<LineChange>,
}

/// What became of a line, or of several that hold one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// The number of the first line, from 1.
    pub line: usize,
    /// What was written.
    pub before: String,
    /// What is written now; `None` where the answer has no such thing.
    pub after: Option<String>,
}

/// A value in the file, and what it must be; `None` takes its line out.
struct Edit {
    span: Range<usize>,
    value: Option<String>,
}

/// The text of a fixture file, changed to expect this answer to its payload. `None` where that cannot be done line by line,
/// where there is nothing to change, and where the fixture is a known gap.
pub fn accept(text: &str, answer: &Explanation) -> Option<Accepted> {
    let expect = expectation(text)?;
    if expect.known_gap.is_some() {
        return None;
    }
    let mut edits = edits(&expect, answer);
    edits.sort_by_key(|edit| edit.span.start);
    let accepted = rewritten(text, &edits)?;
    // Whatever the file looks like, what is written must say what the answer says.
    let again = expectation(&accepted.text)?;
    self::edits(&again, answer).is_empty().then_some(accepted)
}

fn expectation(text: &str) -> Option<RawExpectation> {
    parse_fixture(FileId::default(), text).ok().map(|fixture| fixture.expect)
}

/// What is expected otherwise than it is. What is not expected, is not added.
fn edits(expect: &RawExpectation, answer: &Explanation) -> Vec<Edit> {
    let leading_cause = answer.causes.first().map(|cause| cause.id.as_str());
    let is_recognised = |id: &str| answer.errors.iter().any(|error| error.id == id);
    let error = expect.error.as_ref().filter(|error| !is_recognised(&error.value));
    let pairs = [
        (expect.status.as_ref(), Some(answer.status.name())),
        (expect.layer.as_ref(), answer.layer.as_deref()),
        (error, answer.errors.first().map(|error| error.id.as_str())),
        (expect.leads.as_ref(), answer.leading_error().map(|error| error.id.as_str())),
        (expect.cause.as_ref(), leading_cause),
        (expect.first.as_ref(), answer.first_action_of()),
        (expect.ask.as_ref(), answer.ask.first().map(|question| question.fact.as_str())),
    ];
    let changed = pairs.into_iter().filter_map(|(expected, found)| {
        let expected = expected.filter(|expected| Some(expected.value.as_str()) != found)?;
        Some(Edit { span: expected.span.clone(), value: found.map(quoted) })
    });
    let leads = |id: &str| answer.layer.as_deref() == Some(id) || leading_cause == Some(id);
    changed.chain(without_leaders(&expect.not, leads)).collect()
}

/// The list of what must not lead, less what does.
fn without_leaders(not: &[Located<String>], leads: impl Fn(&str) -> bool) -> Option<Edit> {
    let (first, last) = (not.first()?, not.last()?);
    let kept: Vec<String> = not.iter().map(|id| id.value.as_str()).filter(|id| !leads(id)).map(quoted).collect();
    let value = (!kept.is_empty()).then(|| kept.join(", "));
    (kept.len() < not.len()).then_some(Edit { span: first.span.start..last.span.end, value })
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Applies edits that stand in order, each on lines of its own.
fn rewritten(text: &str, edits: &[Edit]) -> Option<Accepted> {
    let mut accepted = Accepted { text: String::with_capacity(text.len()), changes: Vec::new() };
    let mut done = 0;
    for edit in edits {
        let start = text.get(..edit.span.start)?.rfind('\n').map_or(0, |line_end| line_end + 1);
        let end = text.get(edit.span.end..)?.find('\n').map_or(text.len(), |length| edit.span.end + length);
        let around =
            |value: &String| Some([text.get(start..edit.span.start)?, value, text.get(edit.span.end..end)?].concat());
        let after = edit.value.as_ref().and_then(around);
        accepted.text.push_str(text.get(done..start)?);
        accepted.text.push_str(after.as_deref().unwrap_or_default());
        done = if after.is_some() { end } else { text.len().min(end + 1) };
        let line = text.get(..start)?.matches('\n').count() + 1;
        accepted.changes.push(LineChange { line, before: text.get(start..end)?.to_owned(), after });
    }
    accepted.text.push_str(text.get(done..)?);
    Some(accepted)
}
