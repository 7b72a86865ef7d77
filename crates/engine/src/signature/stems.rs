//! Words looked for: many in one pass, whatever their case.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// For up to this many bytes an automaton that is quick to make pays; beyond, one that is quick to run.
const SHORT: usize = 32 << 10;

/// Words to look for. Most texts are short, and the tables for long ones would take longer to fill than to use.
#[derive(Clone, Debug)]
pub(crate) struct Stems {
    words: Vec<String>,
    short: OnceLock<Option<AhoCorasick>>,
    long: OnceLock<Option<AhoCorasick>>,
}

impl Stems {
    pub(crate) fn new(words: impl IntoIterator<Item = String>) -> Self {
        Self { words: words.into_iter().collect(), short: OnceLock::new(), long: OnceLock::new() }
    }

    /// What finds the words in this text; both kinds find the same.
    pub(crate) fn finder(&self, text: &str) -> Option<&AhoCorasick> {
        let (made, kind) = if text.len() <= SHORT {
            (&self.short, AhoCorasickKind::NoncontiguousNFA)
        } else {
            (&self.long, AhoCorasickKind::DFA)
        };
        let build = || AhoCorasick::builder().kind(Some(kind)).ascii_case_insensitive(true).build(&self.words).ok();
        made.get_or_init(build).as_ref().filter(|_| !self.words.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{SHORT, Stems};

    #[test]
    fn short_and_long_texts_are_gone_over_alike() {
        let stems = Stems::new(["key", "ey", "monkey", "kex"].map(str::to_owned));
        let found = |text: &str| -> Vec<_> {
            let finder = stems.finder(text).expect("an automaton");
            finder.find_overlapping_iter(text).map(|hit| (hit.pattern(), hit.range())).collect()
        };
        let text = "a Monkey, a keY; KEX ";
        assert_eq!(found(text), found(&format!("{text}{}", " ".repeat(SHORT))));
    }
}
