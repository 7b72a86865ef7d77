//! Echoes: what of a view only repeats the request.

use super::hits::Hits;
use super::path::at_path;
use crate::model::{KnowledgeBase, Spot};
use crate::payload::View;
use crate::span::Span;

/// The regions of a view that repeat what the user sent, in no order.
pub(super) fn echoes(knowledge: &KnowledgeBase, view: &View, hits: &Hits) -> Vec<Span> {
    let mut found = Vec::new();
    let spots = knowledge.echoes.entries().filter(|echo| echo.common.is_current()).flat_map(|echo| &echo.from);
    for spot in spots {
        match spot {
            Spot::Json(path) => {
                for document in view.documents() {
                    at_path(document, path, &mut |node| found.push(node.span().into()));
                }
            }
            Spot::Pattern(pattern) => found.extend(hits.pattern(pattern, view)),
            Spot::Texts(texts) => {
                let words = hits.words(view, |_| true);
                found.extend(texts.iter().filter_map(|text| words.text(text, view)));
            }
            Spot::Protobuf(_)
            | Spot::KeyFormat
            | Spot::Client
            | Spot::Surface
            | Spot::Variable(_)
            | Spot::Machine(_) => {}
        }
    }
    found
}
