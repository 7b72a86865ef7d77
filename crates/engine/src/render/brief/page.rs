//! The short answer as a page, for formats that scroll.

use super::{Asked, Brief, Choice, First, Unknown};
use crate::model::Kind;
use crate::render::page::{Block, Inline, Item, Page};

/// More than this is no short answer.
const MAX_ITEMS: usize = 2;

/// The short answer as a page.
pub fn page(brief: &Brief) -> Page {
    let verdict = &brief.verdict;
    let mut page = Page::new(format!("{}: {}", capital(&verdict.sure()), verdict.leads_rivals()));
    if !verdict.rivals.is_empty() {
        let rivals: Vec<String> = verdict.rivals.iter().map(super::Rival::told).collect();
        page.text(Inline::marked(&format!("{}: {}", capital(verdict.before_rivals()), rivals.join("; "))));
    }
    if let Some(excerpt) = &brief.excerpt {
        page.blocks.push(Block::Excerpt(excerpt.line.clone(), excerpt.mark.clone()));
    }
    page.blocks.extend(brief.meaning.iter().map(|meaning| Block::Text(meaning.as_str().into())));
    listed(&mut page, "Also in this text", brief.also.iter().cloned());
    listed(&mut page, "Not read", brief.unread.iter().cloned());
    brief.unknown.iter().for_each(|unknown| nothing(&mut page, unknown));
    brief.first.iter().for_each(|first| begin(&mut page, first));
    let donts = brief.avoid.iter().take(MAX_ITEMS);
    listed(&mut page, "Don't", donts.map(|dont| format!("{} {}", dont.text, dont.because)));
    listed(&mut page, "Not it if", brief.not_when.iter().take(MAX_ITEMS).cloned());
    brief.questions.first().iter().for_each(|question| ask(&mut page, question));
    page
}

fn nothing(page: &mut Page, unknown: &Unknown) {
    listed(page, "Seen", unknown.seen.iter().map(|(name, value)| format!("{name} {value}")));
    listed(page, "Understood", unknown.understood.iter().map(|(word, title)| format!("\"{word}\" ({title})")));
    let nearest = unknown.nearest.iter().map(|(title, id)| Inline::entry(title, Kind::Error, id).into());
    bold_list(page, "Nearest entries", nearest.collect());
    listed(page, "What to capture", unknown.capture.iter().cloned());
}

fn begin(page: &mut Page, first: &First) {
    let effort = first.effort.as_ref().map(|effort| format!(" ({effort})")).unwrap_or_default();
    page.text(Inline::strong("Do first").and(format!("{effort}: {}", first.action)));
    page.blocks.extend(first.run.iter().map(|run| Block::Command(run.clone())));
    let works = first.works.iter().map(|works| format!("It works when: {works}"));
    let fails = first.fails.iter().map(|fails| format!("If it fails: {fails}"));
    let next = first.next.iter().map(|next| format!("Then: {}", next.action));
    let items: Vec<Item> = first.told.iter().cloned().chain(works).chain(fails).chain(next).map(Item::from).collect();
    if !items.is_empty() {
        page.blocks.push(Block::List(items));
    }
}

fn ask(page: &mut Page, question: &Asked) {
    let one = |choice: &Choice| {
        let leads = choice.leads.as_ref().map(|leads| format!(": {leads}")).unwrap_or_default();
        Inline::strong(&choice.label).and(leads).into()
    };
    bold_list(page, &question.question, question.choices.iter().map(one).collect());
}

fn listed(page: &mut Page, heading: &str, items: impl Iterator<Item = String>) {
    bold_list(page, heading, items.map(Item::from).collect());
}

/// A list under a bold line, unless it is empty: a short answer has no headlines but one.
fn bold_list(page: &mut Page, heading: &str, items: Vec<Item>) {
    if !items.is_empty() {
        page.text(Inline::strong(heading));
        page.blocks.push(Block::List(items));
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
