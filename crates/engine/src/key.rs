//! What kind of key somebody holds, and what happened to it on the way. Nothing of the key itself comes out of here.
//!
//! A key is first freed of what does not belong to it; each thing that had to go is damage. What remains is compared with
//! the formats of the pack: of those that fit the longest prefix wins.

mod damage;
mod strip;

pub use damage::Damage;

use serde::Serialize;

use crate::model::{Key, KeyFormat, KnowledgeBase};
use crate::redact::places;
use strip::Stripped;

/// A key longer than this is none, in bytes.
pub const MAX_KEY: usize = 16 << 10;

/// What is known of a key.
#[derive(Clone, Debug)]
pub struct Inspection<'k> {
    /// The kinds that it can be; several share a beginning, and none is known where this is empty.
    pub kinds: Vec<Kind<'k>>,
    /// Whether the whole key looks as the pack says, or only its beginning is known.
    pub is_whole: bool,
    /// How long it is without what does not belong to it, in characters.
    pub length: usize,
    /// What happened to it, in the order in which to mend it.
    pub damage: Vec<Damage>,
}

/// A kind of key, and the format by which it was told.
#[derive(Clone, Copy, Debug)]
pub struct Kind<'k> {
    /// The key system.
    pub key: &'k Key,
    /// The format.
    pub format: &'k KeyFormat,
}

/// How sure the kind of a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recognised {
    /// The whole key looks as it should.
    Whole,
    /// It begins so; the rest is not as it should be, or nobody says how it should be.
    Beginning,
    /// The pack knows no such key.
    No,
}

impl Inspection<'_> {
    /// How sure the kind is.
    pub fn recognised(&self) -> Recognised {
        match (self.kinds.is_empty(), self.is_whole) {
            (true, _) => Recognised::No,
            (false, true) => Recognised::Whole,
            (false, false) => Recognised::Beginning,
        }
    }
}

/// Looks at a key. White space at the very end, as a file or `echo` puts it there, is no damage.
pub fn inspect<'k>(knowledge: &'k KnowledgeBase, text: &str) -> Inspection<'k> {
    let Stripped { key, mut damage } = strip::strip(text);
    let (kinds, is_whole) = kinds(knowledge, &key);
    let length = key.chars().count();
    damage.extend(damage::inside(knowledge, &key, kinds.first().map(|kind| kind.format)));
    damage.sort_unstable();
    damage.dedup();
    let is_whole = is_whole && !damage.iter().any(|damage| damage.spoils_the_rest());
    Inspection { kinds, is_whole, length, damage }
}

/// The kinds whose format fits with the longest prefix, and whether the whole key fits. Where no whole key fits, the
/// longest beginning does.
fn kinds<'k>(knowledge: &'k KnowledgeBase, key: &str) -> (Vec<Kind<'k>>, bool) {
    let begins: Vec<Kind<'k>> = formats(knowledge).filter(|kind| key.starts_with(&kind.format.prefix)).collect();
    let fits =
        |kind: &&Kind<'k>| places(&kind.format.pattern, key).any(|span| span.start == 0 && span.end == key.len());
    let whole: Vec<Kind<'k>> = begins.iter().filter(fits).copied().collect();
    if whole.is_empty() { (longest(begins), false) } else { (longest(whole), true) }
}

fn longest(mut kinds: Vec<Kind<'_>>) -> Vec<Kind<'_>> {
    let length = kinds.iter().map(|kind| kind.format.prefix.len()).max().unwrap_or(0);
    kinds.retain(|kind| kind.format.prefix.len() == length);
    kinds
}

/// The formats of every key that is still issued.
fn formats(knowledge: &KnowledgeBase) -> impl Iterator<Item = Kind<'_>> {
    let keys = knowledge.keys.entries().filter(|key| key.common.is_current());
    keys.flat_map(|key| key.formats.iter().map(move |format| Kind { key, format }))
}

#[cfg(test)]
mod tests;
