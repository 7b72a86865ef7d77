//! The page of a key that somebody holds. Nothing of the key stands on it.

use super::page::{Block, Inline, Item, Page};
use crate::key::{Inspection, Kind, Recognised};
use crate::model::{self, KnowledgeBase};

/// The page of an inspected key.
pub fn page(knowledge: &KnowledgeBase, inspection: &Inspection<'_>) -> Page {
    let mut page = Page::new(title(inspection));
    page.text(seen(inspection));
    if inspection.kinds.is_empty() {
        page.text("Its beginning names nobody. Ask where it was issued; a model name, a URL or a password is no key.");
    }
    damage(&mut page, inspection);
    match &inspection.kinds[..] {
        [] => unknown(&mut page, knowledge),
        [kind] => one(&mut page, knowledge, kind),
        several => {
            page.text("Several kinds begin so, and the shape does not tell them apart:");
            let items = several.iter().map(|kind| link(kind.key).and(": ").and(kind.key.authenticates.as_str()).into());
            page.blocks.push(Block::List(items.collect()));
        }
    }
    page
}

fn title(inspection: &Inspection<'_>) -> String {
    match (inspection.recognised(), inspection.kinds.first()) {
        (_, None) | (Recognised::No, _) => "Not a key of a known kind".to_owned(),
        (Recognised::Whole, Some(kind)) => kind.key.title.clone(),
        (Recognised::Beginning, Some(kind)) => format!("It begins like: {}", kind.key.title),
    }
}

/// What can be said about the value without showing it.
fn seen(inspection: &Inspection<'_>) -> Inline {
    let length = format!("{} characters", inspection.length);
    let Some(kind) = inspection.kinds.first() else { return length.into() };
    let begins = Inline::code(&kind.format.prefix).and(format!(" and more, {length}."));
    match &kind.format.note {
        Some(note) => begins.and(format!(" {note}")),
        None => begins,
    }
}

fn damage(page: &mut Page, inspection: &Inspection<'_>) {
    if inspection.damage.is_empty() && inspection.recognised() != Recognised::No {
        page.text("Nothing about its shape is wrong. Whether it works only its issuer can say.");
    }
    let item = |damage: &crate::key::Damage| Inline::strong(damage.says()).and(format!(". {}", damage.advice())).into();
    page.list_under("What is wrong with it", inspection.damage.iter().map(item).collect());
}

fn one(page: &mut Page, knowledge: &KnowledgeBase, kind: &Kind<'_>) {
    let key = kind.key;
    page.heading("Where it belongs");
    let mut items: Vec<Item> = vec![labelled("Kept", &key.lives), labelled("Proves", &key.authenticates)];
    items.extend(key.sent_as.iter().map(|sent| labelled("Sent as", sent)));
    items.extend(key.issued_at.iter().map(|issued| labelled("Issued at", issued)));
    page.blocks.push(Block::List(items));
    page.blocks.extend(key.common.remark.iter().map(|remark| Block::Text(remark.as_str().into())));
    if let Some(provider) =
        key.provider.map(|provider| &knowledge.providers[provider]).filter(|one| one.probe.is_some())
    {
        page.text("To test it without spending tokens:");
        page.blocks.push(Block::Command(format!("triage probe {}", provider.id)));
    }
    page.text(Inline::marked("More: ").and(Inline::code(format!("triage show {}", key.id))));
}

/// Keys without a beginning of their own can still be what somebody holds.
fn unknown(page: &mut Page, knowledge: &KnowledgeBase) {
    let bare = knowledge.keys.entries().filter(|key| key.formats.is_empty() && key.common.is_current());
    page.list_under("Keys that have no telling beginning", bare.map(|key| link(key).into()).collect());
}

fn labelled(name: &str, text: &str) -> Item {
    Inline::strong(format!("{name}: ")).and(text).into()
}

fn link(key: &model::Key) -> Inline {
    Inline::entry(&key.title, model::Kind::Key, &key.id)
}
