//! What changed: a JSON feed, and a page of the same.
//!
//! With an earlier pack at hand every change is an item. Without one, each day on which entries were compared with their
//! sources is.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Occasion, address, statements};
use crate::changes::{Change, How};
use crate::model::{Date, Kind, KnowledgeBase};
use crate::render::markdown::is_web;
use crate::render::page::{Inline, Page};

/// The feed, as jsonfeed.org describes it.
pub(super) fn feed(knowledge: &KnowledgeBase, occasion: &Occasion) -> String {
    let manifest = &knowledge.manifest;
    let days = days(knowledge);
    let latest = days.keys().next_back().copied();
    let items: Vec<Value> = if occasion.changes.is_empty() {
        days.iter().rev().map(|(day, count)| verified(&manifest.id, *day, *count)).collect()
    } else {
        occasion.changes.iter().map(|change| changed(knowledge, change, occasion.today.or(latest))).collect()
    };
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": format!("{} {}", manifest.title, manifest.version),
        "items": items,
    });
    let homepage = manifest.homepage.as_ref().filter(|address| is_web(address));
    if let (Some(homepage), Some(fields)) = (homepage, feed.as_object_mut()) {
        fields.insert("home_page_url".to_owned(), json!(homepage));
    }
    format!("{feed:#}\n")
}

/// How many entries were verified on each day.
fn days(knowledge: &KnowledgeBase) -> BTreeMap<Date, usize> {
    let mut days = BTreeMap::new();
    statements(knowledge)
        .filter_map(|entry| entry.common().verified)
        .for_each(|day| *days.entry(day).or_insert(0) += 1);
    days
}

fn verified(pack: &str, day: Date, count: usize) -> Value {
    let title = format!("{count} entries compared with their sources");
    json!({ "id": format!("{pack}/verified/{day}"), "title": title, "content_text": title, "date_published": stamp(day) })
}

fn changed(knowledge: &KnowledgeBase, change: &Change, day: Option<Date>) -> Value {
    let manifest = &knowledge.manifest;
    let title = format!("{}: {}", spoken(&change.how), change.title);
    let page = change.kind.parse().ok().map(|kind| address::of(kind, &change.id));
    let mut item = json!({
        "id": format!("{}/{}/{}/{}", manifest.id, manifest.version, change.kind, change.id),
        "title": title,
        "content_text": format!("{title} ({})", page.unwrap_or_default()),
        "tags": [change.kind],
    });
    if let (Some(day), Some(fields)) = (day, item.as_object_mut()) {
        fields.insert("date_published".to_owned(), json!(stamp(day)));
    }
    item
}

fn stamp(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

fn spoken(how: &How) -> String {
    let word =
        |verdict: &Option<crate::model::Verdict>| verdict.map_or_else(|| "none".to_owned(), |word| word.to_string());
    match how {
        How::Added => "Added".to_owned(),
        How::Withdrawn => "Withdrawn".to_owned(),
        How::Removed => "Removed".to_owned(),
        How::VerdictChanged { from, to } => format!("Verdict {} is now {}", word(from), word(to)),
        How::Changed { .. } => "Changed".to_owned(),
    }
}

/// The page of the same.
pub(super) fn page(occasion: &Occasion) -> Page {
    let mut page = Page::new("What changed");
    let rows = occasion.changes.iter().map(|change| {
        let entry = match change.kind.parse::<Kind>() {
            Ok(kind) if change.how != How::Removed => Inline::entry(&change.title, kind, &change.id),
            _ => change.title.as_str().into(),
        };
        [spoken(&change.how).into(), change.kind.as_str().into(), entry]
    });
    page.table(["How", "What", "Entry"], rows.collect());
    page
}
