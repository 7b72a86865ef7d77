//! What follows from a stated client, or a stated sort of program: the one tells the other.

use super::extract::{Facts, client_value};
use super::given::Given;
use crate::model::{Client, Fact, KnowledgeBase, Ref, Spot, Value};

/// Makes the facts that are read from a client agree with what the user states.
pub(super) fn settle(knowledge: &KnowledgeBase, given: &Given, facts: &mut Facts) {
    let (clients, surfaces) = (read_from(knowledge, &Spot::Client), read_from(knowledge, &Spot::Surface));
    let stated = |facts: &[Ref<Fact>]| facts.iter().find_map(|fact| given.get(*fact)).map(ToString::to_string);
    let (client, surface) = (stated(&clients), stated(&surfaces));
    if let Some(client) = client.and_then(|client| knowledge.clients.find(&client)) {
        let value = client_value(knowledge, client, &Spot::Surface);
        set(facts, &surfaces, given, &value.into_iter().collect::<Vec<_>>());
    } else if let Some(surface) = surface {
        let mut known: Vec<Value> = clients.iter().flat_map(|fact| values(facts, *fact)).collect();
        known.retain(|client| shows_at(knowledge, client, &surface));
        if known.is_empty() {
            known.extend(only_one(knowledge, &surface).map(|client| Value::Text(client.id.to_string())));
        }
        set(facts, &clients, given, &known);
    }
}

/// What the facts that are read from a client say where it is this one.
pub(crate) fn of_client(knowledge: &KnowledgeBase, client: Ref<Client>) -> Vec<(Ref<Fact>, Value)> {
    let told = |(fact, of): (Ref<Fact>, &Fact)| {
        Some((fact, of.from.iter().find_map(|place| client_value(knowledge, client, &place.spot))?))
    };
    knowledge.facts.iter().filter_map(told).collect()
}

/// The facts that are read at such a place.
fn read_from(knowledge: &KnowledgeBase, spot: &Spot) -> Vec<Ref<Fact>> {
    let is_read =
        |fact: &Fact| fact.from.iter().any(|place| std::mem::discriminant(&place.spot) == std::mem::discriminant(spot));
    knowledge.facts.iter().filter(|(_, fact)| is_read(fact)).map(|(fact, _)| fact).collect()
}

fn values(facts: &Facts, fact: Ref<Fact>) -> Vec<Value> {
    facts.get(fact.position()).iter().flat_map(|known| &known.values).map(|(value, _)| value.clone()).collect()
}

/// Gives facts these values, unless the user states them.
fn set(facts: &mut Facts, which: &[Ref<Fact>], given: &Given, values: &[Value]) {
    for fact in which.iter().filter(|fact| given.get(**fact).is_none()) {
        if let Some(known) = facts.get_mut(fact.position()) {
            let places: Vec<_> = std::mem::take(&mut known.values);
            let place = |value: &Value| places.iter().find(|(known, _)| known == value).and_then(|(_, at)| *at);
            known.values = values.iter().map(|value| (value.clone(), place(value))).collect();
        }
    }
}

fn shows_at(knowledge: &KnowledgeBase, client: &Value, surface: &str) -> bool {
    knowledge.clients.get(&client.to_string()).is_some_and(|client| client.surface == surface)
}

/// The client that shows errors at such a place, if there is only one.
fn only_one<'k>(knowledge: &'k KnowledgeBase, surface: &str) -> Option<&'k Client> {
    let mut all = knowledge.clients.entries().filter(|client| client.common.is_current() && client.surface == surface);
    all.next().filter(|_| all.next().is_none())
}
