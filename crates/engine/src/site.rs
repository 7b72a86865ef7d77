//! The knowledge base as a site: a sorted map from paths to texts, for whoever writes it to a disk.
//!
//! Every page is a `Page` of the one page writer. The pages form a tree of `Chapter`s, and the table of contents is that
//! tree, so no page can be out of its reach. A page's path follows from the id of its entry and so never changes; ids are never
//! used again, and withdrawn entries keep theirs.
//!
//! Nothing here looks at a clock: the same pack gives the same bytes, and ages appear only where a day is given.

mod address;
mod badge;
mod book;
mod causes;
mod chain;
mod chapter;
mod claims;
mod clients;
mod codes;
mod coverage;
mod errors;
mod feed;
mod fields;
mod keys;
mod notes;
mod search;
mod sources;
mod start;
mod summary;
mod vocabulary;

use std::collections::BTreeMap;

use self::address::From;
use self::chapter::{Chapter, Part};
use crate::changes::Change;
use crate::model::{AnyEntry, Date, Kind, KnowledgeBase};
use crate::render::markdown;
use crate::render::matrix;
use crate::render::page::{Inline, Page};

/// The folder of the pages, as `book.toml` names it.
const PAGES: &str = "src";

/// What writes a page of the site.
type Written = fn(&KnowledgeBase) -> Page;

/// What a site may say beyond its pack.
#[derive(Clone, Debug, Default)]
pub struct Occasion {
    /// The day to reckon ages from; without one there are dates, and no ages.
    pub today: Option<Date>,
    /// What changed since an earlier pack, for the feed.
    pub changes: Vec<Change>,
}

/// The files of the site, by their paths below its folder.
pub fn render(knowledge: &KnowledgeBase, occasion: &Occasion) -> BTreeMap<String, String> {
    let parts = parts(knowledge, occasion);
    let mut files = BTreeMap::new();
    let mut add = |path: &str, text: String| files.insert(format!("{PAGES}/{path}"), text);
    for chapter in parts.iter().flat_map(Part::chapters) {
        let text = markdown::write(&chapter.page, &From(&chapter.path));
        add(&chapter.path, if chapter.path == start::PATH { start::with_search(&text) } else { text });
    }
    add("SUMMARY.md", summary::contents(&parts));
    add("llms.txt", summary::for_programs(knowledge, &parts));
    add(chain::PICTURE, chain::picture(knowledge));
    add("badge.json", badge::badge(knowledge, occasion));
    add("feed.json", feed::feed(knowledge, occasion));
    files.insert(search::PATH.to_owned(), search::texts(knowledge, &parts));
    files.insert("book.toml".to_owned(), book::config(knowledge, &parts));
    files.insert(book::STYLE_PATH.to_owned(), book::STYLE.to_owned());
    files.insert(book::SCRIPT_PATH.to_owned(), book::SCRIPT.to_owned());
    files.insert("README.md".to_owned(), start::beside_the_book(knowledge));
    files
}

/// The table of contents.
fn parts(knowledge: &KnowledgeBase, occasion: &Occasion) -> Vec<Part> {
    let entries = |kind| chapter::entries(knowledge, kind);
    let mut rules = vec![
        vocabulary::chapter(knowledge),
        Chapter::new("format.md", fields::page()),
        Chapter::new("coverage.md", coverage::page(knowledge, occasion.today)),
    ];
    rules.extend((!occasion.changes.is_empty()).then(|| Chapter::new("changes.md", feed::page(occasion))));
    vec![
        Part::new("", vec![Chapter::new(start::PATH, start::page(knowledge))]),
        Part::new(
            "Look it up",
            vec![
                Chapter::new("errors.md", errors::page(knowledge)).with(errors::systems(knowledge)),
                Chapter::new("codes.md", codes::page(knowledge)),
                Chapter::new("causes.md", causes::page(knowledge)).with(entries(Kind::Cause)),
                Chapter::new("fixes.md", causes::fixes(knowledge)).with(entries(Kind::Fix)),
                chain::chapter(knowledge),
            ],
        ),
        systems(knowledge),
        Part::new("Questions and notes", notes::chapters(knowledge)),
        Part::new("What is true", truth(knowledge)),
        Part::new("The rules", rules),
    ]
}

/// What only some subjects have: each page where the pack has entries for it.
fn systems(knowledge: &KnowledgeBase) -> Part {
    let pages: [(Kind, &str, &str, Written); 4] = [
        (Kind::Feature, "features", "features.md", matrix::page),
        (Kind::Key, "keys", "keys.md", keys::page),
        (Kind::Provider, "providers", "providers.md", keys::providers),
        (Kind::Client, "programs", "clients.md", clients::page),
    ];
    let there: Vec<_> = pages.into_iter().filter(|(kind, ..)| has(knowledge, *kind)).collect();
    let names: Vec<&str> = there.iter().map(|(_, name, ..)| *name).collect();
    let title = match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    };
    let chapters = there
        .into_iter()
        .map(|(kind, _, path, page)| Chapter::new(path, page(knowledge)).with(chapter::entries(knowledge, kind)));
    Part::new(&notes::headline(&title), chapters.collect())
}

fn truth(knowledge: &KnowledgeBase) -> Vec<Chapter> {
    let claims = Chapter::new("claims.md", claims::page(knowledge)).with(chapter::entries(knowledge, Kind::Claim));
    let sources = Chapter::new("sources.md", sources::page(knowledge)).with(chapter::entries(knowledge, Kind::Source));
    let claims = has(knowledge, Kind::Claim).then_some(claims);
    claims.into_iter().chain([sources]).collect()
}

/// Whether the pack has an entry of a kind.
fn has(knowledge: &KnowledgeBase, kind: Kind) -> bool {
    knowledge.of_kind(kind).next().is_some()
}

/// An entry by its title, with a word where it was taken back.
fn named(entry: &dyn AnyEntry) -> Inline {
    let gone = if entry.common().is_current() { "" } else { " (withdrawn)" };
    Inline::entry(entry.title(), entry.kind(), entry.name()).and(gone)
}

/// The entries that state something; the others say how the pack works.
fn statements(knowledge: &KnowledgeBase) -> impl Iterator<Item = &dyn AnyEntry> {
    let is_statement = |kind: &Kind| {
        !matches!(kind, Kind::Layer | Kind::Fact | Kind::Concept | Kind::Source | Kind::Echo | Kind::Redaction)
    };
    Kind::ALL.into_iter().filter(is_statement).flat_map(|kind| knowledge.of_kind(kind))
}
