//! Facts, read from the documents and the text of a payload.

use std::collections::HashMap;
use std::ops::Range;

use super::echo::Mask;
use super::evidence::Location;
use super::given::Given;
use super::hits::Hits;
use crate::model::{Fact, KnowledgeBase, Place, Ref, Spot, Table, Value};
use crate::payload::{Document, DocumentFormat, Node, Payload, Value as NodeValue, View};
use crate::redact::Redactor;
use crate::signature::Pattern;

/// More values of one fact tell nothing new.
const MAX_VALUES: usize = 32;
/// A raw value longer than this is no value but a text.
const MAX_LENGTH: usize = 400;

/// What is known of a fact.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// Every value that was found, the best place first; a stated one stands alone.
    pub(super) values: Vec<(Value, Option<Location>)>,
    /// Whether the user stated it.
    pub(super) is_given: bool,
}

/// What is known of every fact, by its position.
pub(super) type Facts = Vec<Known>;

/// A value on its way to its fact.
struct Candidate {
    fact: Ref<Fact>,
    place: usize,
    value: Value,
    at: Location,
}

/// Reads all facts. What the user states wins.
pub(super) fn facts(
    knowledge: &KnowledgeBase,
    payload: &Payload,
    hits: &[Hits],
    masks: &[Mask],
    given: &Given,
) -> Facts {
    let index = PathIndex::new(&knowledge.facts);
    let mut candidates = Vec::new();
    for (number, view) in payload.views().iter().enumerate() {
        let mut reader =
            Reader { knowledge, view, number, hits: &hits[number], mask: &masks[number], found: &mut candidates };
        reader.documents(&index);
        reader.text();
    }
    candidates.sort_by_key(|candidate| (candidate.fact, candidate.place));
    let mut facts: Facts = vec![Known::default(); knowledge.facts.len()];
    for candidate in candidates {
        let known = &mut facts[candidate.fact.position()];
        let is_new = known.values.iter().all(|(value, _)| *value != candidate.value);
        if is_new && known.values.len() < MAX_VALUES {
            known.values.push((candidate.value, Some(candidate.at)));
        }
    }
    for (fact, _) in knowledge.facts.iter() {
        if let Some(value) = given.get(fact) {
            facts[fact.position()] = Known { values: vec![(value.clone(), None)], is_given: true };
        }
    }
    facts
}

/// The places of all facts that are paths, by the last step of the path.
struct PathIndex<'k> {
    by_last_step: HashMap<&'k str, Vec<Indexed<'k>>>,
}

/// The place of a fact with this number, in documents of this format.
type Indexed<'k> = (Ref<Fact>, usize, &'k Place, DocumentFormat);

impl<'k> PathIndex<'k> {
    fn new(facts: &'k Table<Fact>) -> Self {
        let mut by_last_step: HashMap<_, Vec<_>> = HashMap::new();
        for (reference, fact) in facts.iter().filter(|(_, fact)| fact.common.is_current()) {
            for (position, place) in fact.from.iter().enumerate() {
                let (path, format) = match &place.spot {
                    Spot::Json(path) => (path, DocumentFormat::Json),
                    Spot::Protobuf(path) => (path, DocumentFormat::Protobuf),
                    _ => continue,
                };
                if let Some(last) = path.first() {
                    by_last_step.entry(last.as_str()).or_default().push((reference, position, place, format));
                }
            }
        }
        Self { by_last_step }
    }
}

struct Reader<'r> {
    knowledge: &'r KnowledgeBase,
    view: &'r View,
    number: usize,
    hits: &'r Hits,
    mask: &'r Mask,
    found: &'r mut Vec<Candidate>,
}

