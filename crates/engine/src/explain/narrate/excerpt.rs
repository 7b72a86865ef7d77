//! Excerpts of the payload, redacted.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::explain::answer::EvidencePlace;
use crate::explain::case::Case;
use crate::explain::evidence::{EvidenceKind, Location};
use crate::payload::{borders, is_invisible};
use crate::redact::{Hidden, Redactor};
use crate::span::Span;

/// How much of a line is shown on each side of a place, in bytes.
const AROUND: usize = 60;
/// What stands where a line goes on.
const ELLIPSIS: &str = "…";
/// A marked text longer than this is cut, in bytes.
const MAX_MARK: usize = 160;

/// A view up to this size is gone over as a whole, in bytes; of a larger one only pieces of this size near what is shown.
const PIECE: usize = 64 << 10;
/// A piece is looked at together with so much before and behind it, in bytes: a secret may begin or be named there.
const CONTEXT: usize = 16 << 10;

/// What is hidden, by view and stretch.
type HiddenByStretch = HashMap<(usize, usize), Rc<[Hidden]>>;

/// Shows parts of a payload, and counts what was hidden in it.
pub(super) struct Excerpts<'c> {
    case: &'c Case<'c>,
    redactor: Redactor<'c>,
    /// What the pieces of views hide, found once something of one is to be shown; by view and number of the piece.
    hidden: RefCell<HiddenByStretch>,
}

impl<'c> Excerpts<'c> {
    pub(super) fn new(case: &'c Case<'c>) -> Self {
        Self { case, redactor: Redactor::new(case.knowledge), hidden: RefCell::default() }
    }

    /// How many secrets and personal details the payload holds, or of a long one the pieces of it that are shown.
    pub(super) fn redacted(&self) -> usize {
        if self.text(0).len() <= PIECE {
            return self.hidden(0, 0).len();
        }
        let known = self.hidden.borrow();
        let of_payload = known.iter().filter(|((view, _), _)| *view == 0);
        of_payload
            .map(|((_, number), hidden)| hidden.iter().filter(|part| part.span.start / PIECE == *number).count())
            .sum()
    }

    fn text(&self, view: usize) -> &str {
        self.case.sheets.get(view).map_or("", |sheet| sheet.view.text())
    }

    /// What a view hides around a place.
    fn hidden(&self, view: usize, place: usize) -> Rc<[Hidden]> {
        let text = self.text(view);
        let number = if text.len() <= PIECE { 0 } else { place / PIECE };
        let known = self.hidden.borrow().get(&(view, number)).cloned();
        known.unwrap_or_else(|| {
            let piece = if text.len() <= PIECE { 0..text.len() } else { number * PIECE..(number + 1) * PIECE };
            let found: Rc<[Hidden]> = self.hidden_in(text, &piece).into();
            self.hidden.borrow_mut().insert((view, number), Rc::clone(&found));
            found
        })
    }

    /// What a piece of a text and its surroundings hide.
    fn hidden_in(&self, text: &str, piece: &Range<usize>) -> Vec<Hidden> {
        let start = text.floor_char_boundary(piece.start.saturating_sub(CONTEXT));
        let end = text.floor_char_boundary((piece.end + CONTEXT).min(text.len()));
        let mut found = self.redactor.secrets(text.get(start..end).unwrap_or_default());
        for part in &mut found {
            part.span = part.span.start + start..part.span.end + start;
        }
        found
    }

    /// A text that was read at a place of the payload, redacted: a name beside it may tell that it is secret.
    pub(super) fn value(&self, text: &str, at: Option<&Location>) -> String {
        let covering = at.and_then(|at| {
            let place = at.span;
            let covers = |part: &&Hidden| part.span.start < place.end && place.start < part.span.end;
            let known = self.hidden(at.view, place.start);
            let hidden = known.iter().find(covers)?;
            (hidden.span.start <= place.start || !text.contains(' ')).then(|| hidden.shown.clone())
        });
        covering.unwrap_or_else(|| self.redactor.clean(text).0)
    }

    /// Whether a place lies within something hidden, so that even a word of the pack for it would tell what that is.
    pub(super) fn is_hidden(&self, at: &Location) -> bool {
        let place = at.span;
        let covers = |part: &Hidden| part.span.start <= place.start && place.end <= part.span.end;
        self.hidden(at.view, place.start).iter().any(covers)
    }

    /// A place, with the line around it.
    pub(super) fn place(&self, kind: EvidenceKind, at: Location) -> EvidencePlace {
        let view = &self.case.sheets[at.view].view;
        let text = view.text();
        let span = not_too_long(text, at.span);
        let line = line_around(text, span);
        let (mut shown, mut mark) = show(text, line, span, &self.hidden(at.view, span.start));
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
            kind,
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
