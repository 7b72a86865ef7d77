//! The page of a fact.

use super::common;
use crate::model::{Fact, KnowledgeBase, Property, Ref, Spot};
use crate::render::page::{Inline, Item, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Fact>) -> Page {
    let fact = &knowledge.facts[reference];
    let mut page = Page::new(&fact.title);
    let choices = if fact.choices.is_empty() { String::new() } else { format!(": {}", fact.choices.join(", ")) };
    page.text(Inline::code(fact.id.as_str()).and(format!(" · {}{choices}", fact.value_type)));
    page.text(fact.doc.as_str());
    if let Some(question) = &fact.ask {
        page.heading("The question");
        page.text(question.as_str());
        page.blocks.extend(fact.how.iter().map(|how| crate::render::page::Block::Text(how.as_str().into())));
    }
    page.list_under("Where it is found", fact.from.iter().map(|place| spot(&place.spot)).collect());
    common::close(&mut page, knowledge, &fact.common, None);
    page
}

/// A place in a payload.
pub(super) fn spot(spot: &Spot) -> Item {
    let path = |steps: &[String]| steps.iter().rev().map(String::as_str).collect::<Vec<_>>().join(".");
    match spot {
        Spot::Json(steps) => Inline::marked("at ").and(Inline::code(path(steps))).and(" of a document").into(),
        Spot::Protobuf(steps) => {
            Inline::marked("in field ").and(Inline::code(path(steps))).and(" of a protobuf message").into()
        }
        Spot::Pattern(pattern) => Inline::marked("where ").and(Inline::code(pattern.source())).and(" matches").into(),
        Spot::Texts(texts) => {
            let texts = texts.iter().flat_map(|text| [Inline::marked(", "), Inline::code(&text.source)]).skip(1);
            texts.fold(Inline::marked("where the text says "), Inline::and).into()
        }
        Spot::Client => "the program that showed the error, by its marks".into(),
        Spot::Surface => "the sort of program that showed the error, by its marks".into(),
        Spot::Variable(name) => Inline::marked("on this machine, by the variable ").and(Inline::code(name)).into(),
        Spot::Machine(Property::System) => "on this machine, by its operating system".into(),
        Spot::Machine(Property::Clock) => "on this machine, by its clock".into(),
        Spot::KeyFormat => "where a text has the format of a key".into(),
    }
}
