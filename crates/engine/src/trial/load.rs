//! Reading fixtures from a folder.

use std::fs;
use std::path::Path;

use super::judge::{Expectation, ExpectedProblem};
use crate::explain::{Given, Status};
use crate::model::{Date, Entry, KnowledgeBase, Table};
use crate::pack::parse_fixture;
use crate::pack::raw::{RawExpectation, RawExpectedProblem, RawFixture};
use crate::source::{Diagnostic, FileId, Files, Located, ProblemKind, read_file, suggest, toml_files};

/// A fixture: one captured payload and what the answer must be.
#[derive(Clone, Debug)]
pub struct Fixture {
    /// Its path below the folder, without the ending: `system/what-it-shows`.
    pub name: String,
    /// The file that it is written in.
    pub file: FileId,
    /// Where it was seen.
    pub source: String,
    /// When it was seen.
    pub captured: Date,
    /// What the program emitted.
    pub payload: String,
    /// Facts that the reporter stated.
    pub given: Given,
    /// What the answer must be.
    pub expect: Expectation,
}

/// What came of reading a folder of fixtures.
#[derive(Debug, Default)]
pub struct LoadedFixtures {
    /// The fixtures that could be read, by name.
    pub fixtures: Vec<Fixture>,
    /// Their files.
    pub files: Files,
    /// What is wrong with the others.
    pub problems: Vec<Diagnostic>,
}

/// Reads every `*.toml` below a folder, as far as it is a regular file of that folder.
///
/// # Errors
///
/// Where the folder cannot be read.
pub fn load_fixtures(folder: &Path, knowledge: &KnowledgeBase) -> std::io::Result<LoadedFixtures> {
    load_fixtures_beside(Files::default(), folder, knowledge)
}

/// The same, with the files added to those that were read before, so that problems can speak of both.
///
/// # Errors
///
/// Where the folder cannot be read.
pub fn load_fixtures_beside(files: Files, folder: &Path, knowledge: &KnowledgeBase) -> std::io::Result<LoadedFixtures> {
    fs::read_dir(folder)?;
    let mut loaded = LoadedFixtures { files, ..LoadedFixtures::default() };
    let paths = toml_files(folder).unwrap_or_else(|problem| {
        loaded.problems.push(problem);
        Vec::new()
    });
    for path in paths {
        let text = match read_file(&path) {
            Ok(text) => text,
            Err(problem) => {
                loaded.problems.push(problem);
                continue;
            }
        };
        let file = loaded.files.add(&path.display().to_string(), text);
        let name = path.strip_prefix(folder).unwrap_or(&path).with_extension("");
        let parsed = parse_fixture(file, &loaded.files.get(file).text);
        let name = name.to_string_lossy().replace('\\', "/");
        match parsed.and_then(|raw| check(name, file, raw, knowledge)) {
            Ok(fixture) => loaded.fixtures.push(fixture),
            Err(problems) => loaded.problems.extend(problems),
        }
    }
    Ok(loaded)
}

fn check(name: String, file: FileId, raw: RawFixture, knowledge: &KnowledgeBase) -> Result<Fixture, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let texts: Vec<(String, String)> =
        raw.given.iter().map(|(name, value)| (name.clone(), value.value.to_string())).collect();
    let given = Given::read(knowledge, texts.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let given = given.unwrap_or_else(|messages| {
        let span = raw.given.values().next().map_or(0..0, |value| value.span.clone());
        problems.extend(
            messages.into_iter().map(|message| Diagnostic::new(ProblemKind::BadGiven, message).at(file, span.clone())),
        );
        Given::default()
    });
    let expect = Checker { file, knowledge, problems: &mut problems }.expectation(raw.expect);
    let fixture =
        Fixture { name, file, source: raw.source, captured: raw.captured, payload: raw.payload, given, expect };
    if problems.is_empty() { Ok(fixture) } else { Err(problems) }
}

struct Checker<'c> {
    file: FileId,
    knowledge: &'c KnowledgeBase,
    problems: &'c mut Vec<Diagnostic>,
}

impl Checker<'_> {
    fn expectation(&mut self, raw: RawExpectation) -> Expectation {
        let knowledge = self.knowledge;
        Expectation {
            status: raw.status.and_then(|status| self.status(&status)),
            layer: raw.layer.map(|id| self.known(&knowledge.layers, id)),
            error: raw.error.map(|id| self.known(&knowledge.errors, id)),
            leads: raw.leads.map(|id| self.known(&knowledge.errors, id)),
            first: raw.first.map(|id| self.fix_or_error(id)),
            unsaid: raw.unsaid,
            cause: raw.cause.map(|id| self.known(&knowledge.causes, id)),
            ask: raw.ask.map(|id| self.known(&knowledge.facts, id)),
            not: raw.not.into_iter().map(|id| self.cause_or_layer(id)).collect(),
            problems: raw.problems.into_iter().map(|problem| self.problem(problem)).collect(),
            known_gap: raw.known_gap,
        }
    }

    fn problem(&mut self, raw: RawExpectedProblem) -> ExpectedProblem {
        let knowledge = self.knowledge;
        ExpectedProblem {
            layer: self.known(&knowledge.layers, raw.layer),
            cause: raw.cause.map(|id| self.known(&knowledge.causes, id)),
            count: raw.count,
        }
    }

    fn status(&mut self, status: &Located<String>) -> Option<Status> {
        let found = match status.value.as_str() {
            "explained" => Status::Explained,
            "ambiguous" => Status::Ambiguous,
            "unrelated" => Status::Unrelated,
            "unknown" => Status::Unknown,
            other => {
                let problem = Diagnostic::new(ProblemKind::UnknownWord, format!("`{other}` is no status"));
                let help = "the words are explained, ambiguous, unrelated, unknown";
                self.problems.push(problem.at(self.file, status.span.clone()).help(help));
                return None;
            }
        };
        Some(found)
    }

    fn known<T: Entry>(&mut self, table: &Table<T>, id: Located<String>) -> String {
        if table.find(&id.value).is_none() {
            let problem =
                Diagnostic::new(ProblemKind::DanglingReference, format!("there is no {} `{}`", T::KIND, id.value));
            let names = table.entries().map(|entry| entry.id().as_str());
            let problem = problem.at(self.file, id.span.clone());
            self.problems.push(match suggest(&id.value, names) {
                Some(close) => problem.help(format!("did you mean `{close}`?")),
                None => problem,
            });
        }
        id.value
    }

    fn fix_or_error(&mut self, id: Located<String>) -> String {
        if self.knowledge.fixes.find(&id.value).is_some() { id.value } else { self.known(&self.knowledge.errors, id) }
    }

    fn cause_or_layer(&mut self, id: Located<String>) -> String {
        if self.knowledge.layers.find(&id.value).is_some() { id.value } else { self.known(&self.knowledge.causes, id) }
    }
}
