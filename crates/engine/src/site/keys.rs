//! The key systems, and the providers.

use super::named;
use crate::model::{Key, KnowledgeBase, Provider};
use crate::render::page::{Block, Inline, Page};

/// All keys, the longest prefix of each first.
pub(super) fn page(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("Key systems");
    page.text("Which keys there are, what they look like, and whom they convince. Of several formats that fit, the longest beginning wins.");
    let rows = knowledge.keys.entries().map(|key| {
        let issued = key.issued_at.as_deref().unwrap_or_default();
        [named(key), formats(key), key.authenticates.as_str().into(), key.lives.as_str().into(), issued.into()]
    });
    page.table(["Key", "Begins with", "What it proves", "Where it is kept", "Where it is issued"], rows.collect());
    by_prefix(&mut page, knowledge);
    page
}

fn formats(key: &Key) -> Inline {
    Inline::listed(key.formats.iter().map(|format| Inline::code(&format.prefix)))
}

/// Somebody who holds a key and does not know what it is looks here.
fn by_prefix(page: &mut Page, knowledge: &KnowledgeBase) {
    let keys = knowledge.keys.entries();
    let mut prefixes: Vec<_> = keys.flat_map(|key| key.formats.iter().map(move |format| (format, key))).collect();
    prefixes.sort_by(|(one, _), (other, _)| one.prefix.cmp(&other.prefix));
    let rows = prefixes.into_iter().map(|(format, key)| {
        [Inline::code(&format.prefix), named(key), format.note.as_deref().unwrap_or_default().into()]
    });
    page.heading("By how they begin");
    page.table(["Begins with", "Key", "Note"], rows.collect());
}

/// All providers, each with its test and what the answers prove.
pub(super) fn providers(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("Providers");
    let rows = knowledge.providers.entries().map(|provider| {
        let address =
            |url: &Option<String>, name: &str| url.as_deref().map(|url| Inline::link(name, url)).unwrap_or_default();
        let base = provider.base_url.as_deref().map(Inline::code).unwrap_or_default();
        [
            named(provider),
            base,
            address(&provider.console, "console"),
            address(&provider.status_page, "status"),
            cost(provider),
        ]
    });
    page.table(["Provider", "Base URL", "Keys and bills", "Outages", "A key test costs"], rows.collect());
    page.heading("Test a key without spending tokens");
    page.text(
        "Each test runs on your own machine; the key stands neither in the command nor in the history of the shell.",
    );
    for provider in knowledge.providers.entries() {
        if let Some(probe) = &provider.probe {
            page.text(named(provider).and(Inline::marked(": ")).and(probe.pass.as_str()));
            page.blocks.push(Block::Command(probe.run.clone()));
        }
    }
    page
}

fn cost(provider: &Provider) -> Inline {
    match &provider.probe {
        Some(probe) => probe.cost.as_deref().unwrap_or("not said").into(),
        None => "no test known".into(),
    }
}
