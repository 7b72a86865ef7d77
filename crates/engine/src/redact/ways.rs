//! The ways to find what a text gives away, and how a long text is gone over in all of them at once.

use super::{DEEPEST, Find, Rank, Redactor, address, field, masked, personal, places, shape, wrapped};
use crate::workers;

/// A longer text is gone over on all processors, in bytes.
const LONG: usize = 256 << 10;

/// A way to find what a text gives away.
type Way<'w> = &'w (dyn Fn(&str, &mut Vec<Find>) + Sync);

impl Redactor<'_> {
    /// What each of these texts gives away, in the order of the ways to find it; long texts are gone over in all ways at once.
    pub(super) fn find_all(&self, texts: &[Option<&str>], depth: usize) -> Vec<Vec<Find>> {
        let holds_secret = |said: &str| depth < DEEPEST && !self.secrets_within(said, depth + 1).is_empty();
        let ways: [Way<'_>; 6] = [
            &personal::find,
            &|text, found| self.formats.find(text, found),
            &field::find,
            &address::find,
            &|text, found| shape::find(text, &holds_secret, found),
            &|text, found| self.redactions(text, found),
        ];
        let look = |(text, way): &(&str, usize)| {
            let mut found = Vec::new();
            ways[*way](text, &mut found);
            // What a pack has its own pattern for is as long as that says.
            if *way + 1 < ways.len() {
                wrapped::lengthen(text, &mut found);
            }
            found
        };
        let tasks: Vec<(&str, usize)> =
            texts.iter().flatten().flat_map(|text| (0..ways.len()).map(move |way| (*text, way))).collect();
        let is_long = depth == 0 && texts.iter().flatten().any(|text| text.len() > LONG);
        let mut found = if is_long {
            workers::run(&tasks, || (), |(), task| look(task)).into_iter()
        } else {
            tasks.iter().map(look).collect::<Vec<_>>().into_iter()
        };
        texts.iter().flatten().map(|_| found.by_ref().take(ways.len()).flatten().collect()).collect()
    }

    /// What the pack has patterns of its own for.
    fn redactions(&self, text: &str, found: &mut Vec<Find>) {
        for redaction in &self.redactions {
            let shown = format!("[{}]", redaction.label);
            let places =
                places(&redaction.pattern, text).filter(|span| !text.get(span.clone()).is_some_and(masked::is_masked));
            found.extend(places.map(|span| Find { span, shown: shown.clone(), rank: Rank::Named }));
        }
    }
}
