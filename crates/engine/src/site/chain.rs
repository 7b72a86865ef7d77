//! The chain of layers and the keys they ask for, as a page and as a picture.

use std::fmt::Write as _;

use super::chapter::{self, Chapter};
use super::{has, named};
use crate::model::{Key, Kind, KnowledgeBase, Layer, Ref};
use crate::render::markdown::visible;
use crate::render::page::{Block, Inline, Item, Page};

/// The path of the picture.
pub(super) const PICTURE: &str = "chain.svg";

const WIDTH: usize = 360;
const BOX: usize = 52;
/// The line that names the keys.
const LINE: usize = 18;
const GAP: usize = 20;
/// So many characters fit into a box.
const ROOM: usize = 52;
/// Room for "and 12 more" behind the keys that are named.
const MORE: usize = 14;

/// The layers in the order of the chain.
pub(super) fn in_order(knowledge: &KnowledgeBase) -> Vec<(Ref<Layer>, &Layer)> {
    let mut layers: Vec<_> = knowledge.layers.iter().collect();
    layers.sort_by_key(|(_, layer)| (layer.out_of_scope, layer.order));
    layers
}

fn links(knowledge: &KnowledgeBase) -> Vec<&Layer> {
    let is_link = |layer: &&Layer| !layer.out_of_scope && layer.common.is_current();
    in_order(knowledge).into_iter().map(|(_, layer)| layer).filter(is_link).collect()
}

/// The keys that a layer looks at, in the order of their ids.
fn keys_at<'k>(knowledge: &'k KnowledgeBase, layer: &Layer) -> Vec<&'k Key> {
    let is_here = |key: &&Key| {
        key.common.is_current() && key.checked_at.is_some_and(|checked| knowledge.layers[checked].id == layer.id)
    };
    knowledge.keys.entries().filter(is_here).collect()
}

/// As many of the keys as fit into a box, and how many more there are.
fn asked_for(keys: &[&Key]) -> Option<String> {
    let mut titles = keys.iter().map(|key| key.title.as_str());
    let mut text = format!("checks: {}", titles.next()?);
    let mut left = keys.len() - 1;
    for title in titles {
        if text.chars().count() + title.chars().count() + MORE > ROOM {
            break;
        }
        text = format!("{text}, {title}");
        left -= 1;
    }
    Some(if left > 0 { format!("{text} and {left} more") } else { text })
}

/// The picture in words.
fn words(knowledge: &KnowledgeBase) -> String {
    let name = |layer: &Layer| match asked_for(&keys_at(knowledge, layer)) {
        Some(keys) => format!("{} ({keys})", layer.title),
        None => layer.title.clone(),
    };
    let names: Vec<String> = links(knowledge).into_iter().map(name).collect();
    format!("The chain that a request travels, in order: {}.", names.join(", then "))
}

/// The page about the chain, with those of the layers below it in its order.
pub(super) fn chapter(knowledge: &KnowledgeBase) -> Chapter {
    let layers = in_order(knowledge).into_iter();
    let below = layers.map(|(_, layer)| chapter::entry(knowledge, Kind::Layer, layer.id.as_str()));
    Chapter::new("layers.md", page(knowledge)).with(below.collect())
}

fn page(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("The chain");
    page.text("A request travels this chain from the top down. Find the first link that fails; what comes after it was never asked.");
    page.blocks.push(Block::Picture(PICTURE.to_owned(), words(knowledge)));
    page.heading("The layers");
    let item = |layer: &Layer| -> Item {
        named(layer).and(": ").and(layer.summary.as_str()).and(format!(" Who can mend it: {}.", layer.owner)).into()
    };
    page.blocks.push(Block::Steps(links(knowledge).into_iter().map(item).collect()));
    let outside = knowledge.layers.entries().filter(|layer| layer.out_of_scope);
    page.list_under("What only looks like it", outside.map(item).collect());
    let row = |layer: &Layer, key: &Key| {
        [named(layer), named(key), key.lives.as_str().into(), key.authenticates.as_str().into()]
    };
    let rows: Vec<_> = links(knowledge)
        .into_iter()
        .flat_map(|layer| keys_at(knowledge, layer).into_iter().map(move |key| row(layer, key)))
        .collect();
    if !rows.is_empty() {
        page.heading("Which key is checked where");
        page.table(["Layer", "Key", "Where it is kept", "What it proves, and to whom"], rows);
    }
    if has(knowledge, Kind::Key) {
        page.text(
            Inline::marked("All keys, with what they look like: ").and(Inline::page("key systems", "keys.md")).and("."),
        );
    }
    page
}

/// The picture. Every box brings its own colours, so that it stands on a light page and on a dark one.
pub(super) fn picture(knowledge: &KnowledgeBase) -> String {
    let mut boxes = String::new();
    let mut top = 2;
    for (number, layer) in links(knowledge).into_iter().enumerate() {
        if number > 0 {
            top += GAP;
            arrow(&mut boxes, top);
        }
        let keys = asked_for(&keys_at(knowledge, layer));
        link(&mut boxes, top, layer, keys.as_deref());
        top += height(keys.as_deref());
    }
    let height = top + 2;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" font-family=\"system-ui, sans-serif\">\n<title>{}</title>\n{boxes}</svg>\n",
        xml(&words(knowledge)),
    )
}

/// How high a box is: a line more if it asks for a key.
fn height(keys: Option<&str>) -> usize {
    if keys.is_some() { BOX + LINE } else { BOX }
}

fn link(svg: &mut String, top: usize, layer: &Layer, keys: Option<&str>) {
    let (width, middle, height) = (WIDTH - 4, WIDTH / 2, height(keys));
    let fill = if keys.is_some() { "#fdf3dc" } else { "#eef3fb" };
    let _ = writeln!(
        svg,
        "<rect x=\"2\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{fill}\" stroke=\"#4a6fa5\"/>"
    );
    let mut line = |shift: usize, style: &str, text: &str| {
        let (y, text) = (top + shift, xml(&shorten(text)));
        let _ = writeln!(svg, "<text x=\"{middle}\" y=\"{y}\" text-anchor=\"middle\" {style}>{text}</text>");
    };
    line(22, "font-size=\"15\" font-weight=\"600\" fill=\"#15233b\"", &layer.title);
    line(41, "font-size=\"12\" fill=\"#44536b\"", &format!("mended by {}", layer.owner));
    if let Some(keys) = keys {
        line(41 + LINE, "font-size=\"12\" fill=\"#6b4a00\"", keys);
    }
}

fn arrow(svg: &mut String, top: usize) {
    let (middle, from, to) = (WIDTH / 2, top - GAP, top - 6);
    let _ = writeln!(svg, "<path d=\"M{middle} {from}V{to}\" stroke=\"#7a8699\" stroke-width=\"2\"/>");
    let (left, right) = (middle - 5, middle + 5);
    let _ = writeln!(svg, "<path d=\"M{left} {to}L{middle} {top}L{right} {to}Z\" fill=\"#7a8699\"/>");
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= ROOM {
        return text.to_owned();
    }
    text.chars().take(ROOM - 1).chain(['…']).collect()
}

/// Text that XML takes for nothing else.
fn xml(text: &str) -> String {
    visible(text).replace('\n', " ").chars().fold(String::new(), |mut escaped, character| {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
        escaped
    })
}

/// What the front page says of the chain.
pub(super) fn teaser() -> Inline {
    Inline::page("The chain", "layers.md").and(": which parts there are, in the order in which a request meets them.")
}
