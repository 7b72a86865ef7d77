//! Which entries a report is about: all of a pack, or what some fixtures or a change touch.

use std::collections::BTreeSet;

use super::clause::Clause;
use super::ledger::Ledger;
use super::load::Fixture;
use crate::model::{Kind, KnowledgeBase};

/// Which entries a report is about.
#[derive(Clone, Debug, Default)]
pub struct Scope(Option<BTreeSet<(Kind, String)>>);

impl Scope {
    /// All of them.
    pub fn all() -> Self {
        Self(None)
    }

    /// The entries whose ids hold a text, and those that do something in the answers to fixtures: errors that count, the
    /// cause that leads, what is planned and asked.
    pub fn touched(knowledge: &KnowledgeBase, fixtures: &[Fixture], text: &str) -> Self {
        let ledger = Ledger::of(knowledge, fixtures);
        let mut entries = BTreeSet::new();
        let named = knowledge.all().filter(|entry| entry.name().contains(text));
        entries.extend(named.map(|entry| (entry.kind(), entry.name().to_owned())));
        let mut enter = |kind: Kind, id: &str, is_touched: bool| {
            if is_touched {
                entries.insert((kind, id.to_owned()));
            }
        };
        for (error, entry) in knowledge.errors.iter() {
            enter(Kind::Error, entry.id.as_str(), ledger.counting(error).next().is_some());
        }
        for (cause, entry) in knowledge.causes.iter() {
            enter(Kind::Cause, entry.id.as_str(), ledger.weighed(cause).iter().any(|weighed| weighed.leads));
        }
        for (fix, entry) in knowledge.fixes.iter() {
            enter(Kind::Fix, entry.id.as_str(), !ledger.planned(fix).is_empty());
        }
        for (fact, entry) in knowledge.facts.iter() {
            enter(Kind::Fact, entry.id.as_str(), !ledger.asked(fact).is_empty());
        }
        Self(Some(entries))
    }

    /// These entries.
    pub fn of(entries: impl IntoIterator<Item = (Kind, String)>) -> Self {
        Self(Some(entries.into_iter().collect()))
    }

    /// Whether a clause belongs to one of them.
    pub(super) fn holds(&self, knowledge: &KnowledgeBase, clause: Clause) -> bool {
        let Some(entries) = &self.0 else { return true };
        entries.contains(&(clause.kind_of_entry(), clause.entry(knowledge).to_owned()))
    }
}
