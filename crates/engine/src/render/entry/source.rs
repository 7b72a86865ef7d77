//! The page of a source.

use super::common;
use crate::model::{Kind, KnowledgeBase, Ref, Source};
use crate::render::page::{Block, Inline, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Source>) -> Page {
    let source = &knowledge.sources[reference];
    let mut page = Page::new(&source.title);
    let date = source.date.map(|date| format!(" · {date}")).unwrap_or_default();
    page.text(Inline::code(source.id.as_str()).and(format!(" · {}{date}", source.kind)));
    page.blocks.extend(source.url.iter().map(|url| Block::Text(Inline::link(url, url))));
    page.blocks.extend(source.note.iter().map(|note| Block::Text(note.as_str().into())));
    cited_by(&mut page, knowledge, reference);
    common::close(&mut page, knowledge, &source.common, None);
    page
}

fn cited_by(page: &mut Page, knowledge: &KnowledgeBase, source: Ref<Source>) {
    for kind in Kind::ALL {
        let heading = capitalised(&format!("{} that cite it", kind.plural()));
        common::entries(page, &heading, knowledge.referring(kind, source));
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
