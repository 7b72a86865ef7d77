//! The thresholds by which an explanation decides what to say, most of them probabilities.
//!
//! They stand together because they must agree: what one part of an answer leaves out, no other may build on.

use crate::model::Strength;

/// From this probability of the leading layer on the answer is an explanation, below it a question: whoever acts on an
/// explanation should be right at least four times in five. Over captured payloads nineteen of twenty explanations then are.
pub(super) const CLEAR: f64 = 0.8;

/// The same where the leading layer is out of scope: nobody changes a key on such an answer, so less is at stake.
pub(super) const CLEARLY_ASIDE: f64 = 0.6;

/// A cause less likely than this adds nothing to the plan, and with strong evidence against it, it is ruled out. One threshold
/// for both: a plan must not repair what the answer warns against. One in twenty-five leaves in the plan what the weakest
/// pointer says beside a strong one (4.8 %), the fix to try when the first does not help.
pub(super) const NEGLIGIBLE: f64 = 0.04;

/// A cause less likely than this, one in twenty, has no row on the page; `--why` shows all.
pub(crate) const WORTH_SHOWING: f64 = 0.05;

/// A cause at least this likely warns of what makes it worse. A warning costs a line to read and spares a repair that
/// does harm; below one in ten the warnings of unlikely causes would crowd out those that matter.
pub(super) const WORTH_A_WARNING: f64 = 0.1;

/// A cause at least this likely cites its sources: a reader looks up few, and these should be about what leads.
pub(super) const WORTH_CITING: f64 = 0.15;

/// How much less a fix helps than the one that the author listed before it: authors list the best first, and whoever needs
/// the second has seen the first fail.
pub(super) const NEXT_BEST: f64 = 0.6;

/// What a fix that was tried whole, and whose last pass condition did not hold, says against each cause that it is for. Moderate:
/// the odds of the cause fall to about a sixth. Most causes end with their first fix, so this is worth much; a person may have
/// done a step by halves, and some causes need their second fix, so that two failures must weigh as much as one strong sign.
pub(super) const FIX_FAILED: Strength = Strength::ModerateAgainst;

/// A question that tells less than this, in bits, is not worth a person's time.
pub(super) const WORTH_ASKING: f64 = 0.03;

/// The share of words from which on an entry comes near an unknown payload: one in five. Fewer are those of any error.
pub(super) const NEAR: f64 = 0.2;
