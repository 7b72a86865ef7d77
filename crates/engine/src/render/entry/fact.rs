//! The pages of facts, echoed regions and redactions.

use super::common;
use crate::model::{Echo, Fact, KnowledgeBase, Redaction, Spot};
use crate::render::page::{Inline, Item, Page};

pub(super) fn page(knowledge: &KnowledgeBase, fact: &Fact) -> Page {
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

pub(super) fn echo(knowledge: &KnowledgeBase, echo: &Echo) -> Page {
    let mut page = Page::new(&echo.title);
    page.text(Inline::code(echo.id.as_str()).and(" · nothing is matched there"));
    page.list_under("Where it stands", echo.from.iter().map(spot).collect());
    common::close(&mut page, knowledge, &echo.common, None);
    page
}

pub(super) fn redaction(knowledge: &KnowledgeBase, redaction: &Redaction) -> Page {
    let mut page = Page::new(&redaction.title);
    page.text(
        Inline::code(redaction.id.as_str()).and(" · shown as ").and(Inline::code(format!("[{}]", redaction.label))),
    );
    page.list_under("Where it stands", vec![Inline::code(redaction.pattern.source()).into()]);
    common::close(&mut page, knowledge, &redaction.common, None);
    page
}

fn spot(spot: &Spot) -> Item {
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
        Spot::KeyFormat => "where a text has the format of a key".into(),
    }
}
