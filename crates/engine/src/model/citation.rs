//! What cites what.

use std::collections::BTreeMap;

use super::entry::AnyEntry;
use super::knowledge::KnowledgeBase;
use super::source::Source;
use super::typed_ref::Ref;

impl KnowledgeBase {
    /// The entries that cite each source, as a whole or in their parts, in the order in which a reader wants the kinds.
    /// Withdrawn ones are among them; a source that nothing cites is not.
    pub fn citations(&self) -> BTreeMap<Ref<Source>, Vec<&dyn AnyEntry>> {
        let mut found: BTreeMap<Ref<Source>, Vec<&dyn AnyEntry>> = BTreeMap::new();
        for entry in self.all() {
            for source in entry.cites() {
                found.entry(source).or_default().push(entry);
            }
        }
        found
    }

    /// The entries of any kind that cite this source.
    pub fn citing(&self, source: Ref<Source>) -> impl Iterator<Item = &dyn AnyEntry> {
        self.all().filter(move |entry| entry.cites().contains(&source))
    }
}
