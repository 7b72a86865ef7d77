//! The page of a checkup: what the machine at hand tells, without a value of any variable.

use super::page::{Block, Inline, Item, Page};
use crate::machine::{Checkup, ClientPlaces, Holds, VariableSeen};

/// The page of a checkup.
pub fn page(checkup: &Checkup) -> Page {
    let mut page = Page::new("This machine");
    page.text(format!(
        "{}, {} (UTC). Looked at variables and places that the pack names; read no file, showed no value.",
        checkup.system.title(),
        checkup.clock.today,
    ));
    clock(&mut page, checkup);
    let there: Vec<&ClientPlaces> = checkup.clients.iter().filter(|client| client.is_there()).collect();
    if checkup.variables.is_empty() && there.is_empty() {
        page.text("Nothing that the pack knows is here: no variable is set, and no program has left a file.");
    }
    page.list_under("Variables that are set", checkup.variables.iter().map(variable).collect());
    page.list_under("Programs that were here", there.iter().map(|client| places(client)).collect());
    names(&mut page, checkup);
    facts(&mut page, checkup);
    page
}

fn clock(page: &mut Page, checkup: &Checkup) {
    if let Some(verified) = checkup.clock.verified.filter(|_| checkup.clock.is_behind) {
        page.text(Inline::strong("The clock is wrong: ").and(format!(
            "it shows a day before {verified}, when this pack was verified. Sign-ins and certificates fail by that alone."
        )));
    }
}

fn variable(variable: &VariableSeen) -> Item {
    let holds = match variable.holds {
        Holds::Nothing => "set, but empty".to_owned(),
        Holds::Key => {
            let titles: Vec<&str> = variable.keys.iter().map(|key| key.title.as_str()).collect();
            format!("{}, {} characters", titles.join(" or "), variable.length)
        }
        Holds::Address => format!("an address, {} characters", variable.length),
        Holds::Path if variable.exists == Some(true) => "a path, and something is there".to_owned(),
        Holds::Path => "a path where nothing is".to_owned(),
        Holds::Text => format!("a text, {} characters", variable.length),
    };
    let mut item = Item::from(Inline::code(&variable.name).and(format!(": {holds}")));
    let mut says = |text: Inline| item.blocks.push(Block::Text(text));
    if let Some(owner) = &variable.expected {
        says(Inline::strong("Look: ").and(format!("this variable is customarily for a key of {owner}.")));
    }
    variable.damage.iter().for_each(|damage| says(Inline::strong("Look: ").and(format!("{damage}."))));
    item
}

fn places(client: &ClientPlaces) -> Item {
    let line = |what: &str, path: &str, exists: bool| {
        let found = if exists { "there" } else { "not there" };
        Item::from(Inline::marked(what).and(": ").and(Inline::code(path)).and(format!(", {found}")))
    };
    let lines = client.places().flat_map(|(what, place)| {
        let files = place.paths.iter().map(move |seen| line(what, &seen.path, seen.exists));
        let elsewhere = place.paths.is_empty().then(|| format!("{what}: {} (not looked into)", place.says).into());
        files.chain(elsewhere)
    });
    Item { text: Inline::strong(&client.title), blocks: vec![Block::List(lines.collect())] }
}

fn names(page: &mut Page, checkup: &Checkup) {
    let lost: Vec<Item> =
        checkup.names.iter().filter(|name| !name.resolves).map(|name| Inline::code(&name.host).into()).collect();
    if !checkup.names.is_empty() {
        page.text(format!("{} of {} names have an address.", checkup.names.len() - lost.len(), checkup.names.len()));
    }
    page.list_under("Names without an address", lost);
}

fn facts(page: &mut Page, checkup: &Checkup) {
    if checkup.facts.is_empty() {
        return;
    }
    let facts = checkup.facts.iter().map(|(name, told)| Inline::code(format!("{name}={}", told.0)).into());
    page.list_under("What this says about an error", facts.collect());
    page.text("To explain an error with it:");
    page.blocks.push(Block::Command("triage explain --here \"TEXT\"".to_owned()));
}
