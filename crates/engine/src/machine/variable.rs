//! The variables that a pack names, and what sort of thing each holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Machine, System};
use crate::key::{self, Damage, Recognised};
use crate::model::{Client, Key, KnowledgeBase, Spot};

/// A name shorter than this, in bytes, is a word in a sentence.
const SHORTEST_NAME: usize = 4;

/// A variable that is set.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct VariableSeen {
    /// Its name.
    pub name: String,
    /// How long its value is, in characters.
    pub length: usize,
    /// What sort of thing it holds.
    pub holds: Holds,
    /// The kinds of key that it can be.
    pub keys: Vec<HeldKey>,
    /// What is wrong with the key, in words.
    pub damage: Vec<String>,
    /// Where it holds a path, whether something is there.
    pub exists: Option<bool>,
    /// The provider whose key it customarily holds, where it holds another's.
    pub expected: Option<String>,
    /// The programs that read it, by their titles.
    pub read_by: Vec<String>,
}

/// What sort of thing a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// Nothing: it is set and empty.
    Nothing,
    /// A key of a known kind.
    Key,
    /// A web address.
    Address,
    /// A path.
    Path,
    /// Something else.
    Text,
}

/// A kind of key that a variable can hold.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
pub struct HeldKey {
    /// The id of the key system.
    pub id: String,
    /// What a person calls it.
    pub title: String,
    /// Who issues it.
    pub provider: Option<String>,
}

/// Every variable of the pack that is set.
pub(super) fn all(knowledge: &KnowledgeBase, machine: &dyn Machine) -> Vec<VariableSeen> {
    let mut names: Vec<(String, Vec<String>)> = named(knowledge).into_iter().collect();
    if machine.system() == System::Windows {
        // There both spellings are one variable.
        let mut known = BTreeSet::new();
        names.retain(|(name, _)| known.insert(name.to_ascii_uppercase()));
    }
    let look = |(name, read_by): (String, Vec<String>)| {
        let value = machine.variable(&name)?;
        Some(seen(knowledge, machine, name, &value, read_by))
    };
    names.into_iter().filter_map(look).collect()
}

/// Every name that the pack tells, with the programs that read it.
fn named(knowledge: &KnowledgeBase) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for client in knowledge.clients.entries().filter(|client| client.common.is_current()) {
        let said = in_prose(client).flat_map(names_in);
        for name in client.variables.iter().map(String::as_str).chain(said) {
            let read_by = found.entry(name.to_owned()).or_default();
            if !read_by.contains(&client.title) {
                read_by.push(client.title.clone());
            }
        }
    }
    let keys = knowledge.keys.entries().filter(|key| key.common.is_current());
    let in_keys = keys.flat_map(of_key).flat_map(names_in).map(str::to_owned);
    let in_facts = knowledge.facts.entries().flat_map(|fact| &fact.from).filter_map(|place| match &place.spot {
        Spot::Variable(name) => Some(name.clone()),
        _ => None,
    });
    let customary = knowledge
        .providers
        .entries()
        .filter_map(|provider| Some(provider.probe.as_ref()?.request.as_ref()?.send.as_ref()?.variable.clone()));
    for name in in_keys.chain(in_facts).chain(customary) {
        found.entry(name).or_default();
    }
    found
}

fn in_prose(client: &Client) -> impl Iterator<Item = &str> {
    let places = [&client.key_place, &client.base_url_place, &client.proxy_place];
    places.into_iter().flatten().map(String::as_str)
}

fn of_key(key: &Key) -> impl Iterator<Item = &str> {
    std::iter::once(key.lives.as_str()).chain(key.sent_as.as_deref()).chain(key.common.remark.as_deref())
}

/// The words of a sentence that look like the name of a variable.
fn names_in(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_');
    words.filter(|word| word.contains('_') && word.len() >= SHORTEST_NAME && is_name(word))
}

/// Whether this is how the names of variables are written: capitals, digits, underscores.
pub(super) fn is_name(word: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    word.starts_with(|first: char| first.is_ascii_uppercase()) && word.bytes().all(is_plain)
}

fn seen(
    knowledge: &KnowledgeBase,
    machine: &dyn Machine,
    name: String,
    value: &str,
    read_by: Vec<String>,
) -> VariableSeen {
    let inspection = (value.len() <= key::MAX_KEY).then(|| key::inspect(knowledge, value));
    let inspection = inspection.filter(|inspection| inspection.recognised() != Recognised::No);
    let kinds = inspection.iter().flat_map(|inspection| &inspection.kinds);
    let held = |key: &Key| HeldKey {
        id: key.id.to_string(),
        title: key.title.clone(),
        provider: key.provider.map(|provider| knowledge.providers[provider].id.to_string()),
    };
    let keys: Vec<HeldKey> = kinds.map(|kind| held(kind.key)).collect();
    let damage = inspection.iter().flat_map(|inspection| &inspection.damage).map(|damage: &Damage| damage.says());
    let holds = if keys.is_empty() { shape(value) } else { Holds::Key };
    VariableSeen {
        expected: expected(knowledge, &name, &keys),
        length: value.chars().count(),
        damage: damage.map(str::to_owned).collect(),
        exists: (holds == Holds::Path).then(|| machine.exists(value.trim())),
        holds,
        keys,
        read_by,
        name,
    }
}

/// What a value that is no key looks like.
fn shape(value: &str) -> Holds {
    let value = value.trim();
    let letters = value.as_bytes();
    let on_a_drive = letters.first().is_some_and(u8::is_ascii_alphabetic)
        && letters.get(1) == Some(&b':')
        && matches!(letters.get(2), Some(b'/' | b'\\'));
    if value.is_empty() {
        Holds::Nothing
    } else if value.contains("://") {
        Holds::Address
    } else if value.starts_with('/') || on_a_drive {
        Holds::Path
    } else {
        Holds::Text
    }
}

/// The provider whose key the variable customarily holds, by its title, where every kind that it can be is another's.
fn expected(knowledge: &KnowledgeBase, name: &str, keys: &[HeldKey]) -> Option<String> {
    let is_customary = |variable: &str| variable == name;
    let mut owners = knowledge.providers.entries().filter(|provider| {
        let request = provider.probe.as_ref().and_then(|probe| probe.request.as_ref());
        request.and_then(|request| request.send.as_ref()).is_some_and(|sent| is_customary(&sent.variable))
    });
    let owner = owners.next()?;
    let is_other = |key: &HeldKey| key.provider.as_deref().is_some_and(|other| other != owner.id.as_str());
    let is_alone = owners.next().is_none();
    (is_alone && !keys.is_empty() && keys.iter().all(is_other)).then(|| owner.title.clone())
}
