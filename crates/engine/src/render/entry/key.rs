//! The page of a key system.

use super::common;
use crate::model::{Key, Kind, KnowledgeBase, Ref};
use crate::render::page::{Block, Inline, Item, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Key>) -> Page {
    let key = &knowledge.keys[reference];
    let mut page = Page::new(&key.title);
    page.text(Inline::code(key.id.as_str()));
    let mut rows = vec![("Where it is kept", key.lives.as_str()), ("What it proves", key.authenticates.as_str())];
    rows.extend(key.sent_as.as_deref().map(|text| ("How it is sent", text)));
    rows.extend(key.issued_at.as_deref().map(|text| ("Where it is issued", text)));
    let mut items: Vec<Item> = rows.into_iter().map(|(name, text)| common::labelled(name, text)).collect();
    items.extend(key.checked_at.map(|layer| {
        let layer = &knowledge.layers[layer];
        Inline::strong("Where it is checked: ").and(Inline::entry(&layer.title, Kind::Layer, &layer.id)).into()
    }));
    page.blocks.push(Block::List(items));
    if !key.formats.is_empty() {
        page.heading("What it looks like");
        let head = ["Begins with", "The whole key", "Note"].map(str::to_owned).to_vec();
        let rows = key.formats.iter().map(|format| {
            let whole = if format.is_exact { Inline::code(format.pattern.source()) } else { "not documented".into() };
            vec![Inline::code(&format.prefix), whole, format.note.as_deref().unwrap_or_default().into()]
        });
        page.blocks.push(Block::Table(head, rows.collect()));
    }
    common::close(&mut page, knowledge, &key.common, key.verdict);
    page
}
