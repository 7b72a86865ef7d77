//! Passing over text in bulk: whether a text may hold anything that a pack looks for.

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input};

/// One automaton over words, for texts of any length as they come: nothing is folded but the case of ASCII letters.
#[derive(Debug)]
pub(crate) struct Prefilter {
    automaton: Option<AhoCorasick>,
}

impl Prefilter {
    /// Looks for these words; for nothing at all where there are none.
    pub(crate) fn of(mut words: Vec<String>) -> Self {
        words.retain(|word| !word.is_empty());
        words.sort_unstable();
        words.dedup();
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).prefilter(false);
        // Takes longer to build than a contiguous one, and pays for it within the first ten megabytes.
        let automaton = builder.kind(Some(AhoCorasickKind::DFA)).build(&words);
        Self { automaton: automaton.ok().filter(|_| !words.is_empty()) }
    }

    /// Where the first word at or behind `from` begins.
    pub(crate) fn next(&self, text: &str, from: usize) -> Option<usize> {
        let input = Input::new(text).range(from.min(text.len())..);
        Some(self.automaton.as_ref()?.find(input)?.start())
    }
}
