//! The gist of an explanation: the verdict in a line, what to do first and what not to do.

use super::explanation::percent;
use super::page::{Block, Inline, Item, Page};
use crate::explain::answer::{Explanation, Status};

/// More warnings than this nobody heeds.
const MAX_AVOID: usize = 2;

/// The verdict, with the runner-up.
pub(crate) fn verdict(answer: &Explanation) -> Inline {
    let layer = answer.layer_title.as_deref().unwrap_or_default();
    let sure = percent(answer.confidence);
    let led = match answer.status {
        Status::Unknown => return "not recognised: nothing in this text is known".into(),
        Status::Explained => format!("likely {layer} ({sure})"),
        Status::Ambiguous => format!("not clear yet; most likely {layer} ({sure})"),
        Status::Unrelated => format!("recognised, and another matter: {layer} ({sure})"),
    };
    let cause = answer.causes.first().map(|cause| format!(": {}", cause.title)).unwrap_or_default();
    let next = answer.layers.get(1).filter(|layer| layer.probability >= crate::explain::policy::WORTH_SHOWING);
    let next = next.map(|layer| format!(" Less likely: {} ({}).", layer.title, percent(layer.probability)));
    Inline::marked(&format!("{led}{cause}.{}", next.unwrap_or_default()))
}

/// What to do first.
pub(crate) fn first(page: &mut Page, answer: &Explanation) {
    if let Some(first) = &answer.do_first {
        page.text(Inline::strong("Do first: ").and(first.action.as_str()));
        page.blocks.extend(first.run.iter().map(|run| Block::Command(run.clone())));
    }
}

/// What not to do.
pub(crate) fn avoid(page: &mut Page, answer: &Explanation) {
    let avoid = answer.avoid.iter().take(MAX_AVOID);
    let items: Vec<Item> = avoid.map(|avoid| Inline::strong("Don't: ").and(avoid.text.as_str()).into()).collect();
    page.blocks.extend((!items.is_empty()).then_some(Block::List(items)));
}
