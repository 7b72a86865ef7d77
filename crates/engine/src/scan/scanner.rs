//! The scanner: a block in, what was found in it out. Threads share one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::FxBuildHasher;

use super::numbers::Numbers;
use super::shape::shape;
use super::stamp::stamp;
use super::wrapped::may_be_wrapped;
use crate::explain::Finding;
use crate::model::KnowledgeBase;
use crate::payload::events;
use crate::signature::{Needs, Prefilter};

/// A longer event is explained in pieces of this length, in bytes.
const LONGEST_EVENT: usize = 64 << 10;
/// As many shapes are remembered; then all are forgotten, which costs time and changes nothing.
const MOST_SHAPES: usize = 1 << 16;
/// Whoever explains more events than this spares time with an automaton over all anchors.
const FEW_EVENTS: usize = 32;
/// As much of a line is kept as an example, in bytes: more than is shown, so that what is hidden is known by what follows.
const EXAMPLE: usize = 1 << 10;

/// Finds known errors in blocks.
#[derive(Debug)]
pub struct Scanner<'k> {
    knowledge: &'k KnowledgeBase,
    prefilter: Prefilter,
    needs: OnceLock<Needs>,
    numbers: OnceLock<Numbers>,
    /// How many events were explained.
    explained: AtomicUsize,
    known: Mutex<HashMap<u64, Option<Told>, FxBuildHasher>>,
}

/// What an event says, and where in it, in bytes. A shape is as long as its event, so that the place holds for all of a shape.
type Told = (Arc<Finding>, Option<usize>);

/// What was found in a block.
#[derive(Debug, Default)]
pub struct Scanned {
    /// The events with a known error, in order.
    pub sightings: Vec<Sighting>,
    /// How many lines the block has, by their ends.
    pub lines: usize,
}

/// An event with a known error.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// What it says.
    pub finding: Arc<Finding>,
    /// When it happened, as it says itself: `2026-01-31T08:15:00`.
    pub time: Option<String>,
    /// The line that says so, counted from 0 in the block.
    pub line: usize,
    /// The start of that line, **as it stands there**: it must be redacted before it is shown.
    pub raw: String,
}

impl<'k> Scanner<'k> {
    /// Makes a scanner for a pack; takes a fraction of a second for a large one.
    pub fn new(knowledge: &'k KnowledgeBase) -> Self {
        let prefilter = Prefilter::of(knowledge.announcing_words());
        Self {
            knowledge,
            prefilter,
            needs: OnceLock::new(),
            numbers: OnceLock::new(),
            explained: AtomicUsize::new(0),
            known: Mutex::default(),
        }
    }

    /// Finds the known errors in a block. What is no UTF-8 is read as if it were.
    pub fn scan(&self, block: &[u8]) -> Scanned {
        let text = String::from_utf8_lossy(block);
        let lines = newlines(block);
        self.prefilter.prepare(block.len());
        let Some(hit) = self.prefilter.next(&text, 0) else { return Scanned { lines, ..Scanned::default() } };
        Scanned { sightings: self.sightings(&text, hit), lines }
    }

    fn sightings(&self, text: &str, first_hit: usize) -> Vec<Sighting> {
        let (mut hit, mut line, mut counted) = (Some(first_hit), 0, 0);
        let mut found = Vec::new();
        for event in events(text).into_iter().flat_map(|event| pieces(text, event)) {
            let Some(hit_at) = hit.filter(|at| *at < event.end) else { continue };
            let said = text.get(event.clone()).unwrap_or_default();
            if let Some((finding, told)) = self.finding(said) {
                let at = told.map_or(hit_at, |told| event.start + told);
                line += newlines(text.as_bytes().get(counted..at).unwrap_or_default());
                counted = at;
                found.push(Sighting { finding, time: stamp(said), line, raw: raw(text, at) });
            }
            hit = self.prefilter.next(text, event.end);
            if hit.is_none() {
                break;
            }
        }
        found
    }

    /// What an event says, from memory where an equal one was read.
    fn finding(&self, event: &str) -> Option<Told> {
        let shape = shape(event, self.numbers.get_or_init(|| Numbers::of(self.knowledge)));
        let key = FxBuildHasher.hash_one(&shape);
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let finding = self.explained(&shape);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_SHAPES {
            known.clear();
        }
        known.insert(key, finding.clone());
        finding
    }

    /// What a shape says. Most are spared being explained: no error has all that it needs there.
    fn explained(&self, shape: &str) -> Option<Told> {
        let needs = self.needs.get_or_init(|| self.knowledge.needs());
        if !needs.may_be_met(shape) && !may_be_wrapped(shape) {
            return None;
        }
        if self.explained.fetch_add(1, Ordering::Relaxed) == FEW_EVENTS {
            self.knowledge.anchors.prepare(usize::MAX);
        }
        Finding::of(self.knowledge, shape).map(|(finding, told)| (Arc::new(finding), told))
    }
}

fn newlines(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

/// An event in pieces that are short enough to be explained.
fn pieces(text: &str, event: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = event.start;
    std::iter::from_fn(move || {
        let end = text.floor_char_boundary((at + LONGEST_EVENT).min(event.end));
        let piece = at..end;
        at = end;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The start of the line in which a place lies; of a long one, what is around the place.
fn raw(text: &str, place: usize) -> String {
    let place = text.floor_char_boundary(place);
    let start = text.get(..place).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let start = text.ceil_char_boundary(start.max(place.saturating_sub(EXAMPLE / 2)));
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    Cow::from(line.get(..line.floor_char_boundary(EXAMPLE)).unwrap_or_default()).trim().to_owned()
}
