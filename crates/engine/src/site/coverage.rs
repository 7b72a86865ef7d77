//! How much is known, how well, and how fresh it is. Ages are reckoned only from a day that is given.

use super::{has, named, statements};
use crate::model::{Date, Entry, Kind, KnowledgeBase, Table, Verdict};
use crate::render::entry;
use crate::render::page::{Inline, Page};

/// Coverage and staleness.
pub(super) fn page(knowledge: &KnowledgeBase, today: Option<Date>) -> Page {
    let mut page = Page::new("Coverage and staleness");
    page.text(format!(
        "`{}` {}, content `{}`.",
        knowledge.manifest.id, knowledge.manifest.version, knowledge.manifest.sha256
    ));
    if let Some(today) = today {
        page.text(format!("Ages are reckoned from {today}."));
    }
    page.heading("How much there is");
    let count = |kind: Kind| [kind.plural().into(), knowledge.of_kind(kind).count().to_string().into()];
    let there = Kind::ALL.into_iter().filter(|kind| has(knowledge, *kind));
    page.table(["What", "How many"], there.map(count).collect());
    verdicts(&mut page, knowledge);
    layers(&mut page, knowledge);
    gaps(&mut page, knowledge);
    dates(&mut page, knowledge, today);
    page
}

fn verdicts(page: &mut Page, knowledge: &KnowledgeBase) {
    let stated: Vec<Verdict> = [
        knowledge.errors.entries().filter_map(|error| error.verdict).collect::<Vec<_>>(),
        knowledge.causes.entries().filter_map(|cause| cause.verdict).collect(),
        knowledge.features.entries().flat_map(|feature| &feature.support).map(|cell| cell.verdict).collect(),
        knowledge.claims.entries().map(|claim| claim.verdict).collect(),
    ]
    .concat();
    let mut words = stated.clone();
    words.sort_unstable();
    words.dedup();
    page.heading("How well it is supported");
    let rows = words.into_iter().map(|word| {
        let count = stated.iter().filter(|verdict| **verdict == word).count();
        [entry::verdict(word), count.to_string().into()]
    });
    page.table(["Verdict", "Errors, causes, cells and claims"], rows.collect());
}

fn layers(page: &mut Page, knowledge: &KnowledgeBase) {
    page.heading("Layer by layer");
    let rows = super::chain::in_order(knowledge).into_iter().map(|(reference, layer)| {
        let errors = knowledge.errors.entries().filter(|error| error.layer == reference).count();
        let causes = knowledge.causes.entries().filter(|cause| cause.layer == reference).count();
        [named(layer), errors.to_string().into(), causes.to_string().into()]
    });
    page.table(["Layer", "Errors", "Causes"], rows.collect());
}

/// What a contributor could add.
fn gaps(page: &mut Page, knowledge: &KnowledgeBase) {
    fn without_source<T: Entry>(table: &Table<T>) -> impl Iterator<Item = Inline> {
        let bare = |entry: &&T| entry.common().sources.is_empty() && entry.common().is_current();
        table.entries().filter(bare).map(|entry| named(entry))
    }
    let bare = without_source(&knowledge.errors).chain(without_source(&knowledge.causes));
    page.list_under("Without a source", bare.map(Into::into).collect());
    let silent = knowledge.providers.entries().filter(|provider| provider.probe.is_none());
    page.list_under("Providers without a key test", silent.map(|provider| named(provider).into()).collect());
}

fn dates(page: &mut Page, knowledge: &KnowledgeBase, today: Option<Date>) {
    let mut months: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for entry in statements(knowledge) {
        let month = entry
            .common()
            .verified
            .map_or_else(|| "never".to_owned(), |date| date.to_string().chars().take(7).collect());
        *months.entry(month).or_default() += 1;
    }
    page.heading("When it was last compared with its sources");
    let rows = months.into_iter().rev().map(|(month, count)| [month.into(), count.to_string().into()]);
    page.table(["Month", "Entries"], rows.collect());
    let mut expiring = perishable(knowledge);
    expiring.sort_by_key(|(date, _)| *date);
    let rows: Vec<_> =
        expiring.into_iter().map(|(date, entry)| [date.to_string().into(), due(date, today), entry]).collect();
    if !rows.is_empty() {
        page.heading("What must be looked at again");
        page.table(["By", "Due", "Entry"], rows);
    }
}

fn perishable(knowledge: &KnowledgeBase) -> Vec<(Date, Inline)> {
    let current = statements(knowledge).filter(|entry| entry.common().is_current());
    current.filter_map(|entry| Some((entry.common().expires?, named(entry)))).collect()
}

fn due(date: Date, today: Option<Date>) -> Inline {
    match today.map(|today| date.days_since(today)) {
        None => Inline::default(),
        Some(days) if days < 0 => Inline::strong(format!("{} days ago", -days)),
        Some(days) => format!("in {days} days").into(),
    }
}
