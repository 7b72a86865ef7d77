//! What must stand in a text before anything can be recognised in it.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rustc_hash::FxBuildHasher;

/// Words of which one must be there.
pub(crate) type OneOf = Vec<String>;

/// Ways in which something can be recognised. Each asks for one word of each of its sets.
#[derive(Debug)]
pub(crate) struct Needs {
    automaton: Option<AhoCorasick>,
    /// For each word the sets that it is in.
    sets: Vec<Vec<usize>>,
    /// For each set the ways that ask for it first, each with the other sets that it asks for.
    ways: Vec<Vec<Vec<usize>>>,
}

impl Needs {
    /// Of each way its sets of words, the rarest first.
    pub(crate) fn of(ways: impl Iterator<Item = Vec<OneOf>>) -> Self {
        let mut words: Numbered<String> = Numbered::default();
        let mut sets: Numbered<OneOf> = Numbered::default();
        let mut all: Vec<Vec<usize>> = Vec::new();
        for way in ways {
            all.push(way.into_iter().map(|set| sets.number(set)).collect());
        }
        all.sort_unstable();
        all.dedup();
        let mut needs = Self { automaton: None, sets: Vec::new(), ways: vec![Vec::new(); sets.known.len()] };
        for way in all {
            if let Some((first, others)) = way.split_first()
                && let Some(ways) = needs.ways.get_mut(*first)
            {
                ways.push(others.to_vec());
            }
        }
        for (set, number) in sets.known {
            for word in set {
                let word = words.number(word.to_ascii_lowercase());
                needs.sets.resize(needs.sets.len().max(word + 1), Vec::new());
                needs.sets.get_mut(word).into_iter().for_each(|sets| sets.push(number));
            }
        }
        needs.automaton = automaton(words);
        needs
    }

    /// What of it a text has, in capitals or small letters.
    pub(crate) fn look(&self, text: &str) -> Met {
        let Some(automaton) = &self.automaton else { return Met::default() };
        let (mut met, mut first) = (vec![false; self.ways.len()], None);
        for found in automaton.find_overlapping_iter(&text.to_ascii_lowercase()) {
            for set in self.sets.get(found.pattern().as_usize()).into_iter().flatten() {
                met.get_mut(*set).into_iter().for_each(|met| *met = true);
                let is_first = || self.ways.get(*set).is_some_and(|ways| !ways.is_empty());
                first = first.or_else(|| found.end().checked_sub(1).filter(|_| is_first()));
            }
        }
        let is_met = |set: &usize| met.get(*set).copied().unwrap_or_default();
        let mut of_first = met.iter().zip(&self.ways).filter(|(met, _)| **met).flat_map(|(_, ways)| ways);
        Met { first, is_all: of_first.any(|others| others.iter().all(is_met)) }
    }
}

/// What a text has of what must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Met {
    /// Where the first word ends of those that some way asks for first: the place of its last byte.
    pub(crate) first: Option<usize>,
    /// Whether some way has all that it asks for.
    pub(crate) is_all: bool,
}

fn automaton(words: Numbered<String>) -> Option<AhoCorasick> {
    let mut in_order: Vec<(String, usize)> = words.known.into_iter().collect();
    in_order.sort_unstable_by_key(|(_, number)| *number);
    let words: Vec<String> = in_order.into_iter().map(|(word, _)| word).collect();
    let mut builder = AhoCorasick::builder();
    builder.prefilter(false).kind(Some(AhoCorasickKind::ContiguousNFA));
    builder.build(&words).ok().filter(|_| !words.is_empty())
}

/// Things with a number each, equal ones with the same.
#[derive(Default)]
struct Numbered<T> {
    known: HashMap<T, usize, FxBuildHasher>,
}

impl<T: Eq + std::hash::Hash> Numbered<T> {
    fn number(&mut self, thing: T) -> usize {
        let next = self.known.len();
        *self.known.entry(thing).or_insert(next)
    }
}

#[cfg(test)]
mod tests {
    use super::{Met, Needs};

    #[test]
    fn a_text_needs_one_word_of_each_set_of_a_way() {
        let set = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let needs = Needs::of([vec![set("key token"), set("invalid wrong")], vec![set("ENOTFOUND")]].into_iter());
        for text in ["Invalid API key", "wrong tokens", "getaddrinfo enotfound x"] {
            assert!(needs.look(text).is_all, "{text}");
        }
        for text in ["the key is turned", "wrong way", ""] {
            assert!(!needs.look(text).is_all, "{text}");
        }
        assert_eq!(needs.look("a wrong TOKEN").first, Some(12));
        assert_eq!(needs.look("a wrong way").first, None);
        assert_eq!(Needs::of(std::iter::empty()).look("anything"), Met::default());
    }
}
