//! Fixtures: captured payloads, what the answer to each must be, and how well the pack does on many.

mod accept;
mod against;
mod clause;
mod corpus;
mod coverage;
mod judge;
mod ledger;
mod load;
mod made;
mod mutate;
mod perturb;
mod scope;
mod score;
mod stability;

pub use accept::{Accepted, LineChange, accept};
pub use against::{Lead, Move, Moved, against};
pub use clause::{Clause, ClauseKind};
pub use corpus::{BadLine, Record, read_corpus};
pub use coverage::{ClauseCoverage, Coverage, coverage};
pub use judge::{Expectation, ExpectedProblem, Outcome, judge};
pub use load::{Fixture, LoadedFixtures, load_fixtures, load_fixtures_beside};
pub use made::made_payloads;
pub(crate) use made::spoken;
pub use mutate::{Change, Mutant, NOTICEABLE, Trial, mutate};
pub use perturb::{Original, PERTURBATIONS, Perturbation};
pub use scope::Scope;
pub use score::{Score, Scored};
pub use stability::{Shift, Stability, stability};
