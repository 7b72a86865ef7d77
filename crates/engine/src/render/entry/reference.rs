//! The pages of layers, features, keys, providers, claims, notes and sources.

use super::common;
use crate::model::{
    Cell, Claim, Common, Entry, Feature, Key, Kind, KnowledgeBase, Layer, Note, Provider, Ref, Source, Table,
};
use crate::render::page::{Block, Inline, Item, Page};

pub(super) fn layer(knowledge: &KnowledgeBase, reference: Ref<Layer>) -> Page {
    let layer = &knowledge.layers[reference];
    let mut page = Page::new(&layer.title);
    page.text(Inline::code(layer.id.as_str()).and(format!(" · who can mend it: {}", layer.owner)));
    page.text(layer.summary.as_str());
    let causes = knowledge.causes.entries().filter(|cause| cause.layer == reference);
    common::entries(&mut page, "Causes", Kind::Cause, causes.map(|cause| (cause.id.as_str(), cause.title.as_str())));
    let errors = knowledge.errors.entries().filter(|error| error.layer == reference);
    common::entries(&mut page, "Errors", Kind::Error, errors.map(|error| (error.id.as_str(), error.title.as_str())));
    common::close(&mut page, knowledge, &layer.common, None);
    page
}

pub(super) fn feature(knowledge: &KnowledgeBase, feature: &Feature) -> Page {
    let mut page = Page::new(&feature.title);
    page.text(Inline::code(feature.id.as_str()));
    page.text(feature.summary.as_str());
    page.heading("Does an own key cover it?");
    let head = ["Provider", "Answer", "Verdict", "Note"].map(str::to_owned).to_vec();
    let rows = feature.support.iter().map(|cell| {
        vec![
            provider_of(knowledge, cell),
            Inline::strong(cell.answer.to_string()),
            cell.verdict.to_string().into(),
            cell.note.as_str().into(),
        ]
    });
    page.blocks.push(Block::Table(head, rows.collect()));
    common::close(&mut page, knowledge, &feature.common, None);
    page
}

/// Whom a cell of the matrix is about.
fn provider_of(knowledge: &KnowledgeBase, cell: &Cell) -> Inline {
    match cell.provider {
        Some(provider) => {
            let provider = &knowledge.providers[provider];
            Inline::entry(&provider.title, Kind::Provider, &provider.id)
        }
        None => "every other provider".into(),
    }
}

