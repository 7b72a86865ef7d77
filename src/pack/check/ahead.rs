//! What can be read by itself, patterns and predicates, read on all processors before the entries are converted one by one.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::checker::Checker;
use crate::pack::Located;
use crate::pack::files::FileId;
use crate::pack::raw::{RawCause, RawError, RawPointer};
use crate::pack::raw_pack::{RawPack, Sited};
use crate::predicate::{Predicate, PredicateProblem};
use crate::signature::{Pattern, PatternProblem, Proof};
use crate::workers;

/// What was read, by the place where it is written.
pub(super) struct Ahead<T>(HashMap<(FileId, usize), T, FxBuildHasher>);

/// What came of reading a pattern.
pub(super) type Proven = Result<Proof, PatternProblem>;
/// What came of reading a predicate.
pub(super) type Compiled = Result<Predicate, PredicateProblem>;

impl<T> Default for Ahead<T> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<T: Send> Ahead<T> {
    fn read(written: &[(FileId, &Located<String>)], one: impl Fn(&str) -> T + Sync) -> Self {
        let read = workers::quick(written, |(_, source)| one(&source.value));
        Self(written.iter().map(|(file, source)| (*file, source.span.start)).zip(read).collect())
    }

    /// What was read at a place; `None` where that was not done, or is taken already.
    pub(super) fn take(&mut self, file: FileId, source: &Located<String>) -> Option<T> {
        self.0.remove(&(file, source.span.start))
    }
}

impl Checker<'_> {
    /// Reads the patterns of the error table.
    pub(super) fn read_patterns(&mut self, raw: &RawPack) {
        let written: Vec<_> = raw.errors.iter().flat_map(of_signature).collect();
        self.patterns = Ahead::read(&written, Pattern::prove);
    }

    /// Reads the predicates of errors and causes. The facts must be known.
    pub(super) fn read_predicates(&mut self, raw: &RawPack) {
        let written: Vec<_> =
            raw.errors.iter().flat_map(of_error).chain(raw.causes.iter().flat_map(of_cause)).collect();
        let vocabulary = &self.vocabulary;
        self.predicates = Ahead::read(&written, |source| Predicate::compile(source, vocabulary));
    }
}

fn of_signature(entry: &Sited<RawError>) -> impl Iterator<Item = (FileId, &Located<String>)> {
    entry.raw.signature.value.regex.iter().map(|regex| (entry.file, regex))
}

fn of_error(entry: &Sited<RawError>) -> impl Iterator<Item = (FileId, &Located<String>)> {
    let pointers = entry.raw.points_to.iter().filter_map(|pointer: &RawPointer| pointer.when.as_ref());
    entry.raw.signature.value.when.iter().chain(pointers).map(|when| (entry.file, when))
}

fn of_cause(entry: &Sited<RawCause>) -> impl Iterator<Item = (FileId, &Located<String>)> {
    let evidence = entry.raw.evidence.iter().map(|evidence| &evidence.when);
    let avoid = entry.raw.avoid.iter().filter_map(|advice| advice.when.as_ref());
    evidence.chain(avoid).map(|when| (entry.file, when))
}
