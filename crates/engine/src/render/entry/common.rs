//! What every page of an entry ends with: sources, dates, and where it is written.

use crate::model::{AnyEntry, Common, KnowledgeBase, Ref, Source, Verdict};
use crate::render::page::{Block, Inline, Item, Page};

/// A verdict in words.
pub(crate) fn verdict(verdict: Verdict) -> Inline {
    let meaning = match verdict {
        Verdict::Confirmed => "an official source says so",
        Verdict::Likely => "several independent sources say so",
        Verdict::Speculation => "nobody has shown it",
        Verdict::Contradicted => "sources disagree",
        Verdict::Outdated => "it was so once, and is not now",
        Verdict::False => "strong evidence says otherwise",
    };
    Inline::strong(verdict.to_string()).and(format!(": {meaning}"))
}

/// A source with its link and date.
pub(super) fn source(knowledge: &KnowledgeBase, source: Ref<Source>) -> Item {
    let source = &knowledge.sources[source];
    let date = source.date.map(|date| format!(", {date}")).unwrap_or_default();
    let title = match &source.url {
        Some(url) => Inline::link(&source.title, url),
        None => Inline::marked(&source.title),
    };
    title.and(format!(" ({}{date})", source.kind)).into()
}

/// Remark, sources, history; and in front of everything a word to those who come for something that was taken back.
pub(super) fn close(page: &mut Page, knowledge: &KnowledgeBase, common: &Common, supported: Option<Verdict>) {
    if let Some(date) = common.withdrawn {
        let notice = Inline::strong(format!("Withdrawn on {date}. It is kept so that links hold."));
        page.blocks.insert(0, Block::Text(notice));
    }
    if let Some(remark) = &common.remark {
        page.text(Inline::strong("Remark: ").and(remark.as_str()));
    }
    let mut sources: Vec<Item> = supported.map(|word| verdict(word).into()).into_iter().collect();
    sources.extend(common.sources.iter().map(|reference| source(knowledge, *reference)));
    page.list_under("Sources", sources);
    let mut history: Vec<Item> = Vec::new();
    history.extend(common.withdrawn.map(|date| format!("Withdrawn on {date}.").into()));
    history.extend(common.verified.map(|date| format!("Compared with its sources on {date}.").into()));
    history.extend(common.expires.map(|date| format!("To be looked at again by {date}.").into()));
    history.extend(common.since.as_ref().map(|version| format!("Since version {version}.").into()));
    history.extend(common.until.as_ref().map(|version| format!("Until version {version}.").into()));
    history.push(written(knowledge, common).into());
    page.list_under("History", history);
}

/// Where the entry is written, and the way there if the pack says where it lives.
fn written(knowledge: &KnowledgeBase, common: &Common) -> Inline {
    let at = common.written_at;
    let (name, line) = (at.name(&knowledge.files), at.line(&knowledge.files));
    let place = Inline::marked("Written in ").and(Inline::code(format!("{name}:{line}")));
    match &knowledge.manifest.homepage {
        Some(homepage) => {
            let url = format!("{}/{name}#L{line}", homepage.trim_end_matches('/'));
            place.and(". ").and(Inline::link("Edit this rule", url))
        }
        None => place,
    }
}

/// Entries by their titles, under a headline.
pub(super) fn entries<'k>(page: &mut Page, heading: &str, entries: impl Iterator<Item = &'k dyn AnyEntry>) {
    let items = entries.map(|entry| Inline::entry(entry.title(), entry.kind(), entry.name()).into()).collect();
    page.list_under(heading, items);
}

/// A line of a list that begins with what it is about.
pub(super) fn labelled(name: &str, text: &str) -> Item {
    let text = if text.starts_with("https://") { Inline::link(text, text) } else { Inline::marked(text) };
    Inline::strong(format!("{name}: ")).and(text).into()
}
