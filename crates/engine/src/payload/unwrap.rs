//! Unwrapping: each view is searched for what is wrapped in it, and so on, within bounds.

use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::child::{Child, Content, children};
use super::clean::{CleanText, clean};
use super::condense::{MOST_READ, condense};
use super::document::{Document, scan};
use super::offset::OffsetMap;
use super::view::{View, ViewKind};

/// A view in a view in a view … ends here.
const DEEPEST: usize = 8;
/// No payload has more views.
const MOST_VIEWS: usize = 256;
/// All documents together hold no more values.
const MOST_NODES: usize = 1 << 18;
/// What is unwrapped may be that many times as long as the payload, …
const GROWTH: usize = 4;
/// … and this much is allowed in any case.
const ALLOWANCE: usize = 1 << 20;

/// Unwraps a text. Views come after their parents, those of one parent in the order of their places. Tells as well how many
/// bytes of it were not read.
pub(super) fn unwrap(text: &str) -> (Vec<View>, usize) {
    let mut unwrapping = Unwrapping {
        views: Vec::new(),
        waiting: VecDeque::new(),
        nodes: MOST_NODES,
        bytes: text.len().min(MOST_READ).saturating_mul(GROWTH).saturating_add(ALLOWANCE),
        seen: HashSet::new(),
    };
    let unread = unwrapping.open_payload(text);
    while let Some((parent, child)) = unwrapping.waiting.pop_front() {
        unwrapping.open(parent, child);
    }
    (unwrapping.views, unread)
}

struct Unwrapping {
    views: Vec<View>,
    /// What was found, with the number of its parent.
    waiting: VecDeque<(usize, Child)>,
    /// How many values of documents may still be read.
    nodes: usize,
    /// How many bytes of text may still be unwrapped.
    bytes: usize,
    /// Hashes of the texts that have a view. A log repeats itself; one view of what it repeats is enough.
    seen: HashSet<u64>,
}

impl Unwrapping {
    fn open_payload(&mut self, text: &str) -> usize {
        let condensed = condense(text);
        let mut cleaned = clean(condensed.as_ref().map_or(text, |condensed| &condensed.text.text));
        if let Some(condensed) = &condensed {
            cleaned.map = cleaned.map.through(&condensed.text.map);
        }
        self.add(View {
            kind: ViewKind::Text,
            parent: None,
            place: None,
            depth: 0,
            text: CleanText::from_clean(cleaned.text),
            origin: Some(cleaned.map),
            documents: Vec::new(),
            keys: Vec::new(),
        });
        condensed.map_or(0, |condensed| condensed.unread)
    }

    fn open(&mut self, parent_number: usize, child: Child) {
        let Some(parent) = self.views.get(parent_number) else { return };
        let depth = parent.depth + 1;
        let length = child.text().len();
        if depth > DEEPEST
            || self.views.len() >= MOST_VIEWS
            || length > self.bytes
            || !self.seen.insert(hash(child.text()))
        {
            return;
        }
        self.bytes -= length;
        let (kind, place) = (child.kind, child.place);
        let (text, origin, documents) = opened(child.content, parent.origin.as_ref());
        let text = CleanText::from_clean(text);
        self.add(View {
            kind,
            parent: Some(parent_number),
            place: Some(place),
            depth,
            text,
            origin,
            documents,
            keys: Vec::new(),
        });
    }

    /// Reads the documents of a view, and puts what is wrapped in it behind everything that waits.
    fn add(&mut self, mut view: View) {
        let number = self.views.len();
        let mut structure = scan(&view.text.text, &mut self.nodes);
        self.waiting.extend(children(&view.text.text, &mut structure).into_iter().map(|child| (number, child)));
        view.documents.append(&mut structure.documents);
        view.keys = structure.names;
        self.views.push(view);
    }
}

/// The clean text of what was found, the way back from it to the payload, and the message it is.
fn opened(content: Content, parent: Option<&OffsetMap>) -> (String, Option<OffsetMap>, Vec<Document>) {
    match content {
        Content::Rewritten(rewritten) => {
            let cleaned = clean(&rewritten.text);
            let origin = parent.map(|parent| cleaned.map.through(&rewritten.map).through(parent));
            (cleaned.text, origin, Vec::new())
        }
        Content::Decoded(decoded) => (decoded.text, None, decoded.message.into_iter().collect()),
    }
}

/// The same for the same text in every run.
fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
