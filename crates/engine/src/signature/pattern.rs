//! Regular expressions that are compiled only when their anchor was found.

use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize, Serializer};

use super::anchor::of_pattern;
use super::automaton::AnchorBuilder;
use super::literal::Literal;
use super::matcher::{Long, Match, Short};

/// A pattern with no more than this many states stays below the limit: a state takes some 100 bytes.
const SURELY_SMALL: usize = 4000;

/// For up to this many bytes a matcher that is quick to make pays; beyond, one that is quick to run.
const SHORT: usize = 32 << 10;

/// A regular expression with the literals it cannot match without.
///
/// Case does not matter, classes such as `\w` are ASCII, `.` stops at the end of a line, and a
/// space stands for any white space. Matching takes time linear
/// in the text, whatever the pattern.
#[derive(Clone, Deserialize)]
pub struct Pattern {
    source: String,
    /// What it is once the words of the concepts in it are written out.
    written_out: Option<String>,
    anchors: Vec<Literal>,
    /// Sets of words in lower case; a match holds one of each.
    companions: Vec<Vec<String>>,
    may_be_large: bool,
    #[serde(skip)]
    short: OnceLock<Option<Short>>,
    #[serde(skip)]
    long: OnceLock<Option<Long>>,
}

/// What is wrong with a pattern, and where in it, in bytes.
#[derive(Clone, Debug)]
pub struct PatternProblem {
    /// What is wrong.
    pub message: String,
    /// The bytes of the pattern that are at fault.
    pub span: std::ops::Range<usize>,
}

/// For people it is what the author wrote.
impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.source.serialize(serializer);
        }
        (&self.source, &self.written_out, &self.anchors, &self.companions, self.may_be_large).serialize(serializer)
    }
}

impl Pattern {
    /// Proves the pattern without compiling it, and registers its anchors.
    ///
    /// `written_out` is the same with the words of the concepts that it names.
    pub(crate) fn parse(
        source: &str,
        written_out: Option<String>,
        anchors: &mut AnchorBuilder,
    ) -> Result<Self, PatternProblem> {
        let proof = of_pattern(written_out.as_deref().unwrap_or(source));
        let proof = proof.map_err(|error| PatternProblem::from_syntax(&error))?;
        let anchors = proof.literals.into_iter().map(|literal| anchors.intern(literal)).collect();
        Ok(Self { written_out, companions: proof.companions, ..Self::new(source, anchors, proof.states) })
    }

    /// A pattern without anchors: it is tried wherever it is asked for, but where what it needs is missing.
    pub(crate) fn alone(source: &str) -> Result<Self, PatternProblem> {
        let proof = of_pattern(source).map_err(|error| PatternProblem::from_syntax(&error))?;
        let states = proof.states;
        Ok(Self { companions: proof.all_sets(), ..Self::new(source, Vec::new(), states) })
    }

    fn new(source: &str, anchors: Vec<Literal>, states: usize) -> Self {
        let (short, long) = (OnceLock::new(), OnceLock::new());
        let (source, companions, may_be_large) = (source.to_owned(), Vec::new(), states > SURELY_SMALL);
        Self { source, written_out: None, anchors, companions, may_be_large, short, long }
    }

    /// The pattern as the author wrote it.
    pub fn source(&self) -> &str {
        &self.source
    }

    fn compiled(&self) -> &str {
        self.written_out.as_deref().unwrap_or(&self.source)
    }

    /// The literals of which every match holds at least one; empty where there are none.
    pub(crate) fn anchors(&self) -> &[Literal] {
        &self.anchors
    }

    /// Sets of words in lower case, of each of which a match holds one beside its anchor.
    pub(crate) fn companions(&self) -> &[Vec<String>] {
        &self.companions
    }

    /// Gives its anchors the numbers that stand at theirs.
    pub(crate) fn renumber(&mut self, numbers: &[Literal]) {
        self.anchors.iter_mut().for_each(|anchor| anchor.renumber(numbers));
    }

    /// Whether the pattern must be tried on every payload.
    pub fn is_anchorless(&self) -> bool {
        self.anchors.is_empty()
    }

    /// Whether all the words stand in a short text that a match needs beside its anchor. Most patterns are spared compiling
    /// by it. The text is asked for in small letters, and only where it is needed.
    pub(crate) fn may_match<'t>(&self, lower: impl FnOnce() -> &'t str) -> bool {
        if self.companions.is_empty() {
            return true;
        }
        let lower = lower();
        self.companions.iter().all(|words| words.iter().any(|word| lower.contains(word.as_str())))
    }

    /// Whether the pattern, compiled, outgrows what it may take up. Only one that could is compiled for that.
    pub(crate) fn is_too_large(&self) -> bool {
        self.may_be_large && self.long().is_none()
    }

    /// The first match that begins at `at` or behind it. A pattern that grows too large matches nothing; `check` refuses it.
    /// The length of all of `text` tells how much it will be asked.
    pub(crate) fn find_at(&self, text: &[u8], at: usize) -> Option<Match> {
        if text.len() <= SHORT && self.long.get().is_none() {
            self.short.get_or_init(|| Short::compile(self.compiled())).as_ref()?.find_at(text, at)
        } else {
            self.long()?.find_at(text, at)
        }
    }

    fn long(&self) -> Option<&Long> {
        self.long.get_or_init(|| Long::compile(self.compiled())).as_ref()
    }

    /// All matches, one behind the other.
    pub(crate) fn find_all<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = Match> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = self.find_at(text, at)?;
            at = if found.whole.end > at { found.whole.end } else { at + 1 };
            Some(found)
        })
    }

    /// A text that it matches.
    pub(crate) fn example(&self) -> String {
        super::example::example(self.compiled())
    }

    /// Whether the whole of `text` matches.
    pub(crate) fn matches_whole(&self, text: &str) -> bool {
        self.find_all(text.as_bytes()).any(|found| found.whole.len() == text.len())
    }
}

impl PatternProblem {
    fn from_syntax(error: &regex_syntax::Error) -> Self {
        let (message, span) = match error {
            regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span()),
            regex_syntax::Error::Translate(error) => (error.kind().to_string(), error.span()),
            other => return Self { message: other.to_string(), span: 0..0 },
        };
        Self { message, span: span.start.offset..span.end.offset }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.source, f)
    }
}
