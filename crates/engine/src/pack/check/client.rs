//! Clients: how each is recognised.

use std::collections::{BTreeMap, BTreeSet};

use super::checker::{Checker, id};
use super::convert::FromRaw;
use crate::model::{Client, Fact, PerSystem, Spot, Table};
use crate::pack::raw::{RawClient, RawError, RawPerSystem};
use crate::pack::raw_pack::Sited;
use crate::signature::LiteralText;
use crate::source::{Diagnostic, FileId, Located, ProblemKind, suggest};

impl FromRaw for Client {
    type Raw = RawClient;

    fn from_raw(checker: &mut Checker<'_>, entry: Sited<RawClient>) -> Option<Self> {
        checker.needs_format(entry.file, entry.pack, &entry.raw.id.span, "the table `client`");
        let common = checker.common(&entry);
        let (file, raw) = (entry.file, entry.raw);
        Some(Self {
            id: id(&raw.id)?,
            title: checker.filled(file, &raw.title),
            surface: checker.filled(file, &raw.surface),
            behind: raw.behind,
            marks: checker.marks(file, &raw.marks),
            mark_patterns: raw.mark_patterns.iter().filter_map(|pattern| checker.pattern(file, pattern)).collect(),
            not_marks: checker.marks(file, &raw.not_marks),
            systems: raw.systems.into_iter().map(|system| system.value).collect(),
            key_place: raw.key_place,
            base_url_place: raw.base_url_place,
            proxy_place: raw.proxy_place,
            sign_in: raw.sign_in,
            sign_out: raw.sign_out,
            version: raw.version,
            variables: raw.variables,
            precedence: raw.precedence,
            settings: raw.settings.map(per_system),
            log: raw.log.map(per_system),
            credentials: raw.credentials.map(per_system),
            verdict: raw.verdict,
            common,
        })
    }
}

impl Checker<'_> {
    /// Refuses a client whose sort of place is no value of a fact that is read from it.
    pub(super) fn check_surfaces(&mut self, facts: &Table<Fact>, clients: &[Sited<RawClient>]) {
        let is_read = |fact: &&Fact| fact.from.iter().any(|place| matches!(place.spot, Spot::Surface));
        for fact in facts.entries().filter(is_read) {
            for client in clients {
                if let Err(message) = fact.read(&client.raw.surface.value) {
                    let problem = Diagnostic::new(ProblemKind::BadValue, message);
                    let help = format!("the fact `{}` is read from it", fact.id);
                    self.report(problem.at(client.file, client.raw.surface.span.clone()).help(help));
                }
            }
        }
    }

    /// Refuses a client of a system that no error is of, or that another client is of already.
    pub(super) fn check_systems(&mut self, errors: &[Sited<RawError>], clients: &[Sited<RawClient>]) {
        let systems = errors.iter().filter_map(|error| error.raw.id.value.split_once('/'));
        let systems: BTreeSet<&str> = systems.map(|(system, _)| system).collect();
        let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
        let named = clients.iter().flat_map(|client| client.raw.systems.iter().map(move |system| (client, system)));
        for (client, system) in named {
            let name = system.value.as_str();
            let problem = if !systems.contains(name) {
                let close = suggest(name, systems.iter().copied()).unwrap_or("general");
                Diagnostic::new(ProblemKind::DanglingReference, format!("no error is of the system `{name}`"))
                    .help(format!("a system is what stands before the `/` of an error's id, such as `{close}`"))
            } else if let Some(other) = taken.insert(name, &client.raw.id.value) {
                Diagnostic::new(ProblemKind::BadValue, format!("the client `{other}` has the system `{name}` already"))
                    .help("name a system only where one program alone shows its errors")
            } else {
                continue;
            };
            self.report(problem.at(client.file, system.span.clone()));
        }
    }

    fn marks(&mut self, file: FileId, marks: &[Located<String>]) -> Vec<LiteralText> {
        let marks = marks.iter().map(|mark| {
            self.filled(file, mark);
            let mut text = self.anchors.text(&mark.value);
            let others = written_otherwise(&mark.value).into_iter().map(|other| self.anchors.text(&other).fragments);
            text.others.extend(others);
            text
        });
        marks.filter(|mark| !mark.fragments.is_empty()).collect()
    }
}

/// The other ways to write a mark that is a place: with the home folder spelt out, and with the separators of Windows.
fn written_otherwise(mark: &str) -> Vec<String> {
    let below_home = mark.strip_prefix('~').filter(|below| below.starts_with('/'));
    let of_windows = below_home.unwrap_or(mark).replace('/', "\\");
    let others = below_home.map(str::to_owned).into_iter().chain([of_windows]);
    others.filter(|other| other != mark).collect()
}

fn per_system(raw: RawPerSystem) -> PerSystem {
    PerSystem { macos: raw.macos, linux: raw.linux, windows: raw.windows }
}