pub(super) fn key(knowledge: &KnowledgeBase, key: &Key) -> Page {
    let mut page = Page::new(&key.title);
    page.text(Inline::code(key.id.as_str()));
    let mut rows = vec![("Where it is kept", key.lives.as_str()), ("What it proves", key.authenticates.as_str())];
    rows.extend(key.sent_as.as_deref().map(|text| ("How it is sent", text)));
    rows.extend(key.issued_at.as_deref().map(|text| ("Where it is issued", text)));
    let mut items: Vec<Item> = rows.into_iter().map(|(name, text)| labelled(name, text)).collect();
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

pub(super) fn provider(knowledge: &KnowledgeBase, provider: &Provider) -> Page {
    let mut page = Page::new(&provider.title);
    page.text(Inline::code(provider.id.as_str()));
    let links =
        [("Base URL", &provider.base_url), ("Console", &provider.console), ("Status page", &provider.status_page)];
    let rows: Vec<Item> = links.into_iter().filter_map(|(name, text)| Some(labelled(name, text.as_deref()?))).collect();
    if !rows.is_empty() {
        page.blocks.push(Block::List(rows));
    }
    if let Some(probe) = &provider.probe {
        page.heading("Test a key without spending tokens");
        page.blocks.extend(probe.action.iter().map(|action| Block::Text(action.as_str().into())));
        page.blocks.push(Block::Command(probe.run.clone()));
        page.blocks.extend(probe.powershell.iter().map(|run| Block::Command(run.clone())));
        page.text(format!("It worked when: {}", probe.pass));
        page.blocks.extend(probe.cost.iter().map(|cost| Block::Text(format!("Cost: {cost}").into())));
    }
    if !provider.answers.is_empty() {
        page.heading("What each answer proves");
        let head = ["Status", "Code", "Proves", "Does not prove"].map(str::to_owned).to_vec();
        let rows = provider.answers.iter().map(|answer| {
            let status = if answer.status == 0 { "no answer".to_owned() } else { answer.status.to_string() };
            let code = answer.code.as_ref().map_or_else(Inline::default, Inline::code);
            vec![
                status.into(),
                code,
                answer.proves.as_str().into(),
                answer.not_proves.as_deref().unwrap_or_default().into(),
            ]
        });
        page.blocks.push(Block::Table(head, rows.collect()));
    }
    common::close(&mut page, knowledge, &provider.common, provider.verdict);
    page
}

pub(super) fn claim(knowledge: &KnowledgeBase, claim: &Claim) -> Page {
    let mut page = Page::new(&claim.title);
    page.text(Inline::code(claim.id.as_str()).and(format!(" · {}", claim.topic)));
    page.text(common::verdict(claim.verdict));
    page.blocks.extend(claim.note.iter().map(|note| Block::Text(Inline::strong("What is true: ").and(note.as_str()))));
    page.blocks.extend(claim.place.iter().map(|place| Block::Text(format!("Said at: {place}").into())));
    let cited = |sources: &[Ref<Source>]| sources.iter().map(|source| common::source(knowledge, *source)).collect();
    page.list_under("Who says it", cited(&claim.said_by));
    page.list_under("Who says otherwise", cited(&claim.against));
    common::close(&mut page, knowledge, &claim.common, None);
    page
}

pub(super) fn note(knowledge: &KnowledgeBase, note: &Note) -> Page {
    let mut page = Page::new(&note.title);
    page.text(Inline::code(note.id.as_str()).and(format!(" · {}", note.kind)));
    for paragraph in note.text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        page.text(paragraph.trim());
    }
    common::close(&mut page, knowledge, &note.common, note.verdict);
    page
}

pub(super) fn source(knowledge: &KnowledgeBase, source: &Source) -> Page {
    let mut page = Page::new(&source.title);
    let date = source.date.map(|date| format!(" · {date}")).unwrap_or_default();
    page.text(Inline::code(source.id.as_str()).and(format!(" · {}{date}", source.kind)));
    page.blocks.extend(source.url.iter().map(|url| Block::Text(Inline::link(url, url))));
    page.blocks.extend(source.note.iter().map(|note| Block::Text(note.as_str().into())));
    cited_by(&mut page, knowledge, source);
    common::close(&mut page, knowledge, &source.common, None);
    page
}

fn cited_by(page: &mut Page, knowledge: &KnowledgeBase, source: &Source) {
    let Some(reference) = knowledge.sources.find(source.id.as_str()) else { return };
    let cites = |common: &Common| common.sources.contains(&reference);
    common::entries(page, "Errors that cite it", Kind::Error, citing(&knowledge.errors, &cites));
    common::entries(page, "Causes that cite it", Kind::Cause, citing(&knowledge.causes, &cites));
    let claims = knowledge.claims.entries();
    let claims = claims.filter(|claim| {
        cites(&claim.common) || claim.said_by.contains(&reference) || claim.against.contains(&reference)
    });
    common::entries(
        page,
        "Claims that cite it",
        Kind::Claim,
        claims.map(|claim| (claim.id.as_str(), claim.title.as_str())),
    );
}

/// The entries of a table that cite a source, by id and title.
fn citing<'k, T: Entry>(table: &'k Table<T>, cites: &dyn Fn(&Common) -> bool) -> Vec<(&'k str, &'k str)> {
    let found = table.entries().filter(|entry| cites(entry.common()));
    found.map(|entry| (entry.id().as_str(), entry.title())).collect()
}

fn labelled(name: &str, text: &str) -> Item {
    let text = if text.starts_with("https://") { Inline::link(text, text) } else { Inline::marked(text) };
    Inline::strong(format!("{name}: ")).and(text).into()
}
