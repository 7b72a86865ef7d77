//! What lies on the desk: the files as they stand in the editor, and the pack that was last made of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lsp_server::Notification;
use lsp_types::{InitializeParams, Uri};

use super::{place, problems};
use crate::cli::Packs;
use crate::cli::today::today;
use triage_kb::lint::lint;
use triage_kb::model::KnowledgeBase;
use triage_kb::pack::{self, PackSource};
use triage_kb::source::{Diagnostic, Files};
use triage_kb::trial::load_fixtures_beside;

/// A desk in an editor.
pub(super) struct Desk {
    below: Vec<PackSource>,
    /// The folder of the pack that is written.
    pub(super) folder: Option<PathBuf>,
    edited: BTreeMap<PathBuf, String>,
    /// How often the editor has changed each open file.
    versions: BTreeMap<PathBuf, i32>,
    /// The pack as it was when it last opened; while something is wrong, that is better than nothing.
    pub(super) knowledge: Option<KnowledgeBase>,
    /// The files for which the editor shows problems.
    shown: BTreeSet<PathBuf>,
    is_checked: bool,
}

impl Desk {
    pub(super) fn new(packs: &Packs, begun: &InitializeParams) -> Self {
        let named = packs.folder().filter(|_| !packs.rules.is_empty()).cloned();
        let folder = named.or_else(|| rules_in(&root(begun))).and_then(|folder| folder.canonicalize().ok());
        let below =
            packs.sources.iter().filter(|source| !packs.rules.is_empty() && Some(*source) != uppermost(packs).as_ref());
        Self {
            below: below.cloned().collect(),
            folder,
            edited: BTreeMap::new(),
            versions: BTreeMap::new(),
            knowledge: None,
            shown: BTreeSet::new(),
            is_checked: false,
        }
    }

    pub(super) fn put(&mut self, uri: &Uri, version: i32, text: String) {
        if let Some(path) = place::path(uri) {
            self.versions.insert(path.clone(), version);
            self.edited.insert(path, text);
            self.is_checked = false;
        }
    }

    pub(super) fn take_away(&mut self, uri: &Uri) {
        if let Some(path) = place::path(uri) {
            self.edited.remove(&path);
            self.versions.remove(&path);
            self.is_checked = false;
        }
    }

    pub(super) fn look_again(&mut self) {
        self.is_checked = false;
    }

    /// The text of a file as the editor has it, or else as it is written.
    pub(super) fn text(&self, path: &Path) -> Option<String> {
        self.edited.get(path).cloned().or_else(|| std::fs::read_to_string(path).ok())
    }

    /// Opens the pack if something changed, and says what is wrong with it, file by file.
    pub(super) fn check(&mut self) -> Vec<Notification> {
        let Some(folder) = self.folder.clone().filter(|_| !std::mem::replace(&mut self.is_checked, true)) else {
            return Vec::new();
        };
        let (found, files) = self.problems(&folder);
        let mut by_file = problems::by_file(&found, &files);
        let now: BTreeSet<PathBuf> = by_file.keys().cloned().collect();
        // What is open is told of every time, so that the editor knows that it was looked at.
        for path in self.shown.difference(&now).chain(self.versions.keys()) {
            by_file.entry(path.clone()).or_default();
        }
        self.shown = now;
        by_file
            .into_iter()
            .filter_map(|(path, found)| problems::note(&path, self.versions.get(&path).copied(), found))
            .collect()
    }

    fn problems(&mut self, folder: &Path) -> (Vec<Diagnostic>, Files) {
        let edited = match pack::with_edits(folder, &self.edited) {
            Ok(edited) => edited,
            Err(problem) => return (vec![problem], Files::default()),
        };
        let sources: Vec<PackSource> = self.below.iter().cloned().chain([PackSource::Memory(edited)]).collect();
        let opened = pack::open(&sources);
        let knowledge = match opened.knowledge {
            Ok(knowledge) => knowledge,
            Err(problems) => return (problems, opened.files),
        };
        let (mut problems, fixtures, files) =
            match load_fixtures_beside(opened.files.clone(), &pack::fixtures_of(folder), &knowledge) {
                Ok(loaded) => (loaded.problems, loaded.fixtures, loaded.files),
                Err(_) => (Vec::new(), Vec::new(), opened.files),
            };
        problems.extend(lint(&knowledge, &files, &fixtures, today()));
        self.knowledge = Some(knowledge);
        (problems, files)
    }
}

fn uppermost(packs: &Packs) -> Option<PackSource> {
    packs.folder().map(|folder| PackSource::Folder(folder.clone()))
}

/// The folder of the project.
#[expect(deprecated, reason = "older editors name the root, and not the folders of the workspace")]
fn root(begun: &InitializeParams) -> PathBuf {
    let folder = begun.workspace_folders.iter().flatten().next().map(|folder| &folder.uri);
    let named = folder.or(begun.root_uri.as_ref()).and_then(place::path);
    named.or_else(|| std::env::current_dir().ok()).unwrap_or_default()
}

/// The folder of a pack in a project.
fn rules_in(root: &Path) -> Option<PathBuf> {
    [root.join("rules"), root.to_owned()].into_iter().find(|folder| folder.join("pack.toml").is_file())
}
