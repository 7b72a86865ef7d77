//! Facts, read from the documents and the text of a payload.

use super::client::ClientReader;
use super::evidence::Location;
use super::given::Given;
use super::path::PathIndex;
use super::sheet::Sheet;
use super::told;
use crate::model::{Client, Fact, KnowledgeBase, Place, Ref, Spot, Value};
use crate::payload::{Node, Value as NodeValue};
use crate::redact::Redactor;
use crate::span::Span;

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

/// Reads facts, sheet by sheet.
pub(super) struct FactReader<'k> {
    knowledge: &'k KnowledgeBase,
    paths: PathIndex<'k>,
    clients: ClientReader<'k>,
    found: Vec<Candidate>,
}

impl<'k> FactReader<'k> {
    pub(super) fn new(knowledge: &'k KnowledgeBase) -> Self {
        let (paths, clients) = (PathIndex::new(&knowledge.facts), ClientReader::new(knowledge));
        Self { knowledge, paths, clients, found: Vec::new() }
    }

    /// Reads what a sheet tells.
    pub(super) fn read(&mut self, sheet: &Sheet) {
        let mut reading = Reading { knowledge: self.knowledge, sheet, found: &mut self.found };
        for document in sheet.view.documents() {
            self.paths.find(document, |fact, number, place, node| reading.scalars(fact, number, place, node));
        }
        reading.text();
        self.clients.read(sheet);
    }

    /// All facts that were read. What the user states wins; what her machine tells fills the gaps.
    pub(super) fn facts(mut self, given: &Given) -> Facts {
        let clients = self.clients.clients();
        self.found.extend(of_clients(self.knowledge, &clients));
        self.found.sort_by_key(|candidate| (candidate.fact, candidate.place));
        let mut facts: Facts = vec![Known::default(); self.knowledge.facts.len()];
        for candidate in self.found {
            let Some(known) = facts.get_mut(candidate.fact.position()) else { continue };
            let is_new = known.values.iter().all(|(value, _)| *value != candidate.value);
            if is_new && known.values.len() < MAX_VALUES {
                known.values.push((candidate.value, Some(candidate.at)));
            }
        }
        for (fact, _) in self.knowledge.facts.iter() {
            if let Some((value, known)) = given.get(fact).zip(facts.get_mut(fact.position())) {
                *known = Known { values: vec![(value.clone(), None)], is_given: true };
            }
        }
        for (fact, value) in given.here() {
            if let Some(known) = facts.get_mut(fact.position()).filter(|known| known.values.is_empty()) {
                known.values.push((value.clone(), None));
            }
        }
        told::settle(self.knowledge, given, &mut facts);
        facts
    }
}

/// What the clients that were recognised tell, the one that showed the error first.
fn of_clients(knowledge: &KnowledgeBase, clients: &[(Ref<Client>, Location)]) -> Vec<Candidate> {
    let places =
        knowledge.facts.iter().flat_map(|(fact, entry)| entry.from.iter().enumerate().map(move |place| (fact, place)));
    let mut found = Vec::new();
    for (fact, (place, entry)) in places {
        for (client, at) in clients {
            let value = client_value(knowledge, *client, &entry.spot);
            found.extend(value.map(|value| Candidate { fact, place, value, at: *at }));
        }
    }
    found
}

/// What a client says at a place of a fact.
pub(super) fn client_value(knowledge: &KnowledgeBase, client: Ref<Client>, spot: &Spot) -> Option<Value> {
    let client = &knowledge.clients[client];
    match spot {
        Spot::Client => Some(Value::Text(client.id.to_string())),
        Spot::Surface => Some(Value::Text(client.surface.clone())),
        _ => None,
    }
}

/// The reading of one sheet.
struct Reading<'r> {
    knowledge: &'r KnowledgeBase,
    sheet: &'r Sheet,
    found: &'r mut Vec<Candidate>,
}

impl Reading<'_> {
    /// Takes the value at a path, or each of several in a list.
    fn scalars(&mut self, fact: Ref<Fact>, position: usize, place: &Place, node: &Node) {
        match node.value() {
            NodeValue::Text(text) | NodeValue::Number(text) => {
                self.take(fact, position, place, text, node.span().into());
            }
            NodeValue::Bool(value) => self.take(fact, position, place, &value.to_string(), node.span().into()),
            NodeValue::List(items) => items.iter().for_each(|item| self.scalars(fact, position, place, item)),
            NodeValue::Null | NodeValue::Map(_) => {}
        }
    }

    fn text(&mut self) {
        for (reference, fact) in self.knowledge.facts.iter().filter(|(_, fact)| fact.common.is_current()) {
            for (position, place) in fact.from.iter().enumerate() {
                match &place.spot {
                    Spot::Pattern(pattern) => {
                        for at in self.sheet.pattern(pattern) {
                            self.take(reference, position, place, at.span.of(self.sheet.view.text()), at.span);
                        }
                    }
                    Spot::Texts(texts) => {
                        for (text, at) in texts.iter().filter_map(|text| Some((text, self.sheet.text_anywhere(text)?)))
                        {
                            self.take(reference, position, place, &text.source, at.span);
                        }
                    }
                    Spot::KeyFormat => self.key_formats(reference, position, place),
                    Spot::Json(_)
                    | Spot::Protobuf(_)
                    | Spot::Client
                    | Spot::Surface
                    | Spot::Variable(_)
                    | Spot::Machine(_) => {}
                }
            }
        }
    }

    fn key_formats(&mut self, fact: Ref<Fact>, position: usize, place: &Place) {
        let sheet = self.sheet;
        let windows = |pattern: &_| sheet.windows(pattern).into_iter().map(Span::range).collect();
        for (key, span) in Redactor::keys_in(self.knowledge, &sheet.view, windows) {
            self.take(fact, position, place, self.knowledge.keys[key].id.as_str(), span.into());
        }
    }

    fn take(&mut self, fact: Ref<Fact>, place_number: usize, place: &Place, raw: &str, span: Span) {
        let raw = raw.trim();
        let is_kept = place.keep.as_ref().is_none_or(|keep| keep.matches_whole(raw));
        if raw.is_empty() || raw.len() > MAX_LENGTH || !is_kept || self.sheet.is_echo(span) {
            return;
        }
        let Some(meaning) = place.meaning.of(raw) else { return };
        if let Ok(value) = self.knowledge.facts[fact].read(meaning) {
            self.found.push(Candidate { fact, place: place_number, value, at: self.sheet.at(span) });
        }
    }
}
