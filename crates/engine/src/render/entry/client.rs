//! The page of a client: where its settings are, and how it is recognised.

use super::common;
use crate::model::{Client, KnowledgeBase, PerSystem, Ref};
use crate::render::page::{Block, Inline, Item, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Client>) -> Page {
    let client = &knowledge.clients[reference];
    let mut page = Page::new(&client.title);
    page.text(Inline::code(client.id.as_str()).and(format!(" · {}", client.surface)));
    let rows = [
        ("Key", &client.key_place),
        ("Base URL", &client.base_url_place),
        ("Proxy", &client.proxy_place),
        ("Sign in", &client.sign_in),
        ("Sign out", &client.sign_out),
        ("What wins", &client.precedence),
    ];
    let rows: Vec<Item> = rows.into_iter().filter_map(|(name, text)| Some(labelled(name, text.as_deref()?))).collect();
    page.list_under("Where its settings are", rows);
    let places = [("Settings", &client.settings), ("Log", &client.log), ("Stored credentials", &client.credentials)];
    let rows: Vec<[Inline; 3]> =
        places.into_iter().flat_map(|(name, places)| of_systems(name, places.as_ref())).collect();
    if !rows.is_empty() {
        page.table(["What", "System", "Where"], rows);
    }
    page.list_under("Variables that it reads", client.variables.iter().map(|name| Inline::code(name).into()).collect());
    if let Some(version) = &client.version {
        page.heading("Its version");
        page.blocks.push(Block::Command(version.clone()));
    }
    recognised(&mut page, client);
    common::close(&mut page, knowledge, &client.common, client.verdict);
    page
}

fn of_systems<'p>(name: &'p str, places: Option<&'p PerSystem>) -> impl Iterator<Item = [Inline; 3]> + 'p {
    let places = places.into_iter().flat_map(PerSystem::all);
    places.map(move |(system, place)| [name.into(), system.into(), Inline::marked(place)])
}

fn recognised(page: &mut Page, client: &Client) {
    page.heading("How it is recognised");
    let marks = client.marks.iter().map(|mark| Inline::code(&mark.source));
    page.text(Inline::listed(marks.chain(client.mark_patterns.iter().map(|pattern| Inline::code(pattern.source())))));
    if !client.not_marks.is_empty() {
        let marks = Inline::listed(client.not_marks.iter().map(|mark| Inline::code(&mark.source)));
        page.text(Inline::marked("Not where the text says ").and(marks).and("."));
    }
    if client.behind {
        page.text("It counts only where no other program is recognised.");
    }
}

fn labelled(name: &str, text: &str) -> Item {
    Inline::strong(format!("{name}: ")).and(Inline::marked(text)).into()
}
