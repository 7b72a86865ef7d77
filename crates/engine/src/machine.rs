//! What the machine at hand tells: which variables of the pack are set, which places of its programs exist, whether its clock
//! can be right; and the facts that follow. No value of a variable comes out of here, and no part of one.

mod checkup;
mod facts;
mod place;
mod variable;

pub use checkup::{Checkup, ClientPlaces, Clock, Looked, Name, SCHEMA, examine};
pub use facts::Told;
pub use place::Seen;
pub use variable::{HeldKey, Holds, VariableSeen};

use crate::model::Date;

/// A machine, as far as a checkup asks. Only what the pack names is asked for.
pub trait Machine {
    /// Its operating system.
    fn system(&self) -> System;

    /// The day that its clock shows, in UTC.
    fn today(&self) -> Date;

    /// The home folder of the user.
    fn home(&self) -> Option<String>;

    /// What an environment variable holds.
    fn variable(&self, name: &str) -> Option<String>;

    /// Whether there is a file or a folder at this path.
    fn exists(&self, path: &str) -> bool;
}

/// An operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum System {
    Macos,
    Linux,
    Windows,
}

impl System {
    /// How facts and the places of clients name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Macos => "macos",
            Self::Linux => "linux",
            Self::Windows => "windows",
        }
    }

    /// What a person calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Macos => "macOS",
            Self::Linux => "Linux",
            Self::Windows => "Windows",
        }
    }
}
