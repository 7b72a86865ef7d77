//! What changed in knowledge between two packs: for release notes, and for those who review.

use serde::Serialize;

use crate::explain::explain;
use crate::model::{Entry, Kind, KnowledgeBase, Table, Verdict};
use crate::render::markdown::{self, NoLinks};
use crate::render::{entry, page::Page};
use crate::trial::Fixture;

/// How an entry changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "how")]
pub enum How {
    /// It is new.
    Added,
    /// It was taken back.
    Withdrawn,
    /// It is gone, which must not be: ids are kept for ever.
    Removed,
    /// Its verdict is another one.
    VerdictChanged {
        /// What it was.
        from: Option<Verdict>,
        /// What it is.
        to: Option<Verdict>,
    },
    /// Something else on its page changed.
    Changed,
}

/// An entry that changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Change {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What it is called now, or was.
    pub title: String,
    /// How it changed.
    #[serde(flatten)]
    pub how: How,
}

/// A fixture that is answered differently.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OtherAnswer {
    /// The fixture.
    pub fixture: String,
    /// The leading layer, the leading cause and the confidence before.
    pub before: (Option<String>, Option<String>, f64),
    /// The same now.
    pub after: (Option<String>, Option<String>, f64),
}

/// Every entry that differs, by kind and id.
pub fn changes(old: &KnowledgeBase, new: &KnowledgeBase) -> Vec<Change> {
    let mut found = Vec::new();
    compare(old, new, &old.errors, &new.errors, |error| error.verdict, &mut found);
    compare(old, new, &old.causes, &new.causes, |cause| cause.verdict, &mut found);
    compare(old, new, &old.fixes, &new.fixes, |_| None, &mut found);
    compare(old, new, &old.layers, &new.layers, |_| None, &mut found);
    compare(old, new, &old.features, &new.features, |_| None, &mut found);
    compare(old, new, &old.keys, &new.keys, |key| key.verdict, &mut found);
    compare(old, new, &old.providers, &new.providers, |provider| provider.verdict, &mut found);
    compare(old, new, &old.clients, &new.clients, |client| client.verdict, &mut found);
    compare(old, new, &old.facts, &new.facts, |_| None, &mut found);
    compare(old, new, &old.concepts, &new.concepts, |_| None, &mut found);
    compare(old, new, &old.claims, &new.claims, |claim| Some(claim.verdict), &mut found);
    compare(old, new, &old.notes, &new.notes, |note| note.verdict, &mut found);
    compare(old, new, &old.sources, &new.sources, |_| None, &mut found);
    found
}

fn compare<T: Entry>(
    old: &KnowledgeBase,
    new: &KnowledgeBase,
    before: &Table<T>,
    after: &Table<T>,
    verdict: fn(&T) -> Option<Verdict>,
    found: &mut Vec<Change>,
) {
    let mut note = |entry: &T, how| {
        let (kind, id, title) = (T::KIND.to_string(), entry.id().to_string(), entry.title().to_owned());
        found.push(Change { kind, id, title, how });
    };
    for entry in after.entries() {
        let Some(was) = before.get(entry.id().as_str()) else {
            note(entry, How::Added);
            continue;
        };
        let (from, to) = (verdict(was), verdict(entry));
        if was.common().is_current() && !entry.common().is_current() {
            note(entry, How::Withdrawn);
        } else if from != to {
            note(entry, How::VerdictChanged { from, to });
        } else if text(old, T::KIND, entry.id().as_str()) != text(new, T::KIND, entry.id().as_str()) {
            note(entry, How::Changed);
        }
    }
    before.entries().filter(|was| after.get(was.id().as_str()).is_none()).for_each(|was| note(was, How::Removed));
}

/// The page of an entry, without the place where it is written: moving an entry changes nothing.
fn text(knowledge: &KnowledgeBase, kind: Kind, id: &str) -> String {
    let page: Page = entry::page(knowledge, kind, id).unwrap_or_default();
    let text = markdown::write(&page, &NoLinks);
    text.lines().filter(|line| !line.starts_with("- Written in ")).collect::<Vec<_>>().join("\n")
}

/// The fixtures whose leading layer or cause differs.
pub fn other_answers(old: &KnowledgeBase, new: &KnowledgeBase, fixtures: &[Fixture]) -> Vec<OtherAnswer> {
    let lead = |knowledge: &KnowledgeBase, fixture: &Fixture| {
        let answer = explain(knowledge, &fixture.payload, &fixture.given);
        let cause = answer.causes.first().map(|cause| cause.id.clone());
        (answer.layer, cause, answer.confidence)
    };
    let one = |fixture: &Fixture| {
        let (before, after) = (lead(old, fixture), lead(new, fixture));
        let differs = (&before.0, &before.1) != (&after.0, &after.1);
        differs.then(|| OtherAnswer { fixture: fixture.name.clone(), before, after })
    };
    fixtures.iter().filter_map(one).collect()
}