impl Reader<'_> {
    fn documents(&mut self, index: &PathIndex<'_>) {
        let view = self.view;
        for document in view.documents() {
            walk(document.root(), &mut Vec::new(), &mut |stack, node| {
                let Some(last) = stack.last() else { return };
                for (fact, position, place, format) in index.by_last_step.get(last).into_iter().flatten() {
                    let (Spot::Json(path) | Spot::Protobuf(path)) = &place.spot else { continue };
                    if document.format() == *format && fits(path, stack) {
                        self.scalars(*fact, *position, place, node);
                    }
                }
            });
        }
    }

    /// Takes the value at a path, or each of several in a list.
    fn scalars(&mut self, fact: Ref<Fact>, position: usize, place: &Place, node: &Node) {
        match node.value() {
            NodeValue::Text(text) | NodeValue::Number(text) => self.take(fact, position, place, text, node.span()),
            NodeValue::Bool(value) => self.take(fact, position, place, &value.to_string(), node.span()),
            NodeValue::List(items) => items.iter().for_each(|item| self.scalars(fact, position, place, item)),
            NodeValue::Null | NodeValue::Map(_) => {}
        }
    }

    fn text(&mut self) {
        for (reference, fact) in self.knowledge.facts.iter().filter(|(_, fact)| fact.common.is_current()) {
            for (position, place) in fact.from.iter().enumerate() {
                match &place.spot {
                    Spot::Pattern(pattern) => {
                        let (view, hits) = (self.view, self.hits);
                        pattern_places(pattern, view, hits, &mut |span, raw| {
                            self.take(reference, position, place, raw, span);
                        });
                    }
                    Spot::Texts(texts) => {
                        for text in texts {
                            if let Some(folded) = self.hits.text(text) {
                                let span = self.view.folded_to_text(folded);
                                self.take(reference, position, place, &text.source, span);
                            }
                        }
                    }
                    Spot::KeyFormat => self.key_formats(reference, position, place),
                    Spot::Json(_) | Spot::Protobuf(_) => {}
                }
            }
        }
    }

    fn key_formats(&mut self, fact: Ref<Fact>, position: usize, place: &Place) {
        for (key, span) in Redactor::keys_in(self.knowledge, self.view, |pattern| self.hits.windows(pattern, self.view))
        {
            let id = self.knowledge.keys[key].id.as_str().to_owned();
            self.take(fact, position, place, &id, span);
        }
    }

    fn take(&mut self, fact: Ref<Fact>, place_number: usize, place: &Place, raw: &str, span: Range<usize>) {
        let raw = raw.trim();
        let is_kept = place.keep.as_ref().is_none_or(|keep| keep.matches_whole(raw));
        if raw.is_empty() || raw.len() > MAX_LENGTH || !is_kept || self.mask.is_echo(&span) {
            return;
        }
        let Some(meaning) = place.meaning.of(raw) else { return };
        if let Ok(value) = Value::read(meaning, &self.knowledge.facts[fact]) {
            self.found.push(Candidate { fact, place: place_number, value, at: Location::new(self.number, &span) });
        }
    }
}

/// Every place of a pattern in a view, with the text of group 1 or of the whole match.
pub(super) fn pattern_places(
    pattern: &Pattern,
    view: &View,
    hits: &Hits,
    on_place: &mut impl FnMut(Range<usize>, &str),
) {
    let windows = hits.windows(pattern, view);
    if windows.is_empty() {
        return;
    }
    let text = view.text();
    for window in windows {
        let Some(haystack) = text.as_bytes().get(..window.end) else { continue };
        let mut at = window.start;
        for _ in 0..MAX_VALUES {
            let Some(found) = pattern.find_at(haystack, at) else { break };
            at = if found.whole.end > at { found.whole.end } else { at + 1 };
            if let Some(raw) = text.get(found.part.clone()) {
                on_place(found.part, raw);
            }
            if at >= window.end {
                break;
            }
        }
    }
}

/// Every node at a path of a document.
pub(super) fn at_path(document: &Document, path: &[String], on_node: &mut impl FnMut(&Node)) {
    walk(document.root(), &mut Vec::new(), &mut |stack, node| {
        if fits(path, stack) {
            on_node(node);
        }
    });
}

/// Visits every value that has a name, with the names that lead to it. Lists add no name.
fn walk<'n>(node: &'n Node, stack: &mut Vec<&'n str>, on_node: &mut impl FnMut(&[&'n str], &'n Node)) {
    match node.value() {
        NodeValue::Map(pairs) => {
            for (key, value) in pairs {
                stack.push(key.name());
                on_node(stack, value);
                walk(value, stack, on_node);
                stack.pop();
            }
        }
        NodeValue::List(items) => items.iter().for_each(|item| walk(item, stack, on_node)),
        _ => {}
    }
}

/// Whether the names lead where the path (last step first) says.
fn fits(path: &[String], stack: &[&str]) -> bool {
    let mut names = stack.iter().rev();
    for step in path {
        match (step.as_str(), names.next()) {
            ("**", _) => return true,
            ("*", Some(_)) => {}
            (step, Some(name)) if step == *name => {}
            _ => return false,
        }
    }
    names.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_path_is_compared_from_its_last_step() {
        let path = |text: &str| text.rsplit('.').map(str::to_owned).collect::<Vec<_>>();
        assert!(fits(&path("error.code"), &["error", "code"]));
        assert!(!fits(&path("error.code"), &["outer", "error", "code"]));
        assert!(fits(&path("**.error.code"), &["outer", "error", "code"]));
        assert!(fits(&path("**.code"), &["code"]));
        assert!(fits(&path("*.code"), &["anything", "code"]));
        assert!(!fits(&path("code"), &["error", "code"]));
    }
}
