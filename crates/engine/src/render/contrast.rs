//! The page that tells why a cause or a layer does not lead.

use super::page::{Block, Inline, Item, Page};
use crate::explain::Contrast;
use crate::explain::answer::State;
use crate::model::{Kind, Value};

/// The page of a contrast.
pub fn page(contrast: &Contrast) -> Page {
    let mut page = Page::new(format!("Why not “{}”?", contrast.title));
    match &contrast.leads {
        Some((title, probability)) => page.text(format!("“{title}” leads with {:.0} %.", probability * 100.0)),
        None => page.text("Nothing was recognised, so nothing leads."),
    }
    for cause in &contrast.causes {
        page.text(
            Inline::entry(&cause.title, Kind::Cause, &cause.id).and(format!(": {:.1} %", cause.probability * 100.0)),
        );
        let row = |(what, state, added): &(String, State, f64)| {
            vec![format!("{added:+.2}").into(), format!("{state:?}").to_lowercase().into(), Inline::code(what)]
        };
        let head = ["Adds", "State", "What"].map(str::to_owned).to_vec();
        page.blocks.push(Block::Table(head, cause.parts.iter().map(row).collect()));
    }
    let change = |set: &Vec<(String, Value)>| {
        let parts =
            set.iter().flat_map(|(fact, value)| [Inline::marked(" and "), Inline::code(format!("{fact}={value}"))]);
        Item::from(parts.skip(1).fold(Inline::default(), Inline::and))
    };
    page.list_under("It would lead if", contrast.changes.iter().map(change).collect());
    let pointing = contrast.pointing.iter().map(|(id, title)| Inline::entry(title, Kind::Error, id).into());
    page.list_under("No error that points to it was recognised. These do:", pointing.collect());
    page
}
