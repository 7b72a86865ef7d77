//! The matrix on a terminal: a sign a cell, a letter a provider, and rows that are the same all over told in one line.

use super::{found, link, named_providers};
use crate::model::{Feature, KnowledgeBase, Provider, Ref, Support};
use crate::render::page::{Block, Inline, Page};

/// The sign of an answer, and what it means.
const SIGNS: [(char, &str); 4] =
    [('✓', "yes"), ('~', "in part"), ('✗', "no"), ('?', "nobody has said, or sources disagree")];

/// The whole matrix; it fits 80 columns while a dozen providers are named.
pub fn page(knowledge: &KnowledgeBase) -> Page {
    let columns: Vec<Option<Ref<Provider>>> =
        named_providers(knowledge).into_iter().map(Some).chain(std::iter::once(None)).collect();
    let (uniform, mixed): (Vec<&Feature>, Vec<&Feature>) =
        knowledge.features.entries().partition(|feature| same_for_all(feature, &columns).is_some());
    let mut page = Page::new(&knowledge.manifest.words.matrix);
    page.text(SIGNS.map(|(sign, meaning)| format!("{sign} {meaning}")).join("   "));
    page.heading("The same for every provider");
    for (sign, _) in SIGNS {
        let of_sign = uniform.iter().filter(|feature| same_for_all(feature, &columns) == Some(sign));
        let features = Inline::listed(of_sign.map(|feature| link(feature)));
        if features != Inline::default() {
            page.text(Inline::from(format!("{sign} ")).and(features));
        }
    }
    page.heading("By provider");
    let names = letters().zip(&columns).map(|(letter, provider)| format!("{letter} {}", title(knowledge, *provider)));
    page.text(names.collect::<Vec<_>>().join("   "));
    let head = std::iter::once("Feature".to_owned()).chain(letters().take(columns.len()).map(String::from));
    let rows = mixed.into_iter().map(|feature| {
        let signs = columns.iter().map(|provider| sign_for(feature, *provider).to_string().into());
        std::iter::once(link(feature)).chain(signs).collect()
    });
    page.blocks.push(Block::Table(head.collect(), rows.collect()));
    page.text("How sure each answer is, and why: `triage matrix --feature ID` and `triage matrix --provider ID`.");
    page
}

fn letters() -> impl Iterator<Item = char> {
    ('A'..='Z').chain('a'..='z')
}

fn title(knowledge: &KnowledgeBase, provider: Option<Ref<Provider>>) -> &str {
    provider.map_or("any other", |provider| knowledge.providers[provider].title.as_str())
}

/// The sign that a feature has for every provider, if it is one.
fn same_for_all(feature: &Feature, columns: &[Option<Ref<Provider>>]) -> Option<char> {
    let mut signs = columns.iter().map(|provider| sign_for(feature, *provider));
    let first = signs.next()?;
    signs.all(|sign| sign == first).then_some(first)
}

fn sign_for(feature: &Feature, provider: Option<Ref<Provider>>) -> char {
    match found(feature, provider).map(|cell| cell.answer) {
        Some(Support::Yes) => '✓',
        Some(Support::Partly) => '~',
        Some(Support::No) => '✗',
        Some(Support::Unknown | Support::Disputed) | None => '?',
    }
}
