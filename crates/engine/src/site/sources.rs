//! Where the knowledge comes from.

use std::collections::BTreeMap;

use super::named;
use crate::model::{Common, Entry, KnowledgeBase, Ref, Source, SourceKind, Table};
use crate::render::page::{Inline, Page};

/// All sources, official ones first.
pub(super) fn page(knowledge: &KnowledgeBase) -> Page {
    let cited = citations(knowledge);
    let mut page = Page::new("Sources");
    for (kind, title) in [
        (SourceKind::Official, "Official"),
        (SourceKind::Staff, "Staff, in public"),
        (SourceKind::ThirdParty, "Third parties"),
        (SourceKind::Observed, "Observed"),
    ] {
        let sources: Vec<_> = knowledge.sources.iter().filter(|(_, source)| source.kind == kind).collect();
        if sources.is_empty() {
            continue;
        }
        page.heading(title);
        let rows = sources.into_iter().map(|(reference, source)| {
            let url = source.url.as_deref().map(|url| Inline::link(site(url), url)).unwrap_or_default();
            let date = source.date.map(|date| date.to_string()).unwrap_or_default();
            let count = cited.get(&reference).copied().unwrap_or_default();
            [named(source), url, date.into(), count.to_string().into()]
        });
        page.table(["Source", "Where", "Date", "Cited by"], rows.collect());
    }
    page
}

/// The host of an address: enough to know whose it is.
fn site(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// How many entries cite each source.
fn citations(knowledge: &KnowledgeBase) -> BTreeMap<Ref<Source>, usize> {
    let mut counts = BTreeMap::new();
    let mut count = |sources: &[Ref<Source>]| {
        for source in sources {
            *counts.entry(*source).or_insert(0) += 1;
        }
    };
    for common in commons(knowledge) {
        count(&common.sources);
    }
    for claim in knowledge.claims.entries() {
        let others = claim.said_by.iter().chain(&claim.against);
        let others: Vec<_> = others.filter(|source| !claim.common.sources.contains(source)).copied().collect();
        count(&others);
    }
    counts
}

/// What every entry has, of all entries that state something.
pub(super) fn commons(knowledge: &KnowledgeBase) -> Vec<&Common> {
    fn of<T: Entry>(table: &Table<T>) -> impl Iterator<Item = &Common> {
        table.entries().map(Entry::common)
    }
    of(&knowledge.errors)
        .chain(of(&knowledge.causes))
        .chain(of(&knowledge.fixes))
        .chain(of(&knowledge.features))
        .chain(of(&knowledge.keys))
        .chain(of(&knowledge.providers))
        .chain(of(&knowledge.clients))
        .chain(of(&knowledge.claims))
        .chain(of(&knowledge.notes))
        .collect()
}
