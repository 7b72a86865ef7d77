//! Why sources disagree: what is said, by topic, and whether it is so.

use std::collections::BTreeMap;

use super::{named, notes};
use crate::model::{Claim, KnowledgeBase, Verdict};
use crate::render::entry::verdict;
use crate::render::page::{Inline, Page};

/// Verdicts in the order in which they surprise.
const BY_SURPRISE: [Verdict; 6] = [
    Verdict::False,
    Verdict::Contradicted,
    Verdict::Outdated,
    Verdict::Speculation,
    Verdict::Likely,
    Verdict::Confirmed,
];

/// All claims.
pub(super) fn page(knowledge: &KnowledgeBase) -> Page {
    let mut page = Page::new("Why sources disagree");
    page.text(
        "Articles, forum posts and even official pages contradict each other. This is what they say, and what holds.",
    );
    page.heading("What a verdict means");
    let rows = BY_SURPRISE.into_iter().map(|word| {
        let count = knowledge.claims.entries().filter(|claim| claim.verdict == word).count();
        [verdict(word), count.to_string().into()]
    });
    page.table(["Verdict", "Claims"], rows.collect());
    let mut topics: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in knowledge.claims.entries() {
        topics.entry(&claim.topic).or_default().push(claim);
    }
    for (topic, mut claims) in topics {
        claims.sort_by_key(|claim| BY_SURPRISE.iter().position(|word| *word == claim.verdict));
        page.heading(&notes::headline(topic));
        page.table(["What is said", "Verdict", "What is true"], claims.into_iter().map(row).collect());
    }
    page
}

fn row(claim: &Claim) -> [Inline; 3] {
    let word = Inline::strong(claim.verdict.to_string());
    [named(claim), word, claim.note.as_deref().unwrap_or_default().into()]
}
