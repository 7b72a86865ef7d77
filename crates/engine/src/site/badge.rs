//! A badge: how many errors are known, and how long ago the oldest of them was verified.

use serde_json::json;

use super::Occasion;
use crate::model::{Date, KnowledgeBase};

/// Younger than this a pack is fresh, in days.
const FRESH: i32 = 90;
/// Older than this it is stale, in days.
const STALE: i32 = 180;

/// The JSON of a shields.io endpoint.
pub(super) fn badge(knowledge: &KnowledgeBase, occasion: &Occasion) -> String {
    let current: Vec<_> = knowledge.errors.entries().filter(|error| error.common.is_current()).collect();
    let oldest = current.iter().filter_map(|error| error.common.verified).min();
    let (age, color) = match (oldest, occasion.today) {
        (None, _) => ("never verified".to_owned(), "lightgrey"),
        (Some(date), None) => (format!("verified {date}"), "blue"),
        (Some(date), Some(today)) => aged(date, today),
    };
    let badge = json!({
        "schemaVersion": 1,
        "label": knowledge.manifest.id,
        "message": format!("{} errors, {age}", current.len()),
        "color": color,
    });
    format!("{badge:#}\n")
}

fn aged(date: Date, today: Date) -> (String, &'static str) {
    let days = today.days_since(date);
    let color = match days {
        ..FRESH => "brightgreen",
        FRESH..STALE => "yellow",
        _ => "orange",
    };
    let age = match days {
        ..=0 => "verified today".to_owned(),
        1 => "verified 1 day ago".to_owned(),
        days => format!("verified {days} days ago"),
    };
    (age, color)
}
