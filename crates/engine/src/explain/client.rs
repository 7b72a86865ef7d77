//! Which client showed the error: the program whose marks stand anywhere in a payload.
//!
//! A program that names itself wins over the library or the language that it is written in; of several, the one with more
//! marks wins.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Location;
use super::sheet::Sheet;
use crate::model::{Client, KnowledgeBase, Ref};

/// What was seen of a client.
#[derive(Debug, Default)]
struct Seen {
    /// The numbers of its marks, patterns behind words.
    marks: BTreeSet<usize>,
    /// Where the first of them stands.
    at: Option<Location>,
}

/// Looks for the marks of clients, sheet by sheet.
pub(super) struct ClientReader<'k> {
    knowledge: &'k KnowledgeBase,
    seen: BTreeMap<Ref<Client>, Seen>,
    /// Those that something in the payload speaks against.
    voided: BTreeSet<Ref<Client>>,
}

impl<'k> ClientReader<'k> {
    pub(super) fn new(knowledge: &'k KnowledgeBase) -> Self {
        Self { knowledge, seen: BTreeMap::new(), voided: BTreeSet::new() }
    }

    /// Reads what a sheet shows.
    pub(super) fn read(&mut self, sheet: &Sheet) {
        for (reference, client) in self.knowledge.clients.iter().filter(|(_, client)| client.common.is_current()) {
            if client.not_marks.iter().any(|mark| sheet.mark(mark).is_some()) {
                self.voided.insert(reference);
            }
            let words = client.marks.iter().map(|mark| sheet.mark(mark));
            let patterns = client.mark_patterns.iter().map(|pattern| sheet.pattern(pattern).next());
            for (number, at) in words.chain(patterns).enumerate().filter_map(|(number, at)| Some((number, at?))) {
                let seen = self.seen.entry(reference).or_default();
                seen.marks.insert(number);
                seen.at.get_or_insert(at);
            }
        }
    }

    /// The clients that were recognised, the one that showed the error first.
    pub(super) fn clients(self) -> Vec<(Ref<Client>, Location)> {
        let Self { knowledge, seen, voided } = self;
        let kept = seen.into_iter().filter(|(client, _)| !voided.contains(client));
        let mut kept: Vec<(Ref<Client>, Seen)> = kept.collect();
        kept.sort_by_key(|(client, seen)| (knowledge.clients[*client].behind, Reverse(seen.marks.len()), *client));
        kept.into_iter().filter_map(|(client, seen)| Some((client, seen.at?))).collect()
    }
}
