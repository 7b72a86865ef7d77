//! The chain of layers, as a page and as a picture.

use std::fmt::Write as _;

use super::named;
use crate::model::{KnowledgeBase, Layer, Ref};
use crate::render::page::{Block, Inline, Item, Page};

/// The path of the picture.
pub(super) const PICTURE: &str = "chain.svg";

const WIDTH: usize = 360;
const BOX: usize = 52;
const GAP: usize = 20;
/// So many characters fit into a box.
const ROOM: usize = 48;

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

/// The picture in words.
fn words(knowledge: &KnowledgeBase) -> String {
    let titles: Vec<&str> = links(knowledge).iter().map(|layer| layer.title.as_str()).collect();
    format!("The chain that a request travels, in order: {}.", titles.join(", then "))
}

/// The page about the chain, with the layers and the keys that travel it.
pub(super) fn page(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("The chain");
    page.text("A request travels this chain from the top down. Find the first link that fails; what comes after it was never asked.");
    page.blocks.push(Block::Picture(PICTURE.to_owned(), words(knowledge)));
    page.heading("The layers");
    let item = |layer: &Layer| -> Item {
        named(layer).and(": ").and(layer.summary.as_str()).and(format!(" Who can mend it: {}.", layer.owner)).into()
    };
    page.blocks.push(Block::Steps(links(knowledge).into_iter().map(item).collect()));
    let outside = knowledge.layers.entries().iter().filter(|layer| layer.out_of_scope);
    page.list_under("What only looks like it", outside.map(item).collect());
    if !knowledge.keys.is_empty() {
        page.heading("Which key goes to whom");
        let rows = knowledge
            .keys
            .entries()
            .iter()
            .map(|key| [named(key), key.lives.as_str().into(), key.authenticates.as_str().into()]);
        page.table(["Key", "Where it is kept", "What it proves, and to whom"], rows.collect());
    }
    page
}

/// The picture. Every box brings its own colours, so that it stands on a light page and on a dark one.
pub(super) fn picture(knowledge: &KnowledgeBase) -> String {
    let layers = links(knowledge);
    let height = (layers.len() * (BOX + GAP)).saturating_sub(GAP).max(BOX) + 4;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" font-family=\"system-ui, sans-serif\">\n<title>{}</title>\n",
        xml(&words(knowledge)),
    );
    for (number, layer) in layers.iter().enumerate() {
        let top = number * (BOX + GAP) + 2;
        if number > 0 {
            arrow(&mut svg, top);
        }
        link(&mut svg, top, layer);
    }
    svg + "</svg>\n"
}

fn link(svg: &mut String, top: usize, layer: &Layer) {
    let (width, middle) = (WIDTH - 4, WIDTH / 2);
    let _ = writeln!(
        svg,
        "<rect x=\"2\" y=\"{top}\" width=\"{width}\" height=\"{BOX}\" rx=\"8\" fill=\"#eef3fb\" stroke=\"#4a6fa5\"/>"
    );
    let mut line = |shift: usize, style: &str, text: &str| {
        let (y, text) = (top + shift, xml(&shorten(text)));
        let _ = writeln!(svg, "<text x=\"{middle}\" y=\"{y}\" text-anchor=\"middle\" {style}>{text}</text>");
    };
    line(22, "font-size=\"15\" font-weight=\"600\" fill=\"#15233b\"", &layer.title);
    line(41, "font-size=\"12\" fill=\"#44536b\"", &format!("mended by {}", layer.owner));
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
    let shown = text.chars().filter(|character| !character.is_control());
    shown.fold(String::new(), |mut escaped, character| {
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
