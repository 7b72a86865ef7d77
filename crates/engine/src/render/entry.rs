//! The page of an entry: what `show`, `explain ID` and the documentation print.

mod apart;
mod cause;
mod common;
mod concept;
mod error;
mod fact;
mod reference;

pub(crate) use common::verdict;

use super::page::Page;
use crate::model::{Entry, Kind, KnowledgeBase, Table};

/// The page of the entry of this kind with this id.
pub fn page(knowledge: &KnowledgeBase, kind: Kind, id: &str) -> Option<Page> {
    match kind {
        Kind::Error => knowledge.errors.find(id).map(|found| error::page(knowledge, found)),
        Kind::Cause => knowledge.causes.find(id).map(|found| cause::page(knowledge, found)),
        Kind::Fix => knowledge.fixes.find(id).map(|found| cause::fix_page(knowledge, found)),
        Kind::Layer => knowledge.layers.find(id).map(|found| reference::layer(knowledge, found)),
        Kind::Feature => knowledge.features.get(id).map(|found| reference::feature(knowledge, found)),
        Kind::Key => knowledge.keys.get(id).map(|found| reference::key(knowledge, found)),
        Kind::Provider => knowledge.providers.get(id).map(|found| reference::provider(knowledge, found)),
        Kind::Claim => knowledge.claims.get(id).map(|found| reference::claim(knowledge, found)),
        Kind::Note => knowledge.notes.get(id).map(|found| reference::note(knowledge, found)),
        Kind::Source => knowledge.sources.get(id).map(|found| reference::source(knowledge, found)),
        Kind::Concept => knowledge.concepts.find(id).map(|found| concept::page(knowledge, found)),
        Kind::Fact => knowledge.facts.get(id).map(|found| fact::page(knowledge, found)),
        Kind::Echo => knowledge.echoes.get(id).map(|found| fact::echo(knowledge, found)),
        Kind::Redact => knowledge.redactions.get(id).map(|found| fact::redaction(knowledge, found)),
    }
}

/// The kind, id and title of every entry, in the order in which a reader wants the kinds.
pub fn all(knowledge: &KnowledgeBase) -> Vec<(Kind, &str, &str)> {
    Kind::ALL.into_iter().flat_map(|kind| of_kind(knowledge, kind)).collect()
}

/// The kind, id and title of every entry of one kind.
pub fn of_kind(knowledge: &KnowledgeBase, kind: Kind) -> Vec<(Kind, &str, &str)> {
    fn names<T: Entry>(table: &Table<T>) -> Vec<(Kind, &str, &str)> {
        table.entries().map(|entry| (T::KIND, entry.id().as_str(), entry.title())).collect()
    }
    match kind {
        Kind::Error => names(&knowledge.errors),
        Kind::Cause => names(&knowledge.causes),
        Kind::Fix => names(&knowledge.fixes),
        Kind::Layer => names(&knowledge.layers),
        Kind::Feature => names(&knowledge.features),
        Kind::Key => names(&knowledge.keys),
        Kind::Provider => names(&knowledge.providers),
        Kind::Claim => names(&knowledge.claims),
        Kind::Note => names(&knowledge.notes),
        Kind::Source => names(&knowledge.sources),
        Kind::Concept => names(&knowledge.concepts),
        Kind::Fact => names(&knowledge.facts),
        Kind::Echo => names(&knowledge.echoes),
        Kind::Redact => names(&knowledge.redactions),
    }
}

/// The entries that a person may mean by `name`: an id of any kind, an alias or title of an error, or the last part of an id.
pub fn named<'k>(knowledge: &'k KnowledgeBase, name: &str) -> Vec<(Kind, &'k str)> {
    let wanted = name.trim();
    let by_id: Vec<(Kind, &str)> =
        all(knowledge).into_iter().filter(|(_, id, _)| *id == wanted).map(|(kind, id, _)| (kind, id)).collect();
    if !by_id.is_empty() {
        return by_id;
    }
    let same = |text: &str| text.eq_ignore_ascii_case(wanted);
    let errors = knowledge.errors.entries();
    let by_alias = errors.filter(|error| error.aliases.iter().any(|alias| same(alias)) || same(&error.title));
    let by_alias: Vec<(Kind, &str)> = by_alias.map(|error| (Kind::Error, error.id.as_str())).collect();
    if !by_alias.is_empty() {
        return by_alias;
    }
    let ends = |id: &str| id.rsplit_once('/').is_some_and(|(_, last)| last == wanted);
    all(knowledge).into_iter().filter(|(_, id, _)| ends(id)).map(|(kind, id, _)| (kind, id)).collect()
}
