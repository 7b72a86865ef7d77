//! One automaton over all literal anchors of a pack.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::literal::{GAP, Literal, LiteralText};
use crate::payload::fold;

/// Collects the literals of a pack while it is checked.
#[derive(Debug, Default)]
pub(crate) struct AnchorBuilder {
    literals: Vec<String>,
    known: HashMap<String, Literal>,
}

impl AnchorBuilder {
    /// The number of `text`, which must be folded already.
    pub(crate) fn intern(&mut self, text: &str) -> Literal {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let literal = Literal(u32::try_from(self.literals.len()).unwrap_or(u32::MAX));
        self.literals.push(text.to_owned());
        self.known.insert(text.to_owned(), literal);
        literal
    }

    /// Splits a text at its gaps and registers the fragments, folded as payloads are.
    pub(crate) fn text(&mut self, source: &str) -> LiteralText {
        let fragments =
            source.split(GAP).map(|part| fold(part.trim())).filter(|part| !part.is_empty()).collect::<Vec<_>>();
        LiteralText { source: source.to_owned(), fragments: fragments.iter().map(|part| self.intern(part)).collect() }
    }

    pub(crate) fn build(self) -> Anchors {
        Anchors { literals: self.literals, automaton: OnceLock::new() }
    }
}

/// Where a literal stands in a folded text.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) literal: Literal,
    pub(crate) span: Range<usize>,
}

/// All literals of a pack, and the automaton that finds them in one pass.
#[derive(Debug)]
pub(crate) struct Anchors {
    literals: Vec<String>,
    automaton: OnceLock<Option<AhoCorasick>>,
}

impl Anchors {
    /// How many literals there are.
    pub(crate) fn len(&self) -> usize {
        self.literals.len()
    }

    /// The folded text of a literal.
    pub(crate) fn text(&self, literal: Literal) -> &str {
        self.literals.get(literal.position()).map_or("", String::as_str)
    }

    /// Every place of every literal in `folded`, overlapping ones included.
    pub(crate) fn find<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.automaton().into_iter().flat_map(move |automaton| {
            automaton
                .find_overlapping_iter(folded)
                .map(|found| Hit { literal: Literal(found.pattern().as_u32()), span: found.range() })
        })
    }

    /// Built on first use: a command that explains nothing does not pay for it.
    fn automaton(&self) -> Option<&AhoCorasick> {
        let build = || AhoCorasick::builder().kind(Some(AhoCorasickKind::NoncontiguousNFA)).build(&self.literals).ok();
        self.automaton.get_or_init(build).as_ref()
    }
}
