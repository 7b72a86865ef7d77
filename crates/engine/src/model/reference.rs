//! The entries that are looked up: layers, features, keys, providers, claims, notes and sources.

use serde::{Deserialize, Serialize};

use super::common::Common;
use super::date::Date;
use super::id::Id;
use super::kind::impl_entry;
use super::probe::Probe;
use super::typed_ref::Ref;
use super::word::{SourceKind, Support, Verdict};
use crate::signature::Pattern;

/// A part of the system that can fail.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Layer {
    /// Its id.
    pub id: Id<Layer>,
    /// What a person calls it.
    pub title: String,
    /// What a failure there means.
    pub summary: String,
    /// Who can mend it.
    pub owner: String,
    /// The place in the chain; lower comes first.
    pub order: u32,
    /// Whether a failure there is none of the pack's subject: a look-alike.
    pub out_of_scope: bool,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Layer, Layer);

/// A row of the feature matrix.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Feature {
    /// Its id.
    pub id: Id<Feature>,
    /// What a person calls it.
    pub title: String,
    /// What the feature is.
    pub summary: String,
    /// Whether an own key covers it, provider by provider.
    pub support: Vec<Cell>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Feature, Feature);

/// A cell of the feature matrix.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Cell {
    /// The provider; `None` stands for every provider without a cell of its own.
    pub provider: Option<Ref<Provider>>,
    /// Whether it is covered.
    pub answer: Support,
    /// How well that is supported.
    pub verdict: Verdict,
    /// What there is to say about it.
    pub note: String,
    /// What says so.
    pub sources: Vec<Ref<Source>>,
}

/// A key system.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Key {
    /// Its id.
    pub id: Id<Key>,
    /// What a person calls it.
    pub title: String,
    /// Where such a key is kept.
    pub lives: String,
    /// What it proves, and to whom.
    pub authenticates: String,
    /// What it looks like.
    pub formats: Vec<KeyFormat>,
    /// How a client sends it.
    pub sent_as: Option<String>,
    /// Where it is issued.
    pub issued_at: Option<String>,
    /// Who issues it.
    pub provider: Option<Ref<Provider>>,
    /// The layer that looks at it, if it travels the chain.
    pub checked_at: Option<Ref<Layer>>,
    /// How well all this is supported.
    pub verdict: Option<Verdict>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Key, Key);

/// What a key looks like.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct KeyFormat {
    /// How it begins.
    pub prefix: String,
    /// The whole key.
    pub pattern: Pattern,
    /// Whether the pack says what the whole key looks like, or only how it begins.
    pub is_exact: bool,
    /// How long a whole key is, in characters, where every one is as long.
    pub length: Option<u16>,
    /// What there is to say about it.
    pub note: Option<String>,
}

/// Who answers a request.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Provider {
    /// Its id.
    pub id: Id<Provider>,
    /// What a person calls it.
    pub title: String,
    /// Where its API begins.
    pub base_url: Option<String>,
    /// Where its keys and bills are.
    pub console: Option<String>,
    /// Where it tells of outages.
    pub status_page: Option<String>,
    /// The host names that it answers from.
    pub hosts: Vec<String>,
    /// A test of a key that costs no tokens.
    pub probe: Option<Probe>,
    /// What each answer to the test proves.
    pub answers: Vec<Answer>,
    /// How well all this is supported.
    pub verdict: Option<Verdict>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Provider, Provider);

/// What an answer to a key test proves.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Answer {
    /// The HTTP status; 0 where nothing answered.
    pub status: u16,
    /// The code beside it.
    pub code: Option<String>,
    /// What it proves.
    pub proves: String,
    /// What it does not prove.
    pub not_proves: Option<String>,
}

/// Something that is said, and whether it is so.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Claim {
    /// Its id.
    pub id: Id<Claim>,
    /// What is said.
    pub title: String,
    /// Whether it is so.
    pub verdict: Verdict,
    /// What it is about.
    pub topic: String,
    /// Who says it.
    pub said_by: Vec<Ref<Source>>,
    /// Who says otherwise.
    pub against: Vec<Ref<Source>>,
    /// What is true.
    pub note: Option<String>,
    /// Where exactly it is said.
    pub place: Option<String>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Claim, Claim);

/// A note, or a question with its answer.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Note {
    /// Its id.
    pub id: Id<Note>,
    /// What sort of note.
    pub kind: String,
    /// The headline, or the question.
    pub title: String,
    /// The text, or the answer.
    pub text: String,
    /// How well it is supported.
    pub verdict: Option<Verdict>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Note, Note);

/// Where knowledge comes from.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Source {
    /// Its id.
    pub id: Id<Source>,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: Option<String>,
    /// When it was written, or read.
    pub date: Option<Date>,
    /// Where it stands.
    pub kind: SourceKind,
    /// What there is to say about it.
    pub note: Option<String>,
    /// What every entry has.
    pub common: Common,
}
impl_entry!(Source, Source);
