//! Words looked for: many in one pass, whatever their case.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Up to this many bytes a text is gone over word by word; beyond, filling the tables of an automaton pays.
const SHORT: usize = 32 << 10;

/// A word that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Its number among the words.
    pub(crate) word: usize,
    /// Where it stands, in bytes.
    pub(crate) place: Range<usize>,
}

/// Words to look for. Most texts are short, and an automaton for them would take longer to make than to use.
#[derive(Clone, Debug)]
pub(crate) struct Stems {
    words: Vec<String>,
    /// The numbers of the words by their first byte, in lower case.
    by_first: OnceLock<Vec<Vec<usize>>>,
    automaton: OnceLock<Option<AhoCorasick>>,
}

impl Stems {
    /// The words must be in lower case.
    pub(crate) fn new(words: impl IntoIterator<Item = String>) -> Self {
        Self { words: words.into_iter().collect(), by_first: OnceLock::new(), automaton: OnceLock::new() }
    }

    /// All words in a text, also those that overlap: by where they end, of those with one end the longest first.
    pub(crate) fn all<'s>(&'s self, text: &'s str) -> Box<dyn Iterator<Item = Hit> + 's> {
        if text.len() <= SHORT {
            return Box::new(self.one_by_one(text).into_iter());
        }
        let Some(automaton) = self.automaton() else { return Box::new(std::iter::empty()) };
        let hits = automaton.find_overlapping_iter(text);
        Box::new(hits.map(|hit| Hit { word: hit.pattern().as_usize(), place: hit.range() }))
    }

    /// Those of [`all`](Self::all) that begin behind the one before.
    pub(crate) fn apart<'s>(&'s self, text: &'s str) -> impl Iterator<Item = Hit> + 's {
        let mut behind = 0;
        self.all(text).filter(move |hit| {
            let is_apart = hit.place.start >= behind;
            if is_apart {
                behind = hit.place.end;
            }
            is_apart
        })
    }

    fn one_by_one(&self, text: &str) -> Vec<Hit> {
        let (bytes, by_first) = (text.as_bytes(), self.by_first.get_or_init(|| by_first(&self.words)));
        let mut hits = Vec::new();
        for (start, first) in bytes.iter().enumerate() {
            for word in by_first.get(usize::from(first.to_ascii_lowercase())).into_iter().flatten() {
                let place = start..start + self.words[*word].len();
                let is_there = |there: &[u8]| there.eq_ignore_ascii_case(self.words[*word].as_bytes());
                if bytes.get(place.clone()).is_some_and(is_there) {
                    hits.push(Hit { word: *word, place });
                }
            }
        }
        hits.sort_by_key(|hit| (hit.place.end, hit.place.start));
        hits
    }

    fn automaton(&self) -> Option<&AhoCorasick> {
        let build = || {
            let mut builder = AhoCorasick::builder();
            builder.kind(Some(AhoCorasickKind::DFA)).ascii_case_insensitive(true).build(&self.words).ok()
        };
        self.automaton.get_or_init(build).as_ref().filter(|_| !self.words.is_empty())
    }
}

fn by_first(words: &[String]) -> Vec<Vec<usize>> {
    let mut by_first = vec![Vec::new(); 256];
    for (number, word) in words.iter().enumerate() {
        if let Some(numbers) = word.bytes().next().and_then(|first| by_first.get_mut(usize::from(first))) {
            numbers.push(number);
        }
    }
    by_first
}

#[cfg(test)]
mod tests {
    use super::{Hit, SHORT, Stems};

    #[test]
    fn short_and_long_texts_are_gone_over_alike() {
        let stems = Stems::new(["key", "ey", "monkey", "kex", "on", "keykey"].map(str::to_owned));
        for text in ["a Monkey, a keY; KEX ", "keykeykey", "", "é key é", "monkeykex on"] {
            let long = format!("{text}{}", " ".repeat(SHORT));
            assert_eq!(stems.all(text).collect::<Vec<_>>(), stems.all(&long).collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn of_words_that_overlap_the_first_to_end_counts() {
        let stems = Stems::new(["key", "ey", "monkey"].map(str::to_owned));
        let found: Vec<Hit> = stems.apart("monkeykey").collect();
        assert_eq!(found, [Hit { word: 2, place: 0..6 }, Hit { word: 0, place: 6..9 }]);
        let automaton = stems.automaton().expect("an automaton");
        assert!(automaton.find_iter("monkeykey").map(|hit| hit.range()).eq(found.into_iter().map(|hit| hit.place)));
    }
}
