//! What all checks share: the problems found so far, the names of everything, and how a reference is resolved.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::concept::Concepts;
use super::names::Names;
use super::wording::Neutral;
use crate::model::{Common, Entry, Fact, Id, Kind, Ref, Table, WrittenAt, vocabulary};
use crate::pack::raw_pack::{RawEntry, Sited};
use crate::predicate::{Predicate, Vocabulary};
use crate::signature::{AnchorBuilder, Anchors, Literal, Pattern};
use crate::source::{Diagnostic, ProblemKind};
use crate::source::{FileId, Files};
use crate::source::{Located, suggest};

/// The state of a check.
pub(super) struct Checker<'f> {
    pub(super) files: &'f Files,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) names: Arc<Names>,
    /// Which cells each feature has, by provider id.
    pub(super) cells: Arc<BTreeMap<String, Vec<String>>>,
    pub(super) vocabulary: Arc<Vocabulary>,
    /// The rule format of each pack.
    pub(super) formats: Arc<Vec<u32>>,
    pub(super) concepts: Arc<Concepts>,
    pub(super) neutral: Arc<Neutral>,
    pub(super) anchors: AnchorBuilder,
}

impl<'f> Checker<'f> {
    pub(super) fn new(files: &'f Files) -> Self {
        Self {
            files,
            problems: Vec::new(),
            names: Arc::default(),
            cells: Arc::default(),
            vocabulary: Arc::default(),
            formats: Arc::default(),
            concepts: Arc::default(),
            neutral: Arc::default(),
            anchors: AnchorBuilder::default(),
        }
    }

    /// A checker that knows the same and has found nothing yet.
    pub(super) fn fork(&self) -> Self {
        Self {
            files: self.files,
            problems: Vec::new(),
            names: Arc::clone(&self.names),
            cells: Arc::clone(&self.cells),
            vocabulary: Arc::clone(&self.vocabulary),
            formats: Arc::clone(&self.formats),
            concepts: Arc::clone(&self.concepts),
            neutral: Arc::clone(&self.neutral),
            anchors: AnchorBuilder::default(),
        }
    }

    /// Takes over what a fork has found; gives the numbers that its literals have here.
    pub(super) fn join(&mut self, fork: Self) -> Vec<Literal> {
        self.problems.extend(fork.problems);
        self.anchors.absorb(fork.anchors)
    }

    pub(super) fn take_anchors(&mut self) -> Anchors {
        std::mem::take(&mut self.anchors).build()
    }

    pub(super) fn into_problems(self) -> Vec<Diagnostic> {
        self.problems
    }

    /// Makes the facts known to predicates.
    pub(super) fn name_facts(&mut self, facts: &Table<Fact>) {
        let errors = self.names.ids(Kind::Error).iter().map(String::as_str).collect();
        self.vocabulary = Arc::new(vocabulary(facts, errors));
    }

