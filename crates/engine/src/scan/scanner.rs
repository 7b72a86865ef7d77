//! The scanner: a block in, what was found in it out. Threads share one.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use rustc_hash::FxBuildHasher;

use super::memory::Memory;
use super::numbers::Numbers;
use super::shape::write_shape;
use super::stamp::stamp;
use super::wrapped::may_be_wrapped;
use crate::explain::Finding;
use crate::model::KnowledgeBase;
use crate::payload::events;
use crate::signature::Needs;

/// A longer event is explained in pieces of this length, in bytes.
const LONGEST_EVENT: usize = 64 << 10;
/// Whoever explains more events than this spares time with an automaton over all anchors.
const FEW_EVENTS: usize = 32;
/// As much of a line is kept as an example, in bytes: more than is shown, so that what is hidden is known by what follows.
const EXAMPLE: usize = 1 << 10;

/// Finds known errors in blocks.
#[derive(Debug)]
pub struct Scanner<'k> {
    knowledge: &'k KnowledgeBase,
    needs: OnceLock<Needs>,
    numbers: OnceLock<Numbers>,
    /// How many events were explained.
    explained: AtomicUsize,
    known: Memory<Told>,
}

/// What an event says, and where in it, in bytes. A shape is as long as its event, so that the place holds for all of a shape.
type Told = (Arc<Finding>, usize);

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
    /// Makes a scanner for a pack. What it needs for a large one takes a fraction of a second to make, and is made when it is needed.
    pub fn new(knowledge: &'k KnowledgeBase) -> Self {
        Self {
            knowledge,
            needs: OnceLock::new(),
            numbers: OnceLock::new(),
            explained: AtomicUsize::new(0),
            known: Memory::default(),
        }
    }

    /// Finds the known errors in a block. What is no UTF-8 is read as if it were.
    pub fn scan(&self, block: &[u8]) -> Scanned {
        // What is no UTF-8 takes longer to read, even where all of it is.
        let text = str::from_utf8(block).map_or_else(|_| String::from_utf8_lossy(block), Cow::Borrowed);
        Scanned { sightings: self.sightings(&text), lines: newlines(block) }
    }

    fn sightings(&self, text: &str) -> Vec<Sighting> {
        let numbers = self.numbers.get_or_init(|| Numbers::of(self.knowledge));
        let (mut line, mut counted, mut shape) = (0, 0, Vec::new());
        let mut found = Vec::new();
        for event in events(text).into_iter().flat_map(|event| pieces(text, event)) {
            let said = text.get(event.clone()).unwrap_or_default();
            write_shape(said, numbers, &mut shape);
            let told = self.known.recall(FxBuildHasher.hash_one(&shape), || self.read(&shape));
            if let Some((finding, told)) = told {
                let at = event.start + told;
                line += newlines(text.as_bytes().get(counted..at).unwrap_or_default());
                counted = at;
                found.push(Sighting { finding, time: stamp(said), line, raw: raw(text, at) });
            }
        }
        found
    }

    /// What a shape says. Most are spared being explained: no word that announces an error stands there, or no error has all
    /// that it needs.
    fn read(&self, shape: &[u8]) -> Option<Told> {
        // Only digits and letters were put in place of others.
        let shape = str::from_utf8(shape).ok()?;
        let met = self.needs.get_or_init(|| self.knowledge.needs()).look(shape);
        let announced = met.first?;
        if !met.is_all && !may_be_wrapped(shape) {
            return None;
        }
        if self.explained.fetch_add(1, Ordering::Relaxed) == FEW_EVENTS {
            self.knowledge.anchors.prepare(usize::MAX);
        }
        Finding::of(self.knowledge, shape).map(|(finding, told)| (Arc::new(finding), told.unwrap_or(announced)))
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
