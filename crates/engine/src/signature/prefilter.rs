//! Passing over text in bulk: whether a text may hold anything that a pack looks for.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input};

/// A longer log, in bytes, pays for an automaton that takes longer to build and less to run.
const LONG: usize = 16 << 20;

/// One automaton over words, for texts of any length as they come: nothing is folded but the case of ASCII letters.
#[derive(Debug)]
pub(crate) struct Prefilter {
    words: Vec<String>,
    quick_to_build: Option<AhoCorasick>,
    quick_to_run: OnceLock<Option<AhoCorasick>>,
    /// How much was searched so far, in bytes.
    searched: AtomicUsize,
}

impl Prefilter {
    /// Looks for these words; for nothing at all where there are none.
    pub(crate) fn of(mut words: Vec<String>) -> Self {
        words.retain(|word| !word.is_empty());
        let quick_to_build = build(&words, AhoCorasickKind::ContiguousNFA);
        Self { words, quick_to_build, quick_to_run: OnceLock::new(), searched: AtomicUsize::new(0) }
    }

    /// Where the first word behind `from` ends: the place of its last byte.
    pub(crate) fn next(&self, text: &str, from: usize) -> Option<usize> {
        let automaton = self.quick_to_run.get().unwrap_or(&self.quick_to_build);
        let input = Input::new(text).range(from.min(text.len())..);
        automaton.as_ref()?.find(input)?.end().checked_sub(1)
    }

    /// Notes how much is about to be searched, in bytes. Which automaton is used changes nothing but the time it takes.
    pub(crate) fn prepare(&self, length: usize) {
        if self.searched.fetch_add(length, Ordering::Relaxed) > LONG {
            self.quick_to_run.get_or_init(|| build(&shortest(self.words.clone()), AhoCorasickKind::DFA));
        }
    }
}

fn build(words: &[String], kind: AhoCorasickKind) -> Option<AhoCorasick> {
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).prefilter(false).kind(Some(kind));
    builder.build(words).ok()
}

/// The words in which no other of them lies: where none of these stands, none of the others does.
fn shortest(mut words: Vec<String>) -> Vec<String> {
    for word in &mut words {
        word.make_ascii_lowercase();
    }
    words.sort_unstable();
    words.dedup();
    let Ok(all) = AhoCorasick::builder().kind(Some(AhoCorasickKind::NoncontiguousNFA)).build(&words) else {
        return words;
    };
    let is_shortest = |word: &String| all.find_overlapping_iter(word).all(|found| found.len() == word.len());
    words.iter().filter(|word| is_shortest(word)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::{LONG, Prefilter, shortest};

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_word_in_which_another_lies_is_not_looked_for() {
        assert_eq!(shortest(words(&["api key", "key", "Quota", "quota", "monkeys"])), ["key", "quota"]);
    }

    #[test]
    fn both_automata_find_the_same() {
        let prefilter = Prefilter::of(words(&["api quota", "quota", "überlast"]));
        let places = |prefilter: &Prefilter| [0, 3, 4].map(|from| prefilter.next("no api QUOTA, überlast", from));
        let before = places(&prefilter);
        assert_eq!(before, [Some(11), Some(11), Some(11)]);
        prefilter.prepare(LONG + 1);
        prefilter.prepare(1);
        assert!(prefilter.quick_to_run.get().is_some());
        assert_eq!(places(&prefilter), before);
        assert_eq!(Prefilter::of(Vec::new()).next("anything", 0), None);
    }
}
