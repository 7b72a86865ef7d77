//! What is changed in a pack, one clause at a time.

use serde::Serialize;

use crate::explain::nats;
use crate::model::{Cause, Error, KnowledgeBase, Ref, Strength};
use crate::trial::clause::Clause;

/// How a clause is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It is left out.
    Dropped,
    /// Its strength is the word whose weight comes nearest to half of what it was.
    Halved,
    /// Its `when` is left out.
    Unconditional,
}

impl Change {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dropped => "dropped",
            Self::Halved => "halved",
            Self::Unconditional => "without `when`",
        }
    }
}

/// A clause, and how it is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// The clause.
    pub clause: Clause,
    /// The change.
    pub change: Change,
}

impl Mutant {
    /// Every mutant of a pack, in its order. Causes, fixes and questions as a whole are no clauses to lose: what leads to
    /// them is.
    pub(super) fn all(knowledge: &KnowledgeBase) -> Vec<Self> {
        let of_clause =
            |clause: Clause| changes(knowledge, clause).into_iter().map(move |change| Self { clause, change });
        Clause::all(knowledge).into_iter().flat_map(of_clause).collect()
    }

    /// The entry to put in the place of the one with the clause.
    pub(super) fn exchange(self, knowledge: &KnowledgeBase) -> Option<Exchange> {
        match self.clause {
            Clause::Signature(reference, part) => {
                let mut error = knowledge.errors[reference].clone();
                error.signature = error.signature.without(part);
                Some(Exchange::Error(reference, Box::new(error)))
            }
            Clause::Pointer(reference, number) => {
                let mut error = knowledge.errors[reference].clone();
                match self.change {
                    Change::Dropped => drop(error.points_to.remove(number)),
                    Change::Halved => halve(&mut error.points_to.get_mut(number)?.strength),
                    Change::Unconditional => error.points_to.get_mut(number)?.when = None,
                }
                Some(Exchange::Error(reference, Box::new(error)))
            }
            Clause::Evidence(reference, number) => {
                let mut cause = knowledge.causes[reference].clone();
                match self.change {
                    Change::Dropped | Change::Unconditional => drop(cause.evidence.remove(number)),
                    Change::Halved => halve(&mut cause.evidence.get_mut(number)?.strength),
                }
                Some(Exchange::Cause(reference, Box::new(cause)))
            }
            Clause::Cause(_) | Clause::Fix(_) | Clause::Question(_) => None,
        }
    }
}

fn changes(knowledge: &KnowledgeBase, clause: Clause) -> Vec<Change> {
    let strength = match clause {
        Clause::Signature(..) => None,
        Clause::Pointer(error, number) => knowledge.errors[error].points_to.get(number).map(|pointer| pointer.strength),
        Clause::Evidence(entry, number) => {
            knowledge.causes[entry].evidence.get(number).map(|evidence| evidence.strength)
        }
        Clause::Cause(_) | Clause::Fix(_) | Clause::Question(_) => return Vec::new(),
    };
    let mut changes = vec![Change::Dropped];
    changes.extend(strength.and_then(half).map(|_| Change::Halved));
    if let Clause::Pointer(error, number) = clause
        && knowledge.errors[error].points_to.get(number).is_some_and(|pointer| pointer.when.is_some())
    {
        changes.push(Change::Unconditional);
    }
    changes
}

fn halve(strength: &mut Strength) {
    *strength = half(*strength).unwrap_or(*strength);
}

/// The weaker word whose weight comes nearest to half of this one's. The weakest words have none: to drop them is to weaken
/// them.
fn half(strength: Strength) -> Option<Strength> {
    let distance = |word: &Strength| (nats(*word) - nats(strength) / 2.0).abs();
    let is_weaker = |word: &Strength| nats(*word) * nats(strength) > 0.0 && nats(*word).abs() < nats(strength).abs();
    Strength::ALL.into_iter().filter(is_weaker).min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// An entry to put in the place of another with the same id.
pub(super) enum Exchange {
    Error(Ref<Error>, Box<Error>),
    Cause(Ref<Cause>, Box<Cause>),
}

impl Exchange {
    /// Puts the entry into the pack; gives the one that stood there.
    pub(super) fn apply(self, knowledge: &mut KnowledgeBase) -> Self {
        match self {
            Self::Error(reference, error) => {
                Self::Error(reference, Box::new(knowledge.errors.exchange(reference, *error)))
            }
            Self::Cause(reference, cause) => {
                Self::Cause(reference, Box::new(knowledge.causes.exchange(reference, *cause)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Strength, half};

    #[test]
    fn half_of_a_word_is_a_weaker_word_of_the_same_direction() {
        assert_eq!(half(Strength::Decisive), Some(Strength::Moderate));
        assert_eq!(half(Strength::Strong), Some(Strength::Moderate));
        assert_eq!(half(Strength::Moderate), Some(Strength::Weak));
        assert_eq!(half(Strength::Weak), None);
        assert_eq!(half(Strength::StrongAgainst), Some(Strength::ModerateAgainst));
        assert_eq!(half(Strength::WeakAgainst), None);
    }
}
