//! A checked pack, ready to explain with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cause::{Cause, Fix};
use super::client::Client;
use super::concept::Concept;
use super::error::Error;
use super::fact::{Echo, Fact, Redaction};
use super::index::ErrorIndex;
use super::reference::{Claim, Feature, Key, Layer, Note, Provider, Source};
use super::table::Table;
use crate::signature::{Anchors, Lexicon};
use crate::source::Files;

/// Which pack an answer comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Manifest {
    /// The pack's id; of several laid over each other, all of them joined by `+`.
    pub id: String,
    /// The version of the lowest pack's knowledge.
    pub version: String,
    /// The SHA-256 of all rule files, in hexadecimal.
    pub sha256: String,
    /// What the pack is about.
    pub title: String,
    /// The licence of the rule files.
    pub license: String,
    /// A paragraph more.
    pub description: Option<String>,
    /// Where the pack lives.
    pub homepage: Option<String>,
}

/// A checked pack. Only [`check`](crate::pack::check) builds one, and then every reference in it resolves.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct KnowledgeBase {
    /// Which pack it is.
    pub manifest: Manifest,
    /// Where a failure can sit.
    pub layers: Table<Layer>,
    /// What can be known about a case.
    pub facts: Table<Fact>,
    /// Named lists of words.
    pub concepts: Table<Concept>,
    /// Regions that only repeat what the user sent.
    pub echoes: Table<Echo>,
    /// Personal or secret text to hide.
    pub redactions: Table<Redaction>,
    /// The error table.
    pub errors: Table<Error>,
    /// The root-cause matrix.
    pub causes: Table<Cause>,
    /// The fix steps.
    pub fixes: Table<Fix>,
    /// The feature matrix.
    pub features: Table<Feature>,
    /// The key systems.
    pub keys: Table<Key>,
    /// Who answers.
    pub providers: Table<Provider>,
    /// The programs that show errors.
    pub clients: Table<Client>,
    /// What is said, and whether it is so.
    pub claims: Table<Claim>,
    /// Notes, questions and answers.
    pub notes: Table<Note>,
    /// Where knowledge comes from.
    pub sources: Table<Source>,
    /// What stands for a placeholder where nothing fills it, by the placeholder's name.
    pub neutral: BTreeMap<String, String>,
    /// The rule files that it was read from.
    #[serde(skip)]
    pub files: Files,
    /// Which errors what is found in a payload announces.
    pub(crate) index: ErrorIndex,
    /// The automaton over the literal anchors of everything that is looked for in a payload.
    pub(crate) anchors: Anchors,
    /// What the words of the concepts stand for.
    pub(crate) lexicon: Lexicon,
}
