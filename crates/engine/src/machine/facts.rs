//! The facts that follow from a machine: those whose places lie on it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Machine;
use super::checkup::Clock;
use crate::model::{Fact, KnowledgeBase, Place, Property, Spot};

/// The value of a fact, in words as `--fact` takes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Told(pub String);

/// Every fact that the machine tells, by its id: of the places of a fact the first that says something.
pub(super) fn told(knowledge: &KnowledgeBase, machine: &dyn Machine, clock: &Clock) -> BTreeMap<String, Told> {
    let current = knowledge.facts.entries().filter(|fact| fact.common.is_current());
    let value = |fact: &Fact| {
        let raw = fact.from.iter().find_map(|place| says(place, machine, clock))?;
        // What a fact cannot be, such as an operating system that it does not list, it is not.
        fact.read(&raw).ok()?;
        Some((fact.id.to_string(), Told(raw)))
    };
    current.filter_map(value).collect()
}

/// What a place on the machine says. The value of a variable itself never is what it says.
fn says(place: &Place, machine: &dyn Machine, clock: &Clock) -> Option<String> {
    let raw = match &place.spot {
        Spot::Variable(name) => match machine.variable(name).filter(|value| !value.trim().is_empty()) {
            Some(value) => value,
            None => return place.unset.clone(),
        },
        Spot::Machine(Property::System) => machine.system().name().to_owned(),
        Spot::Machine(Property::Clock) => if clock.is_behind { "behind" } else { "plausible" }.to_owned(),
        _ => return None,
    };
    let raw = raw.trim();
    let is_kept = place.keep.as_ref().is_none_or(|keep| keep.matches_whole(raw));
    place.meaning.of(raw).filter(|_| is_kept).map(str::to_owned)
}
