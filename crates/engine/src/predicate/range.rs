//! Which truth values a predicate can take at all: found by trying every combination of what it looks at.
//!
//! A predicate compares each fact with few values; between them its truth does not change. So each fact is tried with
//! those values, with neighbours, with another one and with none, each call with both answers. What no combination shows
//! cannot happen. The combinations are more than what real cases allow, so "never" and "always" are proven; a predicate
//! that looks inside free texts, or at too many things, is left undecided.

use std::collections::BTreeSet;

use super::number::{ErrorNumber, FactNumber};
use super::value::{FactType, Value};
use super::vocabulary::FactName;
use super::{Call, Environment, Node, Predicate, Truth};
use crate::signature::Pattern;

/// More combinations than this are not tried.
const MAX_COMBINATIONS: usize = 4096;

/// Which truth values a predicate can take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) holds: bool,
    pub(crate) fails: bool,
}

impl Predicate {
    /// The truth values that the predicate can take while only the facts that `can_be_known` are; `None` where that is
    /// not decided.
    pub(crate) fn range(&self, can_be_known: impl Fn(FactNumber) -> bool) -> Option<Range> {
        let compiled = self.compiled().as_ref().ok()?;
        if compiled.looks_inside_texts {
            return None;
        }
        let candidates = |fact: &FactNumber| {
            let known = self.vocabulary.numbered(*fact).filter(|_| can_be_known(*fact));
            let known = known.map(|fact| candidates(fact, &compiled.compared)).unwrap_or_default();
            (*fact, known.into_iter().map(Some).chain([None]).collect())
        };
        let mut trial =
            Trial { facts: self.facts().iter().map(candidates).collect(), calls: self.calls(), digits: Vec::new() };
        trial.digits = vec![0; trial.facts.len() + trial.calls.len()];
        (trial.combinations()? <= MAX_COMBINATIONS).then(|| trial.run(self))
    }

    /// The facts that are looked at, `known` included.
    fn facts(&self) -> BTreeSet<FactNumber> {
        let mut found: BTreeSet<FactNumber> = self.uses().iter().copied().collect();
        self.visit(&mut |node| {
            if let Node::Call(Call::Known(fact)) = node {
                found.insert(*fact);
            }
        });
        found
    }

    /// The calls whose answer does not follow from the first value of a fact.
    fn calls(&self) -> Vec<Asked> {
        let mut found = BTreeSet::new();
        self.visit(&mut |node| match node {
            Node::Call(Call::Has(fragments)) => drop(found.insert(Asked::Has(fragments.clone()))),
            Node::Call(Call::Matches(pattern)) => drop(found.insert(Asked::Matches(pattern.source().to_owned()))),
            // Of several errors one stands for all: any of them is enough.
            Node::Call(Call::Saw(errors)) => found.extend(errors.first().map(|error| Asked::Saw(*error))),
            Node::Call(Call::Any(fact, value)) => drop(found.insert(Asked::Any(*fact, value.clone()))),
            _ => {}
        });
        found.into_iter().collect()
    }
}

/// Values of a fact, at least one on each side of every comparison.
fn candidates(fact: &FactName, compared: &[(FactNumber, Value)]) -> Vec<Value> {
    let near = compared.iter().filter(|(known, _)| *known == fact.number).map(|(_, value)| value);
    let mut values: BTreeSet<Value> = match fact.value_type {
        FactType::Boolean => [true, false].map(Value::Boolean).into(),
        FactType::Choice => fact.choices.iter().cloned().map(Value::Text).collect(),
        FactType::Integer | FactType::Text => near.cloned().collect(),
    };
    let numbers: Vec<i64> = values
        .iter()
        .filter_map(|value| if let Value::Integer(number) = value { Some(*number) } else { None })
        .collect();
    values.extend(
        numbers.iter().flat_map(|number| [number.saturating_sub(1), number.saturating_add(1)]).map(Value::Integer),
    );
    match fact.value_type {
        FactType::Integer if numbers.is_empty() => drop(values.insert(Value::Integer(0))),
        FactType::Text => drop(values.insert(Value::Text("\u{0}".to_owned()))),
        FactType::Choice if fact.choices.len() == 1 => drop(values.insert(Value::Text("\u{0}".to_owned()))),
        _ => {}
    }
    values.into_iter().collect()
}

/// A question that is answered yes or no, whatever the facts are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    Has(Vec<String>),
    Matches(String),
    Saw(ErrorNumber),
    Any(FactNumber, String),
}

/// One combination after the other, as an odometer counts.
struct Trial {
    facts: Vec<(FactNumber, Vec<Option<Value>>)>,
    calls: Vec<Asked>,
    /// The position of every fact's value, then 0 or 1 for every call.
    digits: Vec<usize>,
}

impl Trial {
    fn combinations(&self) -> Option<usize> {
        self.radices().try_fold(1_usize, usize::checked_mul)
    }

    fn radices(&self) -> impl Iterator<Item = usize> {
        self.facts.iter().map(|(_, values)| values.len()).chain(self.calls.iter().map(|_| 2))
    }

    fn run(mut self, predicate: &Predicate) -> Range {
        let mut range = Range::default();
        loop {
            match predicate.truth(&self) {
                Truth::Holds => range.holds = true,
                Truth::Fails => range.fails = true,
                Truth::Unknown => {}
            }
            if (range.holds && range.fails) || !self.advance() {
                return range;
            }
        }
    }

    fn advance(&mut self) -> bool {
        let radices: Vec<usize> = self.radices().collect();
        for (digit, radix) in self.digits.iter_mut().zip(radices) {
            *digit += 1;
            if *digit < radix {
                return true;
            }
            *digit = 0;
        }
        false
    }

    fn answer(&self, asked: &Asked) -> bool {
        let position = self.calls.iter().position(|known| known == asked);
        position.and_then(|position| self.digits.get(self.facts.len() + position)).is_some_and(|digit| *digit == 1)
    }
}

impl Environment for Trial {
    fn fact(&self, fact: FactNumber) -> Option<&Value> {
        let position = self.facts.iter().position(|(known, _)| *known == fact)?;
        self.facts.get(position)?.1.get(*self.digits.get(position)?)?.as_ref()
    }

    fn any(&self, fact: FactNumber, value: &str) -> Option<bool> {
        self.fact(fact).map(|_| self.answer(&Asked::Any(fact, value.to_owned())))
    }

    fn has(&self, fragments: &[String]) -> Option<bool> {
        Some(self.answer(&Asked::Has(fragments.to_vec())))
    }

    fn matches(&self, pattern: &Pattern) -> Option<bool> {
        Some(self.answer(&Asked::Matches(pattern.source().to_owned())))
    }

    fn saw(&self, error: ErrorNumber) -> Option<bool> {
        Some(self.answer(&Asked::Saw(error)))
    }

    fn failed(&self, _: &str, _: &str) {}
}
