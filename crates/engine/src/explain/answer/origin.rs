//! Where an answer comes from.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::model::{Date, Manifest};

/// Which pack an answer comes from.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the fields of the manifest")]
pub struct PackId {
    pub id: String,
    pub version: String,
    pub sha256: String,
}

impl From<&Manifest> for PackId {
    fn from(manifest: &Manifest) -> Self {
        Self { id: manifest.id.clone(), version: manifest.version.clone(), sha256: manifest.sha256.clone() }
    }
}

/// A source of the answer.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the fields of the source")]
pub struct CitedSource {
    pub id: String,
    pub title: String,
    pub url: Option<String>,
    #[cfg_attr(feature = "authoring", schemars(with = "Option<String>"))]
    #[serde(default, deserialize_with = "read_date")]
    pub date: Option<Date>,
}

/// An entry that comes near an unknown payload.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the names say it")]
pub struct Nearest {
    pub id: String,
    pub title: String,
    pub similarity: f64,
}

/// A word that was understood although no error was recognised by it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Understood {
    /// The word as the payload has it.
    pub word: String,
    /// The id of the concept that it stands for.
    pub concept: String,
    /// What a person calls the concept.
    pub title: String,
}

/// A date in an answer is a text, not the date of a rule file.
fn read_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let written = Option::<String>::deserialize(deserializer)?;
    written.map(|date| date.parse().map_err(D::Error::custom)).transpose()
}