    pub(super) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// The entry that `id` refers to.
    pub(super) fn resolve<T: Entry>(&mut self, file: FileId, id: &Located<String>) -> Option<Ref<T>> {
        if let Some(found) = self.names.find(&id.value) {
            return Some(found);
        }
        let help = match suggest(&id.value, self.names.ids(T::KIND).iter().map(String::as_str)) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("add a `[[{}]]` with this id, or see `triage list {}`", T::KIND, T::KIND.plural()),
        };
        let message = format!("there is no {} `{}`", T::KIND, id.value);
        self.report(Diagnostic::new(ProblemKind::DanglingReference, message).at(file, id.span.clone()).help(help));
        None
    }

    /// The entries that `ids` refer to; those that exist.
    pub(super) fn resolve_all<T: Entry>(&mut self, file: FileId, ids: &[Located<String>]) -> Vec<Ref<T>> {
        ids.iter().filter_map(|id| self.resolve(file, id)).collect()
    }

    /// What every entry has.
    pub(super) fn common<R: RawEntry>(&mut self, entry: &Sited<R>) -> Common {
        let raw = entry.raw.common();
        let written_at = WrittenAt { file: entry.file, offset: entry.raw.id().span.start };
        Common {
            written_at,
            pack: entry.pack,
            sources: self.resolve_all(entry.file, raw.sources),
            verified: raw.verified,
            expires: raw.expires,
            since: raw.since.map(str::to_owned),
            until: raw.until.map(str::to_owned),
            withdrawn: raw.withdrawn,
            remark: raw.remark.map(str::to_owned),
        }
    }

    /// A text that must not be empty.
    pub(super) fn filled(&mut self, file: FileId, text: &Located<String>) -> String {
        if text.value.trim().is_empty() {
            let problem = Diagnostic::new(ProblemKind::EmptyText, "this text is empty").at(file, text.span.clone());
            self.report(problem.help("say it in a few words"));
        }
        text.value.trim().to_owned()
    }

    /// Compiles a predicate.
    pub(super) fn predicate(&mut self, file: FileId, source: &Located<String>) -> Option<Predicate> {
        let inside = self.literal_start(file, source)?;
        match Predicate::compile(&source.value, &self.vocabulary) {
            Ok(predicate) => Some(predicate),
            Err(problem) => {
                let start = (inside + problem.offset).min(source.span.end.saturating_sub(1));
                let end = self.word_end(file, start, source.span.end);
                let diagnostic = Diagnostic::new(ProblemKind::BadPredicate, problem.message).at(file, start..end);
                self.report(match problem.help {
                    Some(help) => diagnostic.help(help),
                    None => diagnostic,
                });
                None
            }
        }
    }

    /// Compiles a predicate that may be missing. The outer `None` means that it is there and wrong.
    #[expect(clippy::option_option, reason = "missing and wrong are different things")]
    pub(super) fn optional_predicate(
        &mut self,
        file: FileId,
        source: Option<&Located<String>>,
    ) -> Option<Option<Predicate>> {
        match source {
            None => Some(None),
            Some(source) => self.predicate(file, source).map(Some),
        }
    }

    /// Proves a regular expression.
    pub(super) fn pattern(&mut self, file: FileId, source: &Located<String>) -> Option<Pattern> {
        let inside = self.literal_start(file, source)?;
        let written_out = self.with_words(&source.value);
        match Pattern::parse(&source.value, written_out, &mut self.anchors) {
            Ok(pattern) if pattern.is_too_large() => {
                let problem =
                    Diagnostic::new(ProblemKind::PatternTooLarge, "this pattern takes more than 1 MiB once compiled");
                let help = "lower the counts in `{…}`, and those of groups inside groups first";
                self.report(problem.at(file, source.span.clone()).help(help));
                None
            }
            Ok(pattern) => Some(pattern),
            Err(problem) => {
                let message = format!("not a regular expression: {}", problem.message);
                let end = source.span.end.saturating_sub(1);
                let start = (inside + problem.span.start).min(end);
                let span = start..(inside + problem.span.end).clamp(start, end).max(start + 1);
                let help = "the syntax is that of https://docs.rs/regex/latest/regex/#syntax; `\\` takes a character literally";
                self.report(Diagnostic::new(ProblemKind::BadRegex, message).at(file, span).help(help));
                None
            }
        }
    }

    /// The byte at which the content of a literal string begins. Other strings have escapes, so that columns inside them
    /// would be wrong; they are refused.
    fn literal_start(&mut self, file: FileId, source: &Located<String>) -> Option<usize> {
        let written = self.files.get(file).text.get(source.span.clone()).unwrap_or_default();
        if let Some(rest) = written.strip_prefix("'''") {
            let newline = usize::from(rest.starts_with("\r\n")) + usize::from(rest.starts_with(['\r', '\n']));
            return Some(source.span.start + 3 + newline);
        }
        if written.starts_with('\'') {
            return Some(source.span.start + 1);
        }
        let problem = Diagnostic::new(ProblemKind::NotALiteralString, "patterns and predicates stand in single quotes")
            .at(file, source.span.clone())
            .help("write '…', or '''…''' where the text holds a single quote");
        self.report(problem);
        None
    }

    /// The end of the word that begins at `start`.
    fn word_end(&self, file: FileId, start: usize, limit: usize) -> usize {
        let text = self.files.get(file).text.get(start..limit).unwrap_or_default();
        let word = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        start + word.max(text.chars().next().map_or(1, char::len_utf8))
    }

    /// Refuses an empty list.
    pub(super) fn require<T>(&mut self, list: &[T], file: FileId, span: &Range<usize>, message: &str, help: &str) {
        if list.is_empty() {
            self.report(Diagnostic::new(ProblemKind::EmptyList, message).at(file, span.clone()).help(help));
        }
    }
}

/// The id of an entry; `index` has refused it already if it is none.
pub(super) fn id<T: Entry>(id: &Located<String>) -> Option<Id<T>> {
    id.value.parse().ok()
}
