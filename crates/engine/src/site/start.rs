//! The front page: paste the error, or find it.

use super::{chain, errors, has, named, notes};
use crate::model::{Kind, KnowledgeBase};
use crate::render::markdown::escape;
use crate::render::page::{Block, Inline, Page};

/// The path of the front page.
pub(super) const PATH: &str = "index.md";

/// The built site searches when its address says so; elsewhere the form does nothing and the tables serve.
const SEARCH: &str = "<form class=\"paste\" role=\"search\" action=\"index.html\" method=\"get\">
<label for=\"error\">Paste your error, or a code from it</label>
<input id=\"error\" name=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\">
<button type=\"submit\">Search</button>
</form>";

/// The page with the search form below its headline.
pub(super) fn with_search(text: &str) -> String {
    text.replacen('\n', &format!("\n\n{SEARCH}\n"), 1)
}

/// The front page.
pub(super) fn page(knowledge: &KnowledgeBase) -> Page {
    let manifest = &knowledge.manifest;
    let mut page = Page::new(&manifest.title);
    page.text("Searching happens in your browser; nothing is sent. In a terminal the whole text is explained by:");
    page.blocks.push(Block::Command("triage explain - < error.txt".to_owned()));
    let frequent = manifest.frequent.iter().map(|error| named(&knowledge.errors[*error]).into());
    page.list_under("What people meet most often", frequent.collect());
    let systems = errors::by_system(knowledge);
    let links = systems.iter().map(|(system, errors)| errors::link(system, errors.len()));
    page.heading("By who says it");
    page.text(Inline::listed(links).and("."));
    page.heading("Other ways to find it");
    let found = |text: &str, path: &str, rest: &str| Inline::page(text, path).and(rest).into();
    page.blocks.push(Block::List(vec![
        found("All errors", "errors.md", ": with their codes, on one page."),
        found("By its code", "codes.md", ": every code and spelling."),
        found("By its cause", "causes.md", ": what you see, layer by layer."),
        chain::teaser().into(),
    ]));
    let before = [
        (Kind::Feature, knowledge.manifest.words.matrix.as_str(), "features.md", ": features by providers."),
        (Kind::Key, "Which key is which", "keys.md", ": how keys begin, and whom they convince."),
        (Kind::Provider, "Test a key", "providers.md", " without spending tokens, and read what the answer proves."),
        (Kind::Claim, "Why sources disagree", "claims.md", ": what is said, and what holds."),
    ];
    let before = before.into_iter().filter(|(kind, ..)| has(knowledge, *kind));
    let before = before.map(|(_, text, path, rest)| found(text, path, rest));
    page.list_under("Before you change anything", before.collect());
    page.heading("Read on");
    let mut more: Vec<_> = notes::by_kind(knowledge)
        .into_iter()
        .map(|(kind, found)| {
            Inline::page(notes::title(&kind), notes::path(&kind)).and(format!(" ({})", found.len())).into()
        })
        .collect();
    more.push(found("Coverage and staleness", "coverage.md", ": how much is known, and how fresh it is."));
    more.push(found("Rule reference", "reference.md", ": for those who mend or add a rule."));
    page.blocks.push(Block::List(more));
    page.text(format!("`{}` {}, licence {}.", manifest.id, manifest.version, manifest.license));
    page
}

/// The page that a forge shows beside the book.
pub(super) fn beside_the_book(knowledge: &KnowledgeBase) -> String {
    format!(
        "# {}\n\n[Start here](src/index.md), or build the site with [mdBook](https://rust-lang.github.io/mdBook/):\n\n\
        ```sh\nmdbook build\n```\n\n\
        The site is then in `book/html`, and its pages as markdown in `book/markdown`.\n\
        `triage render` wrote these files from the rules; mend the rules, not these.\n",
        escape(&knowledge.manifest.title)
    )
}
