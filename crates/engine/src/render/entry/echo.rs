//! The page of an echoed region.

use super::common;
use super::fact::spot;
use crate::model::{Echo, KnowledgeBase, Ref};
use crate::render::page::{Inline, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Echo>) -> Page {
    let echo = &knowledge.echoes[reference];
    let mut page = Page::new(&echo.title);
    page.text(Inline::code(echo.id.as_str()).and(" · nothing is matched there"));
    page.list_under("Where it stands", echo.from.iter().map(spot).collect());
    common::close(&mut page, knowledge, &echo.common, None);
    page
}
