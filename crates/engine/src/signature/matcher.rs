//! Two ways to run a regular expression, of one engine and with the same results: one is quick to make, the other to run.
//!
//! Most payloads are short, and most of the time would go into making what only long ones need: the reversed automaton,
//! the tables of lazy and one-pass automata, prefilters, and what threads share.
//! <https://docs.rs/regex-automata/latest/regex_automata/meta/> tells what each is for.

use std::ops::Range;

use regex::bytes::{Regex, RegexBuilder};
use regex_automata::Input;
use regex_automata::nfa::thompson::backtrack::BoundedBacktracker;
use regex_automata::nfa::thompson::{self, pikevm::PikeVM};
use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::util::syntax;

use super::space::widened;

/// A compiled pattern may take up this much memory, in bytes; more is refused.
const SIZE_LIMIT: usize = 1 << 20;

/// While it runs it may take up so much more, in bytes.
const CACHE_LIMIT: usize = 1 << 18;

/// A match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// All of it.
    pub(crate) whole: Range<usize>,
    /// Group 1, or all of it where there is none.
    pub(crate) part: Range<usize>,
}

/// Quick to make: only what a search cannot do without.
#[derive(Clone)]
pub(super) struct Short(BoundedBacktracker);

impl Short {
    /// `None` where the pattern grows too large.
    pub(super) fn compile(source: &str) -> Option<Self> {
        let syntax = syntax::Config::new().case_insensitive(true).unicode(false).utf8(false);
        let hir = syntax::parse_with(&widened(source), &syntax).ok()?;
        let lean = thompson::Config::new().nfa_size_limit(Some(SIZE_LIMIT)).utf8(false);
        let nfa = thompson::Compiler::new().configure(lean).build_from_hir(&hir).ok()?;
        BoundedBacktracker::new_from_nfa(nfa).ok().map(Self)
    }

    pub(super) fn find_at(&self, text: &[u8], at: usize) -> Option<Match> {
        if at > text.len() {
            return None;
        }
        let (input, mut slots) = (Input::new(text).range(at..), [None; 4]);
        let found = self.0.try_search_slots(&mut self.0.create_cache(), &input, &mut slots);
        // A text that is too long for one is searched by the other.
        found.unwrap_or_else(|_| {
            let other = PikeVM::new_from_nfa(self.0.get_nfa().clone()).ok()?;
            other.search_slots(&mut other.create_cache(), &input, &mut slots)
        })?;
        let [start, end, part_start, part_end] = slots.map(|slot| slot.map(NonMaxUsize::get));
        let whole = start?..end?;
        let part = part_start.zip(part_end).map_or_else(|| whole.clone(), |(start, end)| start..end);
        Some(Match { whole, part })
    }
}

/// Quick to run.
#[derive(Clone)]
pub(super) struct Long(Regex);

impl Long {
    /// `None` where the pattern grows too large.
    pub(super) fn compile(source: &str) -> Option<Self> {
        let mut builder = RegexBuilder::new(&widened(source));
        builder
            .case_insensitive(true)
            .unicode(false)
            .size_limit(SIZE_LIMIT)
            .dfa_size_limit(CACHE_LIMIT)
            .build()
            .ok()
            .map(Self)
    }

    pub(super) fn find_at(&self, text: &[u8], at: usize) -> Option<Match> {
        if at > text.len() {
            return None;
        }
        let captures = self.0.captures_at(text, at)?;
        let whole = captures.get(0)?.range();
        let part = captures.get(1).map_or_else(|| whole.clone(), |group| group.range());
        Some(Match { whole, part })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_find_the_same() {
        let patterns =
            [r"\bstatus\s*[:=]?\s*(\d{3})\b", r"(?m)^\s*error (.*)$", r"a*", r"key[^\n]{0,9}|(?:x)(y)?", r"\W\w+"];
        let texts = ["Status: 401\n error x\nERROR y z", "", "aaa key=\u{201c}q\u{201d} xy", "STATUS=429 status 5"];
        for pattern in patterns {
            let (short, long) = (Short::compile(pattern).expect("small"), Long::compile(pattern).expect("small"));
            for text in texts {
                for at in 0..=text.len() + 1 {
                    let (one, other) = (short.find_at(text.as_bytes(), at), long.find_at(text.as_bytes(), at));
                    assert_eq!(one, other, "{pattern} in {text:?} from {at}");
                }
            }
        }
    }
}
