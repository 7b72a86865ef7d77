//! Concepts: words that are none, and circles of negation.

use std::collections::{BTreeMap, BTreeSet};

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::Concept;
use crate::pack::raw::RawConcept;
use crate::pack::raw_pack::Sited;
use crate::signature::{triggers, word};
use crate::source::{Diagnostic, FileId, Located, ProblemKind};

/// What the other checks have to know of a concept.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// Its number.
    pub(super) number: u32,
    /// Its words as the author wrote them.
    pub(super) words: Vec<String>,
    /// Whether another concept turns it round.
    pub(super) can_turn: bool,
    /// The fewest letters by which one of its words is looked for.
    pub(super) rarity: usize,
    /// Whether its words are literal texts.
    pub(super) anywhere: bool,
}

/// The concepts of a pack by id.
pub(super) type Concepts = BTreeMap<String, Known>;

impl FromRaw for Concept {
    type Raw = RawConcept;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawConcept>) -> Option<Self> {
        checker.needs_format(entry.file, entry.pack, &entry.raw.id.span, "the table `concept`");
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        checker.require(&raw.words, file, &raw.id.span, "this concept has no words", "add `words = [\"…\"]`");
        checker.words(file, &raw.words, raw.anywhere);
        let negated_by = match &raw.negated_by {
            Some(negator) => Some(checker.resolve(file, negator)?),
            None => None,
        };
        Some(Self {
            id: id(&raw.id)?,
            title: raw.title.clone().unwrap_or_else(|| raw.id.value.replace('-', " ")),
            doc: raw.doc,
            words: raw.words.iter().map(|word| word.value.trim().to_owned()).collect(),
            negated_by,
            anywhere: raw.anywhere,
            common,
        })
    }
}

impl Checker<'_> {
    /// Reads what other entries have to know of the concepts, and refuses circles.
    pub(super) fn name_concepts(&mut self, concepts: &[Sited<RawConcept>]) {
        let negators: BTreeMap<&str, &str> = concepts
            .iter()
            .filter_map(|entry| Some((entry.raw.id.value.as_str(), entry.raw.negated_by.as_ref()?.value.as_str())))
            .collect();
        let mut known = Concepts::new();
        for (number, entry) in (0..).zip(concepts) {
            if let Some(negator) = &entry.raw.negated_by
                && leads_back(&negators, &entry.raw.id.value)
            {
                let message = format!("`{}` turns itself round", entry.raw.id.value);
                let help = "`negated_by` names a concept of words like `not`, which nothing turns round";
                let problem = Diagnostic::new(ProblemKind::NegationCycle, message);
                self.report(problem.at(entry.file, negator.span.clone()).help(help));
            }
            let words: Vec<String> = entry.raw.words.iter().map(|word| word.value.trim().to_owned()).collect();
            let rarity = words.iter().flat_map(|word| triggers(word)).map(|text| text.len()).min().unwrap_or(0);
            let can_turn = entry.raw.negated_by.is_some();
            known.insert(
                entry.raw.id.value.clone(),
                Known { number, words, can_turn, rarity, anywhere: entry.raw.anywhere },
            );
        }
        self.concepts = known.into();
    }

    fn words(&mut self, file: FileId, words: &[Located<String>], anywhere: bool) {
        let mut seen = BTreeSet::new();
        for written in words {
            let read = word(&written.value);
            let stem = written.value.trim().strip_suffix('*').unwrap_or(written.value.trim());
            let problem = if read.is_empty() {
                Diagnostic::new(ProblemKind::EmptyText, "this word has no letters").help("say it in a few words")
            } else if stem.contains('*') || stem.ends_with(char::is_whitespace) {
                let message = format!("`*` stands inside `{}`", written.value);
                Diagnostic::new(ProblemKind::BadWord, message)
                    .help("it stands at the end of a word only, for up to four letters; list the other forms")
            } else if stem.contains(['{', '}']) {
                Diagnostic::new(ProblemKind::BadWord, format!("`{}` holds a brace", written.value))
                    .help("the words of a concept are words; a concept cannot name another")
            } else if !seen.insert(if anywhere { written.value.to_lowercase() } else { read }) {
                Diagnostic::new(ProblemKind::DuplicateWord, format!("`{}` is in this concept already", written.value))
                    .help("case, accents, hyphens and underscores do not matter; take it out")
            } else {
                continue;
            };
            self.report(problem.at(file, written.span.clone()));
        }
    }
}

/// Whether the negators of a concept lead back to it.
fn leads_back(negators: &BTreeMap<&str, &str>, id: &str) -> bool {
    let mut at = id;
    for _ in 0..=negators.len() {
        match negators.get(at) {
            Some(next) if *next == id => return true,
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}
