//! Fixes as they are written.

use serde::{Deserialize, Serialize};

use super::common::entry;
use crate::model::Verdict;
use crate::source::Located;

entry! {
    /// A fix: ordered steps, each with a condition that tells whether it worked.
    pub struct RawFix {
        /// Kebab-case.
        pub id: Located<String>,
        /// What it does, as an imperative.
        pub title: Located<String>,
        /// How long it takes.
        pub minutes: Located<u32>,
        /// Whether it can be undone.
        pub reversible: bool,
        /// Who can do it: you, an admin, or a company.
        pub who: String,
        /// What to do, in order.
        pub steps: Vec<RawStep>,
        /// Left out of a plan where this predicate fails; what is not known does not leave it out.
        pub when: Option<Located<String>>,
        /// How well it is supported that it helps.
        pub verdict: Option<Verdict>,
    }
}

/// One step of a fix.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RawStep {
    /// What to do.
    #[serde(rename = "do")]
    pub action: Located<String>,
    /// The exact command, if there is one. It never holds a secret.
    pub run: Option<Located<String>>,
    /// What you see when the step worked.
    pub pass: String,
    /// Where to do it.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// What to do when it did not work.
    pub if_it_fails: Option<String>,
    /// Left out where this predicate fails; what is not known does not leave it out.
    pub when: Option<Located<String>>,
}
