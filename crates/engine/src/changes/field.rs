//! What changed in the fields of an entry.

use serde::Serialize;
use serde_json::Value;

/// The field of the model that holds what every entry has.
const COMMON: &str = "common";

/// What a field held, and what it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FieldChange {
    /// Its name in rule files.
    pub field: String,
    /// What it held and no longer holds; of a list, the items that are gone.
    pub was: Vec<String>,
    /// What it holds now; of a list, the items that are new.
    pub is: Vec<String>,
}

/// The fields in which the contents of an entry differ. What every entry has are fields like the others.
pub(super) fn compare(was: &Value, is: &Value) -> Vec<FieldChange> {
    let mut found = Vec::new();
    for (name, value) in is.as_object().into_iter().flatten() {
        let before = was.get(name).unwrap_or(&Value::Null);
        if name == COMMON {
            found.extend(compare(before, value));
        } else if before != value {
            found.push(between(name, before, value));
        }
    }
    found
}

fn between(field: &str, was: &Value, is: &Value) -> FieldChange {
    let (before, after) = (parts(was), parts(is));
    let left_out = |of: &[String], other: &[String]| -> Vec<String> {
        of.iter().filter(|part| !other.contains(part)).cloned().collect()
    };
    FieldChange { field: field.to_owned(), was: left_out(&before, &after), is: left_out(&after, &before) }
}

/// A list is its items, and a table its fields; nothing has no part.
fn parts(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(written).collect(),
        Value::Object(fields) => fields.iter().flat_map(|(name, value)| of_field(name, value)).collect(),
        other => vec![written(other)],
    }
}

fn of_field(name: &str, value: &Value) -> Vec<String> {
    parts(value).into_iter().map(|part| format!("{name}: {part}")).collect()
}

/// A value in one line: texts as they are, tables with what they hold and without what they lack.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Array(items) => items.iter().map(written).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let held = fields.iter().filter(|(_, value)| !value.is_null());
            held.map(|(name, value)| format!("{name} {}", written(value))).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}
