//! Regular expressions that are compiled only when their anchor was found.

use std::fmt;
use std::sync::OnceLock;

use regex::bytes::{Regex, RegexBuilder};

use super::anchor::of_pattern;
use super::automaton::AnchorBuilder;
use super::literal::Literal;

/// A compiled pattern may take up this much memory, in bytes; more is refused.
const SIZE_LIMIT: usize = 1 << 20;
/// A pattern with no more than this many characters, repetitions written out, stays below the limit.
const SURELY_SMALL: usize = 2000;

/// A regular expression with the literals it cannot match without.
///
/// Case does not matter, classes such as `\w` are ASCII, and `.` stops at the end of a line. Matching takes time linear
/// in the text, whatever the pattern.
#[derive(Clone)]
pub struct Pattern {
    source: String,
    anchors: Vec<Literal>,
    regex: OnceLock<Option<Regex>>,
}

/// What is wrong with a pattern, and where in it, in bytes.
#[derive(Clone, Debug)]
pub struct PatternProblem {
    /// What is wrong.
    pub message: String,
    /// The bytes of the pattern that are at fault.
    pub span: std::ops::Range<usize>,
}

impl Pattern {
    /// Proves the pattern without compiling it, unless that was done before, and registers its anchors.
    pub(crate) fn parse(source: &str, anchors: &mut AnchorBuilder) -> Result<Self, PatternProblem> {
        let literals = match anchors.proven(source) {
            Some(literals) => literals.clone(),
            None => of_pattern(source).map_err(|error| PatternProblem::from_syntax(&error))?,
        };
        let anchors = literals.into_iter().map(|literal| anchors.intern(literal)).collect();
        Ok(Self { source: source.to_owned(), anchors, regex: OnceLock::new() })
    }

    /// A pattern without anchors: it is tried wherever it is asked for.
    pub(crate) fn alone(source: &str) -> Result<Self, PatternProblem> {
        of_pattern(source).map_err(|error| PatternProblem::from_syntax(&error))?;
        Ok(Self { source: source.to_owned(), anchors: Vec::new(), regex: OnceLock::new() })
    }

    /// The pattern as the author wrote it.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The literals of which every match holds at least one; empty where there are none.
    pub(crate) fn anchors(&self) -> &[Literal] {
        &self.anchors
    }

    /// Whether the pattern must be tried on every payload.
    pub fn is_anchorless(&self) -> bool {
        self.anchors.is_empty()
    }

    /// The compiled pattern, or `None` where it grows beyond the size limit; `check` refuses such a pattern.
    pub(crate) fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| compile(&self.source).ok()).as_ref()
    }

    /// Whether the pattern, compiled, outgrows what it may take up. Only one that could is compiled for that.
    pub(crate) fn is_too_large(&self) -> bool {
        may_be_large(&self.source) && compile(&self.source).is_err()
    }

    /// Whether the whole of `text` matches.
    pub(crate) fn matches_whole(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| {
            regex.find(text.as_bytes()).is_some_and(|found| found.len() == text.len())
                || regex.find_iter(text.as_bytes()).any(|found| found.len() == text.len())
        })
    }
}

/// Whether a pattern could grow large: its length, times all its counted repetitions as if each stood inside the next.
fn may_be_large(source: &str) -> bool {
    let counts = source.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let repeated =
        counts.map(|range| range.split(',').filter_map(|count| count.parse::<usize>().ok()).max().unwrap_or(1));
    repeated.fold(source.len(), usize::saturating_mul) > SURELY_SMALL
}

fn compile(source: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(source).case_insensitive(true).unicode(false).size_limit(SIZE_LIMIT).build()
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
