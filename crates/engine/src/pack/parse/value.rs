//! Changing a value that was read, so that what stands beside a fault is read as well.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeValue};

/// Puts a word in the place of the text that stands at `span`.
pub(super) fn replace_at(value: &mut Spanned<DeValue<'_>>, span: &Range<usize>, word: &str) -> bool {
    if value.span() == *span && matches!(value.get_ref(), DeValue::String(_)) {
        *value.get_mut() = DeValue::String(word.to_owned().into());
        return true;
    }
    match value.get_mut() {
        DeValue::Table(table) => table.iter_mut().any(|(_, value)| replace_at(value, span, word)),
        DeValue::Array(list) => list.iter_mut().any(|value| replace_at(value, span, word)),
        _ => false,
    }
}

/// Takes the innermost pair or element out whose key or value covers `span`.
pub(super) fn remove_at(value: &mut Spanned<DeValue<'_>>, span: &Range<usize>) -> bool {
    let covers = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    match value.get_mut() {
        DeValue::Table(table) => {
            let found = table.iter().find(|(key, value)| covers(key.span()) || covers(value.span()));
            let Some(key) = found.map(|(key, _)| key.clone()) else { return false };
            let inner = table.get_mut(&key).is_some_and(|value| remove_at(value, span));
            inner || table.remove(&key).is_some()
        }
        DeValue::Array(list) => {
            let Some(position) = list.iter().position(|value| covers(value.span())) else { return false };
            if !list.get_mut(position).is_some_and(|value| remove_at(value, span)) {
                let rest = std::mem::replace(list, DeArray::new()).into_iter().enumerate();
                *list = rest.filter(|(number, _)| *number != position).map(|(_, value)| value).collect();
            }
            true
        }
        _ => false,
    }
}

/// The id of an entry.
pub(super) fn id_of(value: &Spanned<DeValue<'_>>) -> Option<String> {
    let DeValue::Table(table) = value.get_ref() else { return None };
    let (_, id) = table.iter().find(|(key, _)| key.get_ref() == "id")?;
    match id.get_ref() {
        DeValue::String(id) => Some(id.to_string()),
        _ => None,
    }
}
