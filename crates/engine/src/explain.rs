//! From a payload to an explanation: a pure function of pack, payload and given facts.
//!
//! ```text
//! payload ─▶ case ───▶ recognised errors ─▶ weighed causes ─▶ explanation
//!            sheets    recognise            weigh             plan · ask · answer
//!            facts    └────────── diagnosis ─────────┘
//! ```
//!
//! # Method
//!
//! **Hypotheses** are the causes that a recognised error points to, and one more: *something else*, with odds of 1 to
//! itself. Every pointer and every piece of evidence that holds adds its *weight of evidence*, a log-likelihood ratio
//! (I. J. Good, *Probability and the Weighing of Evidence*, 1950), to its cause. Authors write words; the numbers behind
//! them stand in `weigh`. The exponentials of the sums, normalised, are the probabilities; those of the causes of one
//! layer add up to the layer's, and the leading layer's is the `confidence`.
//!
//! **Dependence.** Several signatures often see the same few words. An error whose evidence lies wholly inside a longer
//! evidence of another does not count (longest match wins, as in a lexer); of the errors that still point to one cause,
//! the strongest counts whole, the next half, the next a quarter.
//!
//! **Unknown** predicates add nothing. They are what makes a question worth asking: see `ask`.
//!
//! **The plan** orders fixes by the probability that they help over the minutes they take (D. Heckerman, J. S. Breese and
//! K. Rommelse, *Decision-theoretic troubleshooting*, 1995): see `plan`.

pub mod answer;
mod ask;
mod case;
mod client;
mod contrast;
mod diagnosis;
mod echo;
mod environment;
mod evidence;
mod extract;
mod finding;
mod given;
mod hits;
mod mask;
mod narrate;
mod path;
mod plan;
pub(crate) mod policy;
mod problems;
pub mod proof;
mod recognise;
mod sheet;
mod spoken;
mod told;
#[cfg(feature = "authoring")]
mod trace;
mod weigh;

pub use answer::{Explanation, Status};
pub use contrast::{Considered, Contrast, contrast};
pub use finding::Finding;
pub use given::Given;
pub(crate) use narrate::Filler;
#[cfg(feature = "authoring")]
pub(crate) use recognise::{Bar, Standing};
pub(crate) use told::of_client;
#[cfg(feature = "authoring")]
pub(crate) use trace::{Trace, Tried, recognised, trace};
#[cfg(feature = "authoring")]
pub(crate) use weigh::{Hypothesis, Origin, nats};

use crate::model::KnowledgeBase;

/// Explains a payload.
///
/// ```
/// use triage_engine::explain::{Given, Status, explain};
/// use triage_engine::pack::{self, MemoryPack, PackSource};
///
/// let manifest = r#"
///     [pack]
///     id = "empty"
///     version = "1.0.0"
///     schema = 1
///     engine = ">=0.1"
///     title = "Empty"
///     license = "MIT"
/// "#;
/// let pack = MemoryPack::new([("pack.toml".to_owned(), manifest.into())]);
/// let knowledge = pack::open(&[PackSource::Memory(pack)]).knowledge.expect("a valid pack");
/// assert_eq!(explain(&knowledge, "connection refused", &Given::default()).status, Status::Unknown);
/// ```
pub fn explain(knowledge: &KnowledgeBase, payload: &str, given: &Given) -> Explanation {
    problems::explain(knowledge, payload, given)
}

#[cfg(test)]
mod tests;
