//! The page of a provider.

use super::common;
use crate::model::{KnowledgeBase, Provider, Ref};
use crate::render::page::{Block, Inline, Item, Page};

pub(super) fn page(knowledge: &KnowledgeBase, reference: Ref<Provider>) -> Page {
    let provider = &knowledge.providers[reference];
    let mut page = Page::new(&provider.title);
    page.text(Inline::code(provider.id.as_str()));
    let links =
        [("Base URL", &provider.base_url), ("Console", &provider.console), ("Status page", &provider.status_page)];
    let rows: Vec<Item> =
        links.into_iter().filter_map(|(name, text)| Some(common::labelled(name, text.as_deref()?))).collect();
    if !rows.is_empty() {
        page.blocks.push(Block::List(rows));
    }
    if let Some(probe) = &provider.probe {
        page.heading("Test a key without spending tokens");
        page.blocks.extend(probe.action.iter().map(|action| Block::Text(action.as_str().into())));
        page.blocks.push(Block::Command(probe.run.clone()));
        page.blocks.extend(probe.powershell.iter().map(|run| Block::Command(run.clone())));
        page.text(format!("It worked when: {}", probe.pass));
        page.blocks.extend(probe.cost.iter().map(|cost| Block::Text(format!("Cost: {cost}").into())));
    }
    if !provider.answers.is_empty() {
        page.heading("What each answer proves");
        let head = ["Status", "Code", "Proves", "Does not prove"].map(str::to_owned).to_vec();
        let rows = provider.answers.iter().map(|answer| {
            let status = if answer.status == 0 { "no answer".to_owned() } else { answer.status.to_string() };
            let code = answer.code.as_ref().map_or_else(Inline::default, Inline::code);
            vec![
                status.into(),
                code,
                answer.proves.as_str().into(),
                answer.not_proves.as_deref().unwrap_or_default().into(),
            ]
        });
        page.blocks.push(Block::Table(head, rows.collect()));
    }
    common::close(&mut page, knowledge, &provider.common, provider.verdict);
    page
}
