//! What came along with a key when it was copied, taken off layer by layer.

use super::damage::Damage;
use crate::payload::is_invisible;

/// More layers than this nobody wraps around a key.
const MAX_LAYERS: usize = 8;
/// Names of ways to send a key, as they stand before it in a header.
const SCHEMES: [&str; 4] = ["bearer ", "basic ", "token ", "key "];
/// Quotes, straight and typographic.
const QUOTES: [char; 11] = ['"', '\'', '`', '“', '”', '„', '‘', '’', '‚', '«', '»'];

/// A key, and what was around it.
pub(super) struct Stripped {
    pub(super) key: String,
    pub(super) damage: Vec<Damage>,
}

pub(super) fn strip(text: &str) -> Stripped {
    let mut damage = Vec::new();
    let visible: String = text.trim_end().chars().filter(|character| *character != '\r').collect();
    let mut key: String = visible.chars().filter(|character| !is_invisible(*character)).collect();
    if key.len() != visible.len() {
        damage.push(Damage::Invisible);
    }
    for _ in 0..MAX_LAYERS {
        let Some((inner, what)) = layer(&key) else { break };
        key = inner;
        damage.push(what);
    }
    if key.contains('\n') {
        damage.push(Damage::LineBreak);
    }
    if key.contains(|character: char| character.is_whitespace() && character != '\n') {
        damage.push(Damage::SpaceInside);
    }
    key.retain(|character| !character.is_whitespace());
    Stripped { key, damage }
}

/// The key without its outermost layer, and what that layer is.
fn layer(key: &str) -> Option<(String, Damage)> {
    let inner = |text: &str, damage| Some((text.to_owned(), damage));
    let trimmed = key.trim();
    if trimmed.len() != key.len() {
        return inner(trimmed, Damage::SpaceAround);
    }
    let unquoted = key.trim_matches(QUOTES);
    if unquoted.len() != key.len() {
        return inner(unquoted, Damage::Quotes);
    }
    if let Some(scheme) = SCHEMES.iter().find(|scheme| begins(key, scheme)) {
        return inner(key.get(scheme.len()..)?, Damage::Scheme);
    }
    let (name, value) = key.split_once(['=', ':'])?;
    let name = name.trim().strip_prefix("export ").unwrap_or(name.trim()).trim_matches(QUOTES);
    let is_name =
        name.len() > 2 && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-$:".contains(letter));
    let is_known = ["key", "token", "secret", "authorization"].iter().any(|word| name.to_lowercase().contains(word));
    if is_name && is_known && !value.is_empty() { inner(value.trim_start(), Damage::Name) } else { None }
}

fn begins(key: &str, word: &str) -> bool {
    key.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}
