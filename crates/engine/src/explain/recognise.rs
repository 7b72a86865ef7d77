//! Which errors are recognised in a case, and which of them count.

mod matcher;
mod rank;

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::environment::CaseEnvironment;
use super::evidence::{Found, Location};
use super::sheet::Sheet;
use crate::model::{Error, KnowledgeBase, Ref};
use crate::signature::Literal;
pub(crate) use matcher::Bar;
pub(super) use matcher::Matcher;
use matcher::codes;
pub(super) use rank::Rank;

/// An error that was recognised.
#[derive(Clone, Debug)]
pub(super) struct Recognised {
    pub(super) error: Ref<Error>,
    /// What was found, never empty.
    pub(super) evidence: Vec<Found>,
    /// How particular the best of it is.
    pub(super) rank: Rank,
    pub(super) standing: Standing,
}

/// Whether a recognised error counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It counts.
    Counts,
    /// Something of a higher rank was recognised.
    Outranked,
    /// Another error takes its place.
    Superseded(Ref<Error>),
    /// All its evidence lies inside a longer evidence of another error.
    Shadowed(Ref<Error>),
}

/// All errors that were recognised, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Recognition {
    pub(super) errors: Vec<Recognised>,
    /// Which they are, whether or not they count.
    pub(super) ids: BTreeSet<Ref<Error>>,
}

impl Recognition {
    /// Recognises errors in a case.
    pub(super) fn of(case: &Case<'_>) -> Self {
        let environment = CaseEnvironment::unrecognised(case);
        let matcher = Matcher::new(case);
        let is_one_line = !case.payload.trim().contains('\n');
        let mut errors: Vec<Recognised> = candidates(case)
            .into_iter()
            .filter(|error| is_one_line || !case.knowledge.errors[*error].alone)
            .filter_map(|error| {
                let evidence = matcher.evidence(&case.knowledge.errors[error].signature, &environment)?;
                let rank = Rank::of(error, &evidence, case);
                Some(Recognised { error, evidence, rank, standing: Standing::Counts })
            })
            .collect();
        let ids = errors.iter().map(|recognised| recognised.error).collect();
        settle(&mut errors, &ids, case.knowledge);
        Self { errors, ids }
    }

    /// The rank of those that count.
    pub(super) fn rank(&self) -> Option<Rank> {
        self.counting().map(|recognised| recognised.rank).max()
    }

    /// The errors that count.
    pub(super) fn counting(&self) -> impl Iterator<Item = &Recognised> {
        self.errors.iter().filter(|recognised| recognised.standing == Standing::Counts)
    }
}

/// The errors one of whose anchors or codes was found, and those that need none.
pub(super) fn candidates(case: &Case<'_>) -> BTreeSet<Ref<Error>> {
    let present: BTreeSet<Literal> = case.sheets.iter().flat_map(Sheet::literals).collect();
    case.knowledge.index.candidates(present, codes(case).keys().map(String::as_str), case.spoken.ideas())
}

/// Decides which of the recognised errors count.
fn settle(errors: &mut [Recognised], ids: &BTreeSet<Ref<Error>>, knowledge: &KnowledgeBase) {
    let by: BTreeMap<Ref<Error>, Ref<Error>> = ids
        .iter()
        .flat_map(|winner| knowledge.errors[*winner].supersedes.iter().map(move |loser| (*loser, *winner)))
        .collect();
    beat(errors, |error, all| {
        let winner = by.get(&error.error).copied().or_else(|| rightful(error, all, knowledge))?;
        Some(Standing::Superseded(winner))
    });
    // What is superseded casts no shadow: three could keep each other down, and none would count.
    beat(errors, |error, all| shadow(error, all, knowledge).map(Standing::Shadowed));
    let counts = |recognised: &&mut Recognised| recognised.standing == Standing::Counts;
    let highest = errors.iter_mut().filter(counts).map(|error| error.rank).max();
    for error in errors.iter_mut().filter(counts) {
        if highest.is_some_and(|highest| error.rank < highest) {
            error.standing = Standing::Outranked;
        }
    }
}

/// Gives each error that counts the standing to which another one brings it, all of them judged as they stood before.
fn beat(errors: &mut [Recognised], beaten: impl Fn(&Recognised, &[Recognised]) -> Option<Standing>) {
    let counts = |error: &Recognised| error.standing == Standing::Counts;
    let standings: Vec<Option<Standing>> =
        errors.iter().map(|error| counts(error).then(|| beaten(error, errors)).flatten()).collect();
    for (error, standing) in errors.iter_mut().zip(standings) {
        error.standing = standing.unwrap_or(error.standing);
    }
}

/// The error of another pack whose subject it is, where it is beside the subject of its own: what one pack only knows as a
/// look-alike is what another pack is about.
fn rightful(error: &Recognised, others: &[Recognised], knowledge: &KnowledgeBase) -> Option<Ref<Error>> {
    let is_aside = |error: &Error| knowledge.layers[error.layer].out_of_scope;
    let own = &knowledge.errors[error.error];
    if !is_aside(own) {
        return None;
    }
    let is_rightful = |other: &&Recognised| {
        let theirs = &knowledge.errors[other.error];
        theirs.common.pack != own.common.pack && !is_aside(theirs) && other.rank >= error.rank
    };
    others.iter().find(is_rightful).map(|other| other.error)
}

/// The error that counts in whose longer evidence all evidence of `error` lies. None lies in the shadow of a lower rank.
fn shadow(error: &Recognised, others: &[Recognised], knowledge: &KnowledgeBase) -> Option<Ref<Error>> {
    let places: Vec<Location> = error.evidence.iter().filter_map(|found| found.at).collect();
    if places.is_empty() || places.len() < error.evidence.len() {
        return None;
    }
    let covered_by = |other: &&Recognised| {
        other.error != error.error
            && other.standing == Standing::Counts
            // Otherwise both would vanish: the one superseded, the other in its shadow.
            && !knowledge.errors[error.error].supersedes.contains(&other.error)
            && error.rank <= other.rank
            && places.iter().all(|place| {
                other.evidence.iter().filter_map(|found| found.at).any(|longer| longer.covers(*place))
            })
    };
    others.iter().find(covered_by).map(|other| other.error)
}
