//! Excerpts of the payload, redacted.

use std::cell::OnceCell;

use crate::explain::answer::EvidencePlace;
use crate::explain::case::Case;
use crate::explain::evidence::{Finding, Location};
use crate::payload::{borders, is_invisible};
use crate::redact::{Hidden, Redactor};
use crate::span::Span;

/// How much of a line is shown on each side of a place, in bytes.
const AROUND: usize = 60;
/// What stands where a line goes on.
const ELLIPSIS: &str = "…";
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
        let hidden = case.sheets.iter().map(|_| OnceCell::new()).collect();
        Self { case, redactor: Redactor::new(case.knowledge), hidden }
    }

    /// How many secrets and personal details the payload holds; none of them is shown.
    pub(super) fn redacted(&self) -> usize {
        self.hidden(0).len()
    }

    /// What a view hides.
    fn hidden(&self, view: usize) -> &[Hidden] {
        let find =
            || self.case.sheets.get(view).map_or_else(Vec::new, |sheet| self.redactor.secrets(sheet.view.text()));
        self.hidden.get(view).map(|hidden| hidden.get_or_init(find)).map_or(&[], Vec::as_slice)
    }

    /// A text that was read at a place of the payload, redacted: a name beside it may tell that it is secret.
    pub(super) fn value(&self, text: &str, at: Option<&Location>) -> String {
        let covering = at.and_then(|at| {
            let place = at.span;
            let covers = |part: &&Hidden| part.span.start < place.end && place.start < part.span.end;
            let hidden = self.hidden(at.view).iter().find(covers)?;
            (hidden.span.start <= place.start || !text.contains(' ')).then(|| hidden.shown.clone())
        });
        covering.unwrap_or_else(|| self.redactor.clean(text).0)
    }

    /// A place, with the line around it.
    pub(super) fn place(&self, finding: Finding, at: Location) -> EvidencePlace {
        let view = &self.case.sheets[at.view].view;
        let text = view.text();
        let span = not_too_long(text, at.span);
        let line = line_around(text, span);
        let (mut shown, mut mark) = show(text, line, span, self.hidden(at.view));
        let (before, after) = goes_on(text, line);
        if before {
            shown.insert_str(0, ELLIPSIS);
            mark = mark.shifted(ELLIPSIS.len());
        }
        if after {
            shown.push_str(ELLIPSIS);
        }
        let original = view.to_original(span.range());
        EvidencePlace {
            kind: finding,
            start: original.as_ref().map(|place| place.start),
            end: original.as_ref().map(|place| place.end),
            text: mark.of(&shown).to_owned(),
            view: view.kind().to_string(),
            line: shown,
            mark: (mark.start, mark.end),
        }
    }
}

/// A place, cut between words where it is long.
fn not_too_long(text: &str, span: Span) -> Span {
    let most = text.floor_char_boundary(span.start.saturating_add(MAX_MARK)).max(span.start);
    if span.end <= most {
        return span;
    }
    let end = borders(text.get(span.start..most).unwrap_or_default()).next_back();
    Span { start: span.start, end: end.map_or(most, |border| span.start + border) }
}

/// The line around a place, cut between words.
fn line_around(text: &str, span: Span) -> Span {
    let start = text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let end = text.floor_char_boundary(span.end + AROUND).max(span.end);
    let before = text.get(start..span.start).unwrap_or_default();
    let after = text.get(span.end..end).unwrap_or_default();
    let start = match before.rfind('\n') {
        Some(newline) => start + newline + 1,
        None if start == 0 => 0,
        None => borders(before).next().map_or(span.start, |border| start + border),
    };
    let end = match after.find('\n') {
        Some(newline) => span.end + newline,
        None if end == text.len() => end,
        None => borders(after).next_back().map_or(span.end, |border| span.end + border),
    };
    Span { start, end }
}

/// Whether the line goes on before and behind a stretch of it.
fn goes_on(text: &str, shown: Span) -> (bool, bool) {
    let is_more = |rest: &str| !rest.trim().is_empty();
    let before = text.get(..shown.start).unwrap_or_default();
    let after = text.get(shown.end..).unwrap_or_default();
    (is_more(before.rsplit('\n').next().unwrap_or_default()), is_more(after.split('\n').next().unwrap_or_default()))
}

/// The line with everything secret hidden, and where in it the place now is.
fn show(text: &str, line: Span, span: Span, hidden: &[Hidden]) -> (String, Span) {
    let mut shown = String::new();
    let mut mark: Option<Span> = None;
    let mut at = line.start;
    while at < line.end {
        let covering = hidden.iter().find(|part| part.span.contains(&at));
        let length = shown.len();
        let (end, piece) = if let Some(part) = covering {
            (part.span.end, part.shown.clone())
        } else {
            let next = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            (
                at + next.len_utf8(),
                if matches!(next, '\n' | '\t') || is_invisible(next) { " ".to_owned() } else { next.to_string() },
            )
        };
        shown.push_str(&piece);
        if at < span.end && end > span.start {
            mark = Some(Span { start: mark.map_or(length, |mark| mark.start), end: shown.len() });
        }
        at = end;
    }
    let trimmed = shown.trim_end().len();
    let indent = shown.len() - shown.trim_start().len();
    let mark = mark.unwrap_or(Span { start: indent, end: trimmed });
    let indent = indent.min(mark.start);
    let end = trimmed.max(mark.end);
    let mark = Span { start: mark.start - indent, end: mark.end - indent };
    (Span { start: indent, end }.of(&shown).to_owned(), mark)
}
