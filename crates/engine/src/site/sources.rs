//! Where the knowledge comes from.

use super::named;
use crate::model::{KnowledgeBase, SourceKind};
use crate::render::page::{Inline, Page};

/// All sources, official ones first.
pub(super) fn page(knowledge: &KnowledgeBase) -> Page {
    let cited = knowledge.citations();
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
            let count = cited.get(&reference).map_or(0, Vec::len);
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
