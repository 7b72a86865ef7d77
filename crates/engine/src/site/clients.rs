//! The clients: where each keeps its key, its base URL and its proxy.

use super::named;
use crate::model::KnowledgeBase;
use crate::render::page::{Inline, Page};

/// All clients.
pub(super) fn page(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("Programs");
    page.text("Where each program keeps what an answer may ask you to change. Its page has the rest.");
    let place = |text: &Option<String>| text.as_deref().map(Inline::marked).unwrap_or_default();
    let rows = knowledge.clients.entries().map(|client| {
        [named(client), place(&client.key_place), place(&client.base_url_place), place(&client.proxy_place)]
    });
    page.table(["Program", "Key", "Base URL", "Proxy"], rows.collect());
    page
}
