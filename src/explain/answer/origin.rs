//! Where an answer comes from.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Date;

/// Which pack an answer comes from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields of the manifest")]
pub struct PackId {
    pub id: String,
    pub version: String,
    pub sha256: String,
}

/// A source of the answer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields of the source")]
pub struct CitedSource {
    pub id: String,
    pub title: String,
    pub url: Option<String>,
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
}

/// An entry that comes near an unknown payload.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Nearest {
    pub id: String,
    pub title: String,
    pub similarity: f64,
}
