//! What changed in knowledge between two packs: for release notes, and for those who review.

mod field;

use serde::Serialize;

pub use field::FieldChange;

use crate::explain::explain;
use crate::model::{AnyEntry, Kind, KnowledgeBase, Verdict};
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
    /// Something else that it says changed.
    Changed {
        /// The fields, by the names that they have in rule files.
        fields: Vec<String>,
    },
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
    /// What its fields held and hold, where it was there before and is there now.
    pub values: Vec<FieldChange>,
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

/// Every entry that differs, by kind and id. Where an entry is written does not matter: moving it changes nothing.
pub fn changes(old: &KnowledgeBase, new: &KnowledgeBase) -> Vec<Change> {
    let mut found = Vec::new();
    for kind in Kind::ALL {
        for entry in new.of_kind(kind) {
            let was = old.find(kind, entry.name());
            let values = was.map(|was| field::compare(&old.content(was), &new.content(entry))).unwrap_or_default();
            let how = was.map_or(Some(How::Added), |was| difference(was, entry, &values));
            found.extend(how.map(|how| change(entry, how, values)));
        }
        let removed = old.of_kind(kind).filter(|was| new.find(kind, was.name()).is_none());
        found.extend(removed.map(|was| change(was, How::Removed, Vec::new())));
    }
    found
}

fn change(entry: &dyn AnyEntry, how: How, values: Vec<FieldChange>) -> Change {
    let (id, title) = (entry.name().to_owned(), entry.title().to_owned());
    Change { kind: entry.kind().to_string(), id, title, how, values }
}

/// How an entry differs from what it was, if it does.
fn difference(was: &dyn AnyEntry, is: &dyn AnyEntry, values: &[FieldChange]) -> Option<How> {
    let (from, to) = (was.verdict(), is.verdict());
    if was.common().is_current() && !is.common().is_current() {
        Some(How::Withdrawn)
    } else if from != to {
        Some(How::VerdictChanged { from, to })
    } else {
        let fields: Vec<String> = values.iter().map(|change| change.field.clone()).collect();
        (!fields.is_empty()).then_some(How::Changed { fields })
    }
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

#[cfg(test)]
mod tests;
