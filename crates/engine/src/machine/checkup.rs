//! A checkup: all that a machine tells, as a value. Its JSON form is schema 1, which is only ever added to.

use std::collections::BTreeMap;

use serde::Serialize;

use super::place::{self, Seen};
use super::variable::{self, VariableSeen};
use super::{Machine, System, Told, facts};
use crate::explain::answer::PackId;
use crate::model::{Client, Date, KnowledgeBase, PerSystem};

/// The version of the JSON form.
pub const SCHEMA: u32 = 1;
/// A zone can be a day ahead of the clock of a machine that is right, in days.
const ZONES: i32 = 1;

/// What a machine tells. No value of a variable is in it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Checkup {
    /// The version of this form: 1.
    pub schema: u32,
    /// The pack that said where to look.
    pub pack: PackId,
    /// The operating system.
    pub system: System,
    /// The clock.
    pub clock: Clock,
    /// The variables of the pack that are set, in the order of their names.
    pub variables: Vec<VariableSeen>,
    /// The programs of the pack that name a file or folder on this system.
    pub clients: Vec<ClientPlaces>,
    /// The names of the providers, where somebody asked for them.
    pub names: Vec<Name>,
    /// The facts that follow, as `triage explain --facts-from` reads them.
    pub facts: BTreeMap<String, Told>,
}

/// What the clock shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Clock {
    /// The day, in UTC.
    pub today: Date,
    /// The newest day on which an entry of the pack was verified.
    pub verified: Option<Date>,
    /// Whether the clock shows a day before that one, which cannot be.
    pub is_behind: bool,
}

/// The places of a program.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct ClientPlaces {
    /// The id of the program.
    pub id: String,
    /// What a person calls it.
    pub title: String,
    /// Its settings file.
    pub settings: Option<Looked>,
    /// Its log.
    pub log: Option<Looked>,
    /// Where it stores what it signs in with.
    pub credentials: Option<Looked>,
}

/// What the pack says of a place, and what was there.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Looked {
    /// What the pack says; a keychain that it names is not looked into.
    pub says: String,
    /// The files and folders in it.
    pub paths: Vec<Seen>,
}

/// A name of a provider, looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct Name {
    /// The host.
    pub host: String,
    /// Whether it has an address.
    pub resolves: bool,
}

impl Looked {
    /// Whether one of its files or folders is there.
    pub fn is_there(&self) -> bool {
        self.paths.iter().any(|seen| seen.exists)
    }
}

impl ClientPlaces {
    /// Each place that the pack tells, by what it is.
    pub fn places(&self) -> impl Iterator<Item = (&'static str, &Looked)> {
        let places = [("settings", &self.settings), ("log", &self.log), ("sign-in", &self.credentials)];
        places.into_iter().filter_map(|(what, place)| Some((what, place.as_ref()?)))
    }

    /// Whether anything of the program is there.
    pub fn is_there(&self) -> bool {
        self.places().any(|(_, place)| place.is_there())
    }
}

/// Looks at a machine. The same machine gives the same checkup.
pub fn examine(knowledge: &KnowledgeBase, machine: &dyn Machine) -> Checkup {
    let clock = clock(knowledge, machine.today());
    let current = knowledge.clients.entries().filter(|client| client.common.is_current());
    Checkup {
        schema: SCHEMA,
        pack: PackId::from(&knowledge.manifest),
        system: machine.system(),
        variables: variable::all(knowledge, machine),
        clients: current.filter_map(|client| places(client, machine)).collect(),
        names: Vec::new(),
        facts: facts::told(knowledge, machine, &clock),
        clock,
    }
}

fn clock(knowledge: &KnowledgeBase, today: Date) -> Clock {
    let verified = knowledge.verified();
    let is_behind = verified.is_some_and(|verified| verified.days_since(today) > ZONES);
    Clock { today, verified, is_behind }
}

/// The places of a program; `None` where the pack names no file and no folder.
fn places(client: &Client, machine: &dyn Machine) -> Option<ClientPlaces> {
    let look = |place: &Option<PerSystem>| {
        let says = place.as_ref()?.on(Some(machine.system().name()))?;
        let paths = place::seen(&says, machine);
        Some(Looked { says, paths })
    };
    let found = ClientPlaces {
        id: client.id.to_string(),
        title: client.title.clone(),
        settings: look(&client.settings),
        log: look(&client.log),
        credentials: look(&client.credentials),
    };
    let names_a_path = found.places().any(|(_, place)| !place.paths.is_empty());
    names_a_path.then_some(found)
}
