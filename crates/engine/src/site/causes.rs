//! The root-cause matrix, and the table of fixes.

use super::chain::in_order;
use super::named;
use crate::model::{Cause, Kind, KnowledgeBase, Layer, Ref};
use crate::render::page::{Inline, Page};

/// Causes by layer, in the order of the chain.
pub(super) fn page(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("Root causes");
    page.text("What can be behind an error, in the order in which a request travels.");
    for (reference, layer) in in_order(knowledge) {
        let rows: Vec<_> = causes_of(knowledge, reference).map(|cause| row(knowledge, cause)).collect();
        if !rows.is_empty() {
            page.heading(&layer.title);
            page.table(["Cause", "What you see", "Fix", "Verdict"], rows);
        }
    }
    page
}

fn causes_of(knowledge: &KnowledgeBase, layer: Ref<Layer>) -> impl Iterator<Item = &Cause> {
    knowledge.causes.entries().filter(move |cause| cause.layer == layer)
}

fn row(knowledge: &KnowledgeBase, cause: &Cause) -> [Inline; 4] {
    let fixes = cause.fixes.iter().map(|fix| named(&knowledge.fixes[*fix]));
    let verdict = cause.verdict.map(|verdict| verdict.to_string()).unwrap_or_default();
    [named(cause), cause.symptom.as_str().into(), Inline::listed(fixes), verdict.into()]
}

/// All fixes.
pub(super) fn fixes(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("Fixes");
    page.text("Every fix is a list of steps, each with what you see when it worked.");
    let rows = knowledge.fixes.iter().map(|(reference, fix)| {
        let causes = knowledge.causes.entries().filter(|cause| cause.fixes.contains(&reference));
        let causes = causes.map(|cause| Inline::entry(&cause.title, Kind::Cause, &cause.id));
        let undo = if fix.reversible { "yes" } else { "no" };
        [named(fix), fix.minutes.to_string().into(), fix.who.as_str().into(), undo.into(), Inline::listed(causes)]
    });
    page.table(["Fix", "Minutes", "Who", "Can be undone", "For"], rows.collect());
    page
}
