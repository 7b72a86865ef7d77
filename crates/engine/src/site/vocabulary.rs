//! The rule reference: what predicates may say. The fields of rule files are in `fields`.

use super::chapter::{self, Chapter};
use super::named;
use crate::model::{Kind, KnowledgeBase};
use crate::predicate::FUNCTIONS;
use crate::render::page::{Inline, Page};

/// The reference, with the pages of what it speaks of below it.
pub(super) fn chapter(knowledge: &KnowledgeBase) -> Chapter {
    let below = [Kind::Fact, Kind::Concept, Kind::Echo, Kind::Redaction].into_iter();
    let below = below.flat_map(|kind| chapter::entries(knowledge, kind)).collect();
    Chapter::new("reference.md", page(knowledge)).with(below)
}

fn page(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("Rule reference");
    page.text(
        Inline::marked("What predicates may say. The tables and fields of rule files are on ")
            .and(Inline::page("their own page", "format.md"))
            .and("."),
    );
    page.heading("Functions");
    page.table(["Function", "Holds when"], FUNCTIONS.map(|(name, doc)| [Inline::code(name), doc.into()]).to_vec());
    page.text("Facts are variables; `==`, `!=`, `<`, `>`, `in`, `&&`, `||` and `!` join them. A comparison with a fact that is not known is itself unknown, never false.");
    page.heading("Facts");
    let rows = knowledge.facts.entries().map(|fact| {
        let choices = Inline::listed(fact.choices.iter().map(Inline::code));
        let values = if fact.choices.is_empty() { fact.value_type.to_string().into() } else { choices };
        [Inline::entry(fact.id.as_str(), Kind::Fact, &fact.id), values, fact.doc.as_str().into()]
    });
    page.table(["Fact", "Values", "What it says"], rows.collect());
    page.list_under("Concepts", knowledge.concepts.entries().map(|concept| named(concept).into()).collect());
    page.list_under(
        "Regions that only repeat what was sent",
        knowledge.echoes.entries().map(|echo| named(echo).into()).collect(),
    );
    page.list_under("What is hidden", knowledge.redactions.entries().map(|one| named(one).into()).collect());
    page
}
