//! Excerpts of the payload, redacted.

use std::cell::OnceCell;
use std::ops::Range;

use crate::explain::answer::EvidencePlace;
use crate::explain::case::Case;
use crate::explain::evidence::{Finding, Location};
use crate::redact::{Hidden, Redactor};

/// How much of a line is shown on each side of a place, in bytes.
const AROUND: usize = 60;
/// A marked text longer than this is cut, in bytes.
const MAX_MARK: usize = 160;

/// Shows parts of a payload, and counts what was hidden in it.
pub(super) struct Excerpts<'c> {
    case: &'c Case<'c>,
    redactor: Redactor<'c>,
    /// What each view hides, found with the whole view in sight once something of it is to be shown.
    hidden: Vec<OnceCell<Vec<Hidden>>>,
}

impl<'c> Excerpts<'c> {
    pub(super) fn new(case: &'c Case<'c>) -> Self {
        let hidden = case.payload.views().iter().map(|_| OnceCell::new()).collect();
        Self { case, redactor: Redactor::new(case.knowledge), hidden }
    }

    /// How many secrets and personal details the payload holds; none of them is shown.
    pub(super) fn redacted(&self) -> usize {
        self.hidden(0).len()
    }

    /// What a view hides.
    fn hidden(&self, view: usize) -> &[Hidden] {
        let find =
            || self.case.payload.views().get(view).map_or_else(Vec::new, |view| self.redactor.secrets(view.text()));
        self.hidden.get(view).map(|hidden| hidden.get_or_init(find)).map_or(&[], Vec::as_slice)
    }

    /// A text that was read at a place of the payload, redacted: a name beside it may tell that it is secret.
    pub(super) fn value(&self, text: &str, at: Option<&Location>) -> String {
        let covering = at.and_then(|at| {
            let place = at.range();
            let covers = |part: &&Hidden| part.span.start < place.end && place.start < part.span.end;
            let hidden = self.hidden(at.view).iter().find(covers)?;
            (hidden.span.start <= place.start || !text.contains(' ')).then(|| hidden.shown.clone())
        });
        covering.unwrap_or_else(|| self.redactor.clean(text).0)
    }

    /// A place, with the line around it.
    pub(super) fn place(&self, finding: Finding, at: &Location) -> EvidencePlace {
        let view = &self.case.payload.views()[at.view];
        let text = view.text();
        let span = at.range();
        let span = span.start..text.floor_char_boundary(span.end.min(span.start + MAX_MARK)).max(span.start);
        let line = line_around(text, &span);
        let (shown, mark) = show(text, &line, &span, self.hidden(at.view));
        let original = view.to_original(span);
        EvidencePlace {
            kind: finding,
            start: original.as_ref().map(|place| place.start),
            end: original.as_ref().map(|place| place.end),
            text: shown.get(mark.clone()).unwrap_or_default().to_owned(),
            view: view.kind().to_string(),
            line: shown,
            mark: (mark.start, mark.end),
        }
    }
}

/// The line around a place, cut at word boundaries.
fn line_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let end = text.floor_char_boundary((span.end + AROUND).min(text.len())).max(span.end);
    let before = text.get(start..span.start).unwrap_or_default();
    let after = text.get(span.end..end).unwrap_or_default();
    let start = before.rfind('\n').map_or(start, |newline| start + newline + 1);
    let end = after.find('\n').map_or(end, |newline| span.end + newline);
    start..end
}

/// The line with everything secret hidden, and where in it the place now is.
fn show(text: &str, line: &Range<usize>, span: &Range<usize>, hidden: &[Hidden]) -> (String, Range<usize>) {
    let mut shown = String::new();
    let mut mark: Option<Range<usize>> = None;
    let mut at = line.start;
    while at < line.end {
        let covering = hidden.iter().find(|part| part.span.contains(&at));
        let length = shown.len();
        let (end, piece) = if let Some(part) = covering {
            (part.span.end, part.shown.clone())
        } else {
            let next = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            (at + next.len_utf8(), if next.is_control() { " ".to_owned() } else { next.to_string() })
        };
        shown.push_str(&piece);
        if at < span.end && end > span.start {
            mark = Some(mark.map_or(length, |mark| mark.start)..shown.len());
        }
        at = end;
    }
    let trimmed = shown.trim_end().len();
    let indent = shown.len() - shown.trim_start().len();
    let mark = mark.unwrap_or(indent..trimmed);
    let indent = indent.min(mark.start);
    let end = trimmed.max(mark.end);
    (shown.get(indent..end).unwrap_or_default().to_owned(), mark.start - indent..mark.end - indent)
}
